"""実施の届出: once for a host, when somebody is trained there for the first time ever."""

from datetime import date, timedelta

from factories.companies import CompanyFactory
from factories.notices import CommencementNoticeFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

RULE = "PLAN-014"
DUE = "2026-04-15"  # of training since 1 April


def notified(company, day):
    return CommencementNoticeFactory(company=company, submitted_on=date.fromisoformat(day))


def test_it_is_due_14_days_after_the_first_training_and_soon_at_once(acting, seen):
    TrainingPlanFactory()
    assert seen("2026-03-31") == {}
    assert seen("2026-04-01") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-04-16") == {DUE: "overdue"}


def test_lectures_count_as_the_start(acting, seen):
    TrainingPlanFactory(lecture_starts_on=date(2026, 3, 30), lecture_ends_on=date(2026, 4, 28))
    assert seen("2026-03-30") == {"2026-04-13": "due_soon"}


def test_notified_on_the_last_day_it_is_in_order_and_a_day_later_late(acting, seen):
    company = TrainingPlanFactory(company=CompanyFactory(acceptance_number="実1")).company
    notice = notified(company, DUE)
    assert seen(DUE) == {DUE: "ok"}
    notice.submitted_on += timedelta(1)
    notice.save()
    assert seen("2026-04-16") == {DUE: "late"}


def test_the_number_may_take_30_days_and_is_then_a_gap(acting, seen):
    company = TrainingPlanFactory().company
    notified(company, "2026-04-10")
    assert seen("2026-05-10") == {DUE: "ok"}
    assert seen("2026-05-11") == {DUE: "data_gap"}
    company.acceptance_number = "実2601000001"
    company.save()
    assert seen("2026-05-11") == {DUE: "ok"}


def test_later_trainees_need_no_notice(acting, seen):
    first = TrainingPlanFactory(company=CompanyFactory(acceptance_number="実1"))
    notified(first.company, "2026-04-10")
    TrainingPlanFactory(company=first.company, starts_on=date(2026, 10, 20))
    assert seen("2027-01-01") == {DUE: "ok"}


def test_a_number_from_another_organization_is_kept(acting, seen):
    TrainingPlanFactory(company=CompanyFactory(acceptance_number="実1701000001"))
    assert seen("2026-12-01") == {DUE: "ok"}


def test_each_host_notifies_for_itself(acting, seen):
    one, other = TrainingPlanFactory().company, TrainingPlanFactory().company
    notified(one, "2026-04-10")
    assert seen("2026-04-16", about=one) == {DUE: "ok"}
    assert seen("2026-04-16", about=other) == {DUE: "overdue"}


def test_a_plan_cancelled_before_its_start_needs_none(acting, seen):
    TrainingPlanFactory(ended_on=date(2026, 3, 31))
    landed = TrainingPlanFactory(trainee__entered_on=date(2026, 3, 10))
    LeavingFactory(trainee=landed.trainee, left_on=date(2026, 3, 20))
    assert seen("2026-06-01") == {}


def test_a_draft_is_no_start(acting, seen):
    DraftPlanFactory(filed_on=date(2025, 11, 1))
    assert seen("2026-06-01") == {}


def test_a_later_rest_does_not_move_the_start(acting, seen):
    SuspensionFactory(starts_on=date(2026, 4, 5), resumes_on=date(2026, 5, 1))
    assert list(seen("2026-06-01")) == [DUE]


def test_the_evidence_is_what_was_read(acting, evidence):
    company = TrainingPlanFactory().company
    notified(company, "2026-04-10")
    assert evidence(DUE, due=DUE) == {
        "first_training_on": "2026-04-01",
        "submitted_on": "2026-04-10",
        "number_recorded": False,
    }
