"""Agreements on overtime: entered, refused where they cannot be, corrected, removed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.pay import OvertimeAgreementFactory

from companies.models import OvertimeAgreement
from titp.tenancy.context import use

FILLED = {"starts_on": "2026-04-01", "ends_on": "2027-03-31", "filed_on": "2026-03-20"}


@pytest.fixture
def company(kita):
    with use(kita.pk):
        return CompanyFactory()


@pytest.fixture
def page(at, company):
    return at("kita", f"/companies/{company.pk}/overtime/")


@pytest.fixture
def new(at, company):
    return at("kita", f"/companies/{company.pk}/overtime-agreements/new/")


def words(response):
    return response.content.decode()


def test_an_agreement_is_entered_and_listed(office, page, new):
    assert "Nothing has been recorded yet" in words(office.get(page))
    assert office.post(new, FILLED | {"special_clause": "on"}).url == page
    assert "2027-03-31" in words(office.get(page))


def test_an_end_before_the_start_is_refused_at_its_field_and_by_the_database(
    office, kita, company, new
):
    answer = office.post(new, FILLED | {"ends_on": "2026-03-31"})
    assert answer.status_code == 422
    assert "The end is before the start." in str(answer.context["form"].errors["ends_on"])
    with use(kita.pk), pytest.raises(IntegrityError), transaction.atomic():
        OvertimeAgreementFactory(company=company, ends_on=date(2026, 3, 31))


def test_a_second_agreement_at_the_same_time_is_refused(office, kita, company, new):
    with use(kita.pk):
        OvertimeAgreementFactory(company=company)
    answer = office.post(new, FILLED | {"starts_on": "2027-03-31", "ends_on": "2028-03-30"})
    assert "These days overlap" in str(answer.context["form"].errors["ends_on"])
    with use(kita.pk), pytest.raises(IntegrityError), transaction.atomic():
        OvertimeAgreementFactory(company=company)


def test_an_agreement_is_corrected_and_removed(office, at, kita, company, page):
    with use(kita.pk):
        agreement = OvertimeAgreementFactory(company=company)
    edit, removal = (
        at("kita", f"/overtime-agreements/{agreement.pk}/{act}/") for act in ("edit", "removal")
    )
    version = office.get(edit).context["form"]["version"].value()
    assert office.post(edit, FILLED | {"filed_on": "", "version": version}).url == page
    assert office.post(removal).url == page
    with use(kita.pk):
        assert not OvertimeAgreement.objects.exists()


def test_the_auditor_reads_agreements_and_a_clerk_does_not(signed_in, at, kita, company, page):
    assert "/new/" not in words(signed_in("auditor").get(page))
    assert signed_in("clerk", company=company).get(page).status_code == 403


def test_a_change_stands_in_the_history_of_the_company(office, at, company, new):
    office.post(new, FILLED)
    assert "2027-03-31" in words(office.get(at("kita", f"/companies/{company.pk}/history/")))
