"""After a report: what changed for the person or at the company is shown to who may read it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from factories.companies import CompanyFactory
from factories.pay import WageTermsFactory
from factories.protection import ConsultationFactory
from factories.safeguarding import TermsFactory
from factories.trainees import PlacementFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import JOBS, use
from training_plans.retaliation import changes_after

TODAY = localdate()


@pytest.fixture
def spoke(acting):
    """A person with a plan at a company, who spoke twenty days ago, and a colleague."""
    company = CompanyFactory()
    person, colleague = (TrainingPlanFactory(company=company).trainee for _ in "ab")
    for one in (person, colleague):
        one.placements.all().delete()
        PlacementFactory(trainee=one, company=company, starts_on=TODAY - timedelta(300))
        WageTermsFactory(trainee=one, starts_on=TODAY - timedelta(300), amount=1100)
    row = ConsultationFactory(trainee=person, received_at=now() - timedelta(20))
    return row, person, colleague


def lower(person, days, amount=1050):
    person.wage_terms.update(ends_on=TODAY - timedelta(days + 1))
    WageTermsFactory(trainee=person, starts_on=TODAY - timedelta(days), amount=amount)


def test_a_lower_wage_and_an_ended_placement_after_a_report_are_shown(spoke):
    row, person, colleague = spoke
    lower(person, 10)
    colleague.placements.update(ends_on=TODAY - timedelta(3))
    seen = {(one.kind, one.trainee_id, one.is_the_person) for one in changes_after(TODAY, row)}
    assert seen == {("wages", person.pk, True), ("transfer", colleague.pk, False)}
    assert {one.consultation for one in changes_after(TODAY)} == {row.public_id}


def test_what_came_before_the_report_or_is_better_is_not_shown(spoke):
    row, person, colleague = spoke
    lower(person, 30)
    lower(colleague, 10, amount=1200)
    assert changes_after(TODAY, row) == []


def test_after_the_days_of_the_organization_nothing_is_shown(spoke):
    row, person, _colleague = spoke
    lower(person, 10)
    TermsFactory(since=TODAY - timedelta(60), guard_days=15)
    assert changes_after(TODAY, row) == []


def test_a_report_without_a_name_watches_the_company_that_it_names(spoke):
    row, person, _colleague = spoke
    company = person.company
    row.delete()
    told = ConsultationFactory(company=company, received_at=now() - timedelta(20))
    lower(person, 10)
    assert [one.kind for one in changes_after(TODAY, told)] == ["wages"]


def test_they_stand_on_the_pages_of_the_office(signed_in, kita):
    with use(kita.pk, JOBS):
        company = CompanyFactory()
        person = TrainingPlanFactory(company=company).trainee
        person.placements.update(starts_on=TODAY - timedelta(300), ends_on=TODAY - timedelta(1))
        row = ConsultationFactory(trainee=person, received_at=now() - timedelta(5))
    client = signed_in("caseworker")
    for page in ("/o/kita/safeguarding/", f"/o/kita/consultations/{row.public_id}/"):
        assert "placement ended or changed" in client.get(page).content.decode()
