"""Books in which something is owed, and people who read English."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory

from titp.accounts.models import User
from titp.compliance.models import Finding
from titp.compliance.sweep import check_organization
from titp.tenancy.context import STAFF, use

TODAY = localdate()


@pytest.fixture
def signed_in(signed_in):
    """As everywhere, but reading English."""

    def sign_in(role, **fields):
        client = signed_in(role, **fields)
        User.objects.filter(pk=client.user.pk).update(language="en")
        return client

    return sign_in


@pytest.fixture
def inside(kita):
    """`with inside():` acts for きた協同組合, as pages do for a request."""
    return lambda: use(kita.pk, STAFF)


@pytest.fixture
def books(inside):
    """An audit whose report is overdue and a person whose record has gaps, at one company."""
    with inside():
        company = CompanyFactory(name="見本食品")
        AuditFactory(company=company, held_on=TODAY - timedelta(90))
        TraineeFactory(company=company, name_roman="SAMPLE GAP", sex="", entered_on=None)
        check_organization(TODAY)
    return company


@pytest.fixture
def overdue(books, inside):
    with inside():
        return Finding.objects.get(rule="SUP-003", company=books)


@pytest.fixture
def clerk(books, signed_in, inside):
    with inside():
        AuditFactory(company=CompanyFactory(name="よその会社"), held_on=TODAY - timedelta(90))
        check_organization(TODAY)
    return signed_in("clerk", company=books)
