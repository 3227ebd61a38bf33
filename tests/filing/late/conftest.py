"""A month that was due on 10 December, with a clerk who files it and somebody of the office."""

import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from people import make_member

from titp.accounts.models import Role


@pytest.fixture
def report(books):
    return books(lambda: filled(opened_november(CompanyFactory(name="やまと食品"))))


@pytest.fixture
def clerk(kita, report):
    return make_member(kita, Role.CLERK, company_id=report.company_id)


@pytest.fixture
def caseworker(kita):
    return make_member(kita, Role.CASEWORKER)
