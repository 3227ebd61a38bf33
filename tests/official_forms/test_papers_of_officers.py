"""Officers of a host company on its papers, and what they declared (役員・欠格事由)."""

from datetime import date

import pytest
from factories.companies import (
    AppointmentFactory,
    CompanyFactory,
    OfficerFactory,
    StaffMemberFactory,
    WorkplaceFactory,
)
from factories.training_plans import TrainingPlanFactory
from filled_in import DAYS, form_of

from titp.accounts.permissions import TABLE
from titp.official_forms.filling import filled
from titp.official_forms.form import FORMS

DECLARED = date(2025, 12, 15)


@pytest.fixture
def paper(acting):
    """The application for a plan of a company, as of 2 March 2026."""

    def paper(company):
        plan = TrainingPlanFactory(company=company)
        return filled(form_of("plan_application"), plan, DAYS[""])

    return paper


def test_the_application_names_the_officers_of_its_day(paper):
    company = CompanyFactory()
    OfficerFactory(company=company, name="今　太郎", address="札幌市")
    OfficerFactory(company=company, name="前　次郎", address="札幌市", ends_on=date(2026, 3, 1))
    OfficerFactory(company=company, name="次　三郎", address="札幌市", starts_on=date(2026, 3, 3))
    assert [row[1] for row in paper(company).values["officers"]] == ["今　太郎"]


def test_officers_and_addresses_that_are_not_recorded_are_listed_as_missing(paper):
    nobody, known = CompanyFactory(), CompanyFactory()
    OfficerFactory(company=known, declared_on=DECLARED)
    assert "officers" in [one.box.key for one in paper(nobody).missing]
    gaps = {one.box.key: [column.key for column, _n in one.gaps] for one in paper(known).missing}
    assert gaps["officers"] == ["address"]


def test_a_sole_proprietor_stands_in_place_of_officers(paper):
    farm = CompanyFactory(sole_proprietor=True, representative="農園　主", address="江別市1-1")
    assert paper(farm).values["officers"] == [["個人事業主", "農園　主", "", "江別市1-1", ""]]


@pytest.mark.parametrize(
    ("declared_on", "disqualified", "told"),
    [
        (DECLARED, False, ["無"]),
        (DECLARED, True, ["有"]),
        (date(2025, 3, 2), False, ["無"]),
        (date(2025, 3, 1), False, []),
        (None, False, []),
        (None, True, ["有"]),
    ],
)
def test_that_nothing_disqualifies_is_told_when_all_declared_it_within_the_year(
    paper, declared_on, disqualified, told
):
    company = CompanyFactory()
    OfficerFactory(company=company, declared_on=DECLARED)
    OfficerFactory(company=company, declared_on=declared_on, disqualified=disqualified)
    assert paper(company).values["disqualified"] == told


@pytest.mark.parametrize(("holds_a_post", "told"), [(True, ["有"]), (False, ["無"])])
def test_of_staff_counts_whoever_holds_a_post(paper, holds_a_post, told):
    company = CompanyFactory()
    OfficerFactory(company=company, declared_on=DECLARED)
    staff = StaffMemberFactory(company=company, disqualified=True)
    if holds_a_post:
        AppointmentFactory(workplace=WorkplaceFactory(company=company), staff=staff)
    assert paper(company).values["disqualified"] == told


def test_addresses_of_officers_are_for_those_who_may_read_of_a_hosts_people():
    """A clerk of the host reads its plans, and not where its officers live."""
    of_officers = [
        form
        for form in FORMS.in_force(date(2026, 6, 1))
        for box in form.boxes
        if box.source == "company.officers"
    ]
    assert "plan_application" in {form.slug for form in of_officers}
    for form in of_officers:
        assert TABLE[form.may] <= TABLE["read company staff"], form.slug
