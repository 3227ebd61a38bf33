"""Tests of many people at once: support applied for together, one day booked for a group."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.training_plans import SkillTestFactory, TrainingPlanFactory

from titp.japanese.months import add_months
from titp.tenancy.context import use
from training_plans.models import SkillTest


@pytest.fixture
def url(at):
    return lambda path: at("kita", f"/skill-tests/{path}/")


@pytest.fixture
def plans(kita):
    """Of three people of one company, in the fourth month of stage 1; and one of stage 2."""
    start = add_months(localdate(), -4)
    with use(kita.pk):
        company = CompanyFactory()
        three = [TrainingPlanFactory(company=company, starts_on=start) for _number in range(3)]
        TrainingPlanFactory(company=company, stage=2, starts_on=start)
        return three


def test_who_has_to_apply_soon_is_applied_for_together(office, url, kita, plans):
    with use(kita.pk):
        SkillTestFactory(trainee=plans[2].trainee, plan=plans[2], applied_on=localdate())
    choices = office.get(url("applications")).context["form"].fields["plans"].choices
    assert {pk for pk, _label in choices} == {plans[0].pk, plans[1].pk}
    today = localdate()
    filled = {"applied_on": today.isoformat(), "plans": [plan.pk for plan in plans[:2]]}
    assert office.post(url("applications"), filled).status_code == 302
    with use(kita.pk):
        made = SkillTest.objects.filter(plan__in=plans[:2])
        told = set(made.values_list("plan", "grade", "part", "applied_on"))
    assert told == {(plan.pk, "basic", "both", today) for plan in plans[:2]}
    assert "Nobody waits for this now" in office.get(url("applications")).content.decode()


def test_one_day_is_booked_for_a_group(office, url, kita, plans):
    with use(kita.pk):
        for plan in plans:
            SkillTestFactory(trainee=plan.trainee, plan=plan, applied_on=localdate())
    day = localdate() + timedelta(60)
    filled = {"booked_for": day.isoformat(), "body": "見本県職業能力開発協会",
              "plans": [plan.pk for plan in plans[:2]]}  # fmt: skip
    office.post(url("bookings"), filled)
    with use(kita.pk):
        booked = set(SkillTest.objects.filter(booked_for=day).values_list("plan", "body"))
    assert booked == {(plan.pk, "見本県職業能力開発協会") for plan in plans[:2]}


def test_a_booking_before_the_application_is_refused_for_all_of_them(office, url, kita, plans):
    with use(kita.pk):
        for plan in plans:
            SkillTestFactory(trainee=plan.trainee, plan=plan, applied_on=localdate())
    early = localdate() - timedelta(10)
    filled = {"booked_for": early.isoformat(), "plans": [plan.pk for plan in plans]}
    answer = office.post(url("bookings"), filled)
    assert answer.status_code == 422
    assert "before it was applied for" in answer.content.decode()
    with use(kita.pk):
        assert not SkillTest.objects.exclude(booked_for=None).exists()


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({"applied_on": "2099-01-01"}, "applied_on"),
        ({"applied_on": ""}, "applied_on"),
        ({"applied_on": "2026-04-01", "plans": ["999999"]}, "plans"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, url, plans, filled, field):
    answer = office.post(url("applications"), {"plans": [plans[0].pk]} | filled)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_an_auditor_applies_for_nobody(signed_in, url):
    assert signed_in("auditor").get(url("applications")).status_code == 403
