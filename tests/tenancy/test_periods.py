"""Days that no single row can keep: periods in order, days that may not lie before others."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from factories.companies import ExcellentStandingFactory
from factories.trainees import LeavingFactory, ResidencePeriodFactory, TraineeFactory
from factories.training_plans import (
    AuditFactory,
    AuditReportFactory,
    SkillTestFactory,
    SuspensionFactory,
    TrainingPlanFactory,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from titp.tenancy.context import use
from trainees.models import ResidencePeriod, Trainee

LANDED = date(2026, 4, 1)


@pytest.fixture
def person(acting):
    return TraineeFactory(entered_on=LANDED)


def stay(person, start, end):
    return ResidencePeriodFactory(
        trainee=person, starts_on=date.fromisoformat(start), expires_on=date.fromisoformat(end)
    )


def refused(write, *names):
    """Whether the database refuses to write by a constraint of one of these names."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    assert refusal.value.__cause__.diag.constraint_name in names
    return True


def test_the_next_stay_may_be_permitted_before_the_last_one_runs_out(person):
    stay(person, "2026-04-01", "2027-04-01")
    stay(person, "2027-03-10", "2028-04-01")
    assert ResidencePeriod.objects.count() == 2


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-05-01", "2026-12-31"),  # within
        ("2026-03-01", "2027-12-31"),  # around
        ("2026-04-01", "2027-04-01"),  # the same
        ("2026-04-01", "2028-04-01"),  # from the same day
        ("2026-09-01", "2027-04-01"),  # until the same day
    ],
)
def test_a_stay_that_lies_within_or_around_another_is_refused(person, start, end):
    stay(person, "2026-04-01", "2027-04-01")
    assert refused(lambda: stay(person, start, end), "trainees_residenceperiod_in_order")


def test_stays_of_two_people_do_not_meet(person):
    stay(person, "2026-04-01", "2027-04-01")
    stay(TraineeFactory(), "2026-04-01", "2027-04-01")
    assert ResidencePeriod.objects.count() == 2


def test_a_stay_without_a_known_first_day_is_taken(person):
    stay(person, "2026-04-01", "2027-04-01")
    ResidencePeriodFactory(trainee=person, starts_on=None, expires_on=date(2027, 1, 1))
    assert ResidencePeriod.objects.count() == 2


def test_a_stay_that_is_moved_into_another_is_refused(person):
    stay(person, "2026-04-01", "2027-04-01")
    later = stay(person, "2027-03-10", "2028-04-01")
    later.expires_on = date(2027, 3, 31)
    assert refused(later.save, "trainees_residenceperiod_in_order")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400)).map(sorted), min_size=1, max_size=6
    )
)
def test_what_is_kept_is_always_in_order(acting_once, periods):
    """Whatever is tried: the stays that were taken begin in the order in which they end."""
    with transaction.atomic():
        person = TraineeFactory(entered_on=LANDED)
        for first, last in periods:
            days = [date.fromordinal(LANDED.toordinal() + day).isoformat() for day in (first, last)]
            try:
                with transaction.atomic():
                    stay(person, *days)
            except IntegrityError:
                continue
        kept = sorted(person.residence_periods.values_list("starts_on", "expires_on"))
        ends = [end for _, end in kept]
        assert kept
        assert ends == sorted(set(ends))
        assert len({start for start, _ in kept}) == len(kept)
        transaction.set_rollback(True)


def test_a_test_before_the_landing_is_refused(person):
    name = "training_plans_skilltest_after_landing"
    assert refused(lambda: SkillTestFactory(trainee=person, sat_on=date(2026, 3, 31)), name)
    assert SkillTestFactory(trainee=person, sat_on=LANDED).pk


def test_a_landing_is_not_moved_behind_a_test(person):
    SkillTestFactory(trainee=person, sat_on=date(2027, 1, 10))
    moved = Trainee.objects.filter(pk=person.pk)
    later = lambda: moved.update(entered_on=date(2027, 1, 11))  # noqa: E731
    assert refused(later, "training_plans_skilltest_after_landing")
    assert moved.update(entered_on=date(2027, 1, 10)) == 1


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ({"booked_for": date(2026, 3, 31)}, "booked_after_landing"),
        (
            {"applied_on": date(2026, 9, 2), "booked_for": date(2026, 9, 1)},
            "booked_for_after_application",
        ),
        ({"applied_on": date(2026, 9, 2), "sat_on": date(2026, 9, 1)}, "sat_on_after_application"),
    ],
)
def test_days_of_a_test_in_the_wrong_order_are_refused(person, days, name):
    again = lambda: SkillTestFactory(trainee=person, **days)  # noqa: E731
    assert refused(again, f"training_plans_skilltest_{name}")


def test_a_test_that_is_applied_for_booked_and_sat_on_one_day_is_taken(person):
    day = date(2026, 9, 1)
    assert SkillTestFactory(trainee=person, applied_on=day, booked_for=day, sat_on=day).pk


def test_a_plan_does_not_end_early_before_it_starts(acting):
    called_off = TrainingPlanFactory(starts_on=LANDED, ended_on=date(2026, 3, 31))
    lectured = TrainingPlanFactory(
        starts_on=LANDED, lecture_starts_on=date(2026, 3, 10), ended_on=date(2026, 3, 15)
    )
    for plan, day in ((called_off, date(2026, 3, 30)), (lectured, date(2026, 3, 8))):
        plan.ended_on = day
        assert refused(plan.save, "training_plans_plan_ended_after_start")


def test_without_a_known_landing_any_day_of_a_test_is_taken(acting):
    assert SkillTestFactory(trainee=TraineeFactory(entered_on=None), sat_on=LANDED).pk


def test_nobody_leaves_before_the_landing(person):
    early = lambda: LeavingFactory(trainee=person, left_on=date(2026, 3, 31))  # noqa: E731
    assert refused(early, "trainees_leaving_after_landing")


def test_a_report_is_not_submitted_before_its_audit(acting):
    audit = AuditFactory(held_on=date(2026, 5, 20))
    early = lambda: AuditReportFactory(audit=audit, submitted_on=date(2026, 5, 19))  # noqa: E731
    assert refused(early, "training_plans_auditreport_after_audit")


def test_training_rests_once_at_a_time_and_within_its_plan(acting):
    plan = TrainingPlanFactory(starts_on=LANDED)
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 8, 1))
    again = lambda: SuspensionFactory(plan=plan, starts_on=date(2026, 7, 20))  # noqa: E731
    early = lambda: SuspensionFactory(  # noqa: E731
        plan=plan, starts_on=date(2026, 3, 1), resumes_on=date(2026, 3, 2)
    )
    assert refused(again, "training_plans_suspension_one_at_a_time")
    assert refused(early, "training_plans_suspension_within_plan")


def test_a_company_is_excellent_once_at_a_time(acting):
    standing = ExcellentStandingFactory(starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))
    again = lambda: ExcellentStandingFactory(  # noqa: E731
        company=standing.company, starts_on=date(2027, 3, 31)
    )
    assert refused(again, "companies_excellentstanding_one_at_a_time")


@pytest.fixture(scope="module")
def acting_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), use(organization_id()):
        yield
        transaction.set_rollback(True)
    connection.close()


def organization_id():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM tenancy_organization WHERE slug = 'kita'")
        return cursor.fetchone()[0]
