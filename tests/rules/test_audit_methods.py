"""監査の方法と面談数: five methods, or an alternative; a quarter of the trainees, at least two."""

from datetime import date, timedelta

import pytest
from factories.companies import CompanyFactory
from factories.protection import InterviewFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import (
    AuditFactory,
    DraftPlanFactory,
    SuspensionFactory,
    TrainingPlanFactory,
)

from training_plans.models import Audit

RULE = "SUP-002"
DAY = "2026-05-20"


@pytest.fixture
def host(acting):
    return CompanyFactory()


@pytest.fixture
def people(host):
    """`people(5)` → so many in training at the host on the day of the audit."""
    return lambda number, **fields: [
        TrainingPlanFactory(company=host, **fields) for _ in range(number)
    ]


@pytest.fixture
def audit(host):
    return lambda **fields: AuditFactory(company=host, held_on=date.fromisoformat(DAY), **fields)


def test_by_all_methods_it_is_in_order(people, audit, seen):
    people(3)
    audit()
    assert seen("2026-05-19") == {}
    assert seen(DAY) == {DAY: "ok"}


@pytest.mark.parametrize("method", Audit.METHODS)
def test_a_method_that_was_left_out_is_to_be_looked_at(people, audit, seen, evidence, method):
    people(1)
    audit(**{method: False}, interviewed_count=None)
    assert seen(DAY) == {DAY: "violation"}
    assert evidence(DAY, due=DAY)["left_out"] == [method]


@pytest.mark.parametrize("method", Audit.METHODS)
def test_with_a_reason_and_an_alternative_it_is_in_order(people, audit, seen, method):
    people(1)
    count = None if method == "trainees_interviewed" else 1
    audit(
        **{method: False}, interviewed_count=count, alternative_reason="漁船に乗っている",
        alternative="無線で確認した",
    )  # fmt: skip
    assert seen(DAY) == {DAY: "ok"}


@pytest.mark.parametrize("method", Audit.METHODS)
def test_a_method_that_is_not_recorded_is_a_gap(people, audit, seen, evidence, method):
    people(1)
    audit(**{method: None})
    assert seen(DAY) == {DAY: "data_gap"}
    assert evidence(DAY, due=DAY)["not_recorded"] == [method]


def test_an_audit_of_a_roster_that_tells_nothing_is_a_gap(people, host, seen):
    people(1)
    Audit.objects.create(company=host, held_on=DAY)
    assert seen(DAY) == {DAY: "data_gap"}


@pytest.mark.parametrize(
    ("number", "needed"), [(1, 1), (2, 2), (4, 2), (5, 2), (8, 2), (9, 3), (12, 3), (13, 4)]
)
def test_how_many_are_interviewed(people, audit, seen, evidence, number, needed):
    people(number)
    held = audit(interviewed_count=needed)
    assert evidence(DAY, due=DAY)["needed"] == needed
    assert seen(DAY) == {DAY: "ok"}
    held.interviewed_count = needed - 1
    held.save()
    assert seen(DAY) == {DAY: "violation"}


def test_without_trainees_nobody_is_interviewed(audit, seen):
    audit(trainees_interviewed=None, interviewed_count=None)
    assert seen(DAY) == {DAY: "ok"}


def test_how_many_were_interviewed_must_be_recorded(people, audit, seen):
    people(1)
    audit(interviewed_count=None)
    assert seen(DAY) == {DAY: "data_gap"}


def test_people_recorded_by_name_are_counted(people, audit, seen):
    first, second, _third = people(3)
    held = audit(interviewed_count=None, trainees_interviewed=None)
    InterviewFactory(audit=held, trainee=first.trainee)
    assert seen(DAY) == {DAY: "violation"}
    InterviewFactory(audit=held, trainee=second.trainee)
    assert seen(DAY) == {DAY: "ok"}


def test_by_telephone_counts_only_where_an_alternative_is_justified(people, audit, seen):
    (plan,) = people(1)
    held = audit(interviewed_count=None)
    InterviewFactory(audit=held, trainee=plan.trainee, manner="remote")
    assert seen(DAY) == {DAY: "violation"}
    held.alternative_reason, held.alternative = "遠洋漁業", "電話で面談"
    held.save()
    assert seen(DAY) == {DAY: "ok"}


def test_people_in_lectures_count_and_people_missing_resting_or_finished_do_not(
    people, audit, evidence
):
    day = date.fromisoformat(DAY)
    people(1, lecture_starts_on=day - timedelta(5), lecture_ends_on=day + timedelta(20))
    (missing,) = people(1)
    LeavingFactory(trainee=missing.trainee, kind="absconded", left_on=day)
    (resting,) = people(1)
    SuspensionFactory(plan=resting, starts_on=day)
    people(1, ended_on=day - timedelta(1))
    people(1, starts_on=day + timedelta(1))
    audit()
    assert evidence(DAY, due=DAY)["people"] == 1


def test_people_elsewhere_and_plans_not_accredited_do_not_count(host, audit, evidence):
    TrainingPlanFactory()
    DraftPlanFactory(company=host, filed_on=date(2026, 1, 5))
    audit()
    assert evidence(DAY, due=DAY)["people"] == 0


def test_one_person_with_two_plans_counts_once(host, audit, evidence):
    person = TraineeFactory()
    TrainingPlanFactory(company=host, trainee=person)
    TrainingPlanFactory(company=host, trainee=person, stage=2, starts_on=date(2026, 5, 1))
    audit()
    assert evidence(DAY, due=DAY)["people"] == 1


def test_who_was_there_on_the_last_day_of_february_counts(host, evidence):
    TrainingPlanFactory(company=host, starts_on=date(2027, 3, 1), ends_on=date(2028, 2, 29))
    AuditFactory(company=host, held_on=date(2028, 2, 29))
    assert evidence("2028-03-01", due="2028-02-29")["people"] == 1


def test_an_audit_that_was_not_carried_out_used_no_method(audit, seen):
    audit(carried_out=False, seen_on_site=None)
    assert seen(DAY) == {}


def test_an_extraordinary_audit_uses_them_too(people, audit, seen):
    people(1)
    audit(kind=Audit.Kind.EXTRAORDINARY, lodging_checked=False)
    assert seen(DAY) == {DAY: "violation"}
