"""講習科目・法的保護: all four subjects, and an outside expert for legal protection."""

from datetime import date, timedelta

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import LectureFactory, SuspensionFactory, TrainingPlanFactory

RULE = "LECT-002"
START = date(2026, 4, 1)
END = "2026-04-30"
SUBJECTS = ("japanese", "life", "other")


@pytest.fixture
def plan(acting):
    """Lectures from 1 to 30 April."""
    return TrainingPlanFactory(
        starts_on=START, lecture_starts_on=START, lecture_ends_on=date(2026, 4, 30)
    )


def taught(plan, *subjects, **fields):
    for day, subject in enumerate(subjects):
        LectureFactory(
            **{"plan": plan, "subject": subject, "held_on": START + timedelta(day)} | fields
        )


def legal(plan, **fields):
    taught(plan, "legal", **{"affiliation": "outside", "held_on": date(2026, 4, 10)} | fields)


def test_four_subjects_with_an_outside_expert_are_in_order(plan, seen):
    taught(plan, *SUBJECTS)
    legal(plan)
    assert seen(END) == {END: "ok"}
    assert seen("2026-05-01") == {END: "ok"}


@pytest.mark.parametrize("missing", SUBJECTS)
def test_a_subject_without_any_lecture_is_missing(plan, seen, evidence, missing):
    taught(plan, *(subject for subject in SUBJECTS if subject != missing))
    legal(plan)
    assert seen("2026-05-01") == {END: "violation"}
    assert evidence("2026-05-01", due=END)["missing"] == [missing]


def test_before_the_end_a_missing_subject_is_due_soon_from_14_days_before(plan, seen):
    taught(plan, "japanese")
    assert seen("2026-04-15") == {END: "upcoming"}
    assert seen("2026-04-16") == {END: "due_soon"}
    assert seen(END) == {END: "due_soon"}
    assert seen("2026-05-01") == {END: "violation"}


def test_planned_subjects_are_in_order_until_the_end_and_then_to_be_confirmed(plan, seen):
    taught(plan, *SUBJECTS, attendance="planned")
    legal(plan, attendance="planned")
    assert seen(END) == {END: "ok"}
    assert seen("2026-05-01") == {END: "data_gap"}


def test_a_subject_that_was_missed_is_missing(plan, seen):
    taught(plan, "japanese", "life")
    taught(plan, "other", attendance="missed")
    legal(plan)
    assert seen("2026-05-01") == {END: "violation"}


def test_a_subject_made_good_after_the_end_is_late(plan, seen):
    taught(plan, "japanese", "life")
    legal(plan)
    taught(plan, "other", held_on=date(2026, 5, 8))
    assert seen("2026-05-07") == {END: "violation"}
    assert seen("2026-05-08") == {END: "late"}


@pytest.mark.parametrize("affiliation", ["own", "host"])
def test_somebody_of_the_organization_or_the_host_does_not_teach_legal_protection(
    plan, seen, affiliation
):
    taught(plan, *SUBJECTS)
    legal(plan)
    assert seen("2026-05-01") == {END: "ok"}
    legal(plan, held_on=date(2026, 4, 12), affiliation=affiliation)
    assert seen(END) == {END: "due_soon"}
    assert seen("2026-05-01") == {END: "violation"}


def test_other_subjects_may_be_taught_by_anybody(plan, seen):
    taught(plan, "japanese", affiliation="host")
    taught(plan, "life", affiliation="")
    taught(plan, "other", affiliation="own")
    legal(plan)
    assert seen("2026-05-01") == {END: "ok"}


def test_a_legal_lecturer_of_unknown_affiliation_lacks_data(plan, seen):
    taught(plan, *SUBJECTS)
    legal(plan, affiliation="")
    assert seen("2026-05-01") == {END: "data_gap"}


def test_less_than_eight_hours_of_legal_protection_are_to_be_looked_at(plan, seen):
    taught(plan, *SUBJECTS)
    legal(plan, minutes=479)
    assert seen(END) == {END: "due_soon"}
    assert seen("2026-05-01") == {END: "warning"}
    legal(plan, minutes=1)
    assert seen("2026-05-01") == {END: "ok"}


def test_without_any_lecture_the_data_are_missing(plan, seen):
    assert seen("2026-04-15") == {END: "upcoming"}
    assert seen("2026-04-16") == {END: "data_gap"}
    assert seen("2026-05-01") == {END: "data_gap"}


def test_without_an_end_of_the_lectures_the_data_are_missing(plan, seen):
    plan.lecture_ends_on = None
    plan.save()
    taught(plan, "japanese")
    assert seen("2026-05-01") == {None: "data_gap"}


def test_a_stage_that_is_over_without_any_lecture_on_record_is_left_alone(plan, seen):
    assert seen("2027-04-01") == {END: "not_applicable"}


def test_who_went_home_during_the_lectures_owes_none(plan, seen):
    taught(plan, "japanese")
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 4, 20))
    assert seen("2026-05-01") == {}


def test_while_training_rests_over_the_end_of_the_lectures_nothing_is_owed(plan, seen):
    taught(plan, "japanese")
    SuspensionFactory(plan=plan, starts_on=date(2026, 4, 20))
    assert seen("2026-05-01") == {END: "not_applicable"}


def test_the_evidence_is_the_values_that_were_read(plan, evidence):
    taught(plan, "japanese", "life")
    taught(plan, "other", attendance="planned")
    legal(plan, affiliation="own", minutes=300, lecturer="見本 講師")
    assert evidence("2026-05-01", due=END) == {
        "missing": [],
        "unheard": ["other"],
        "legal_minutes": 300,
        "inside_lecturer": True,
        "lecturer_unknown": False,
        "lessons": 4,
        "lecture_ends_on": END,
        "inside_lessons": ["2026-04-10 見本 講師"],
        "affiliations": ["own"],
    }
