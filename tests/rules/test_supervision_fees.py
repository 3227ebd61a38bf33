"""監理費: of four kinds, of the host, disclosed before, at actual cost, and not too early."""

from datetime import date

import pytest
from factories.fees import SupervisionFeeFactory
from factories.placement import JobApplicationFactory, JobOfferFactory, ReferralFactory
from factories.training_plans import TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from training_plans.models import SupervisionFee

RULE = "SUP-013"
Kind = SupervisionFee.Kind
KEPT, AMISS, GAP, NOT_YET = ({None: state} for state in ("ok", "violation", "data_gap", "upcoming"))


@pytest.fixture
def fee(acting):
    """Makes a fee that keeps the rule but for what a test names."""
    return SupervisionFeeFactory


def test_a_fee_of_the_host_at_cost_is_in_order(fee, seen):
    fee()
    assert seen("2026-07-01") == KEPT


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("payer", ["trainee", "sender", "other"])
def test_nobody_pays_but_the_host(fee, seen, kind, payer):
    fee(kind=kind, stage=1, payer=payer, collected_on=None, disclosed_on=None)
    assert seen("2026-07-01") == AMISS


def test_one_yen_above_the_cost_is_not_as_required(fee, seen, evidence):
    fee(amount=30_001)
    assert seen("2026-07-01") == AMISS
    assert evidence("2026-07-01")["differs"] == ["above_cost"]


def test_a_flat_monthly_fee_is_allowed_where_it_is_shown_to_be_the_cost(fee, seen):
    row = fee(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 30), actual_cost=None)
    assert seen("2026-07-01") == GAP
    row.actual_cost = 30_000
    row.save()
    assert seen("2026-07-01") == KEPT


def test_disclosed_on_the_day_of_collecting_is_in_time_and_a_day_later_is_not(fee, seen):
    row = fee(disclosed_on=date(2026, 6, 25))
    assert seen("2026-07-01") == KEPT
    row.disclosed_on = date(2026, 6, 26)
    row.save()
    assert seen("2026-06-25") == AMISS


@pytest.mark.parametrize("missing", ["disclosed_on", "trigger_on", "actual_cost"])
def test_what_is_not_recorded_of_a_collected_fee_is_a_gap(fee, seen, evidence, missing):
    fee(**{missing: None})
    assert seen("2026-07-01") == GAP
    assert evidence("2026-07-01")["missing"] == [missing]


def test_a_fee_that_is_not_collected_yet_lacks_nothing(fee, seen):
    fee(collected_on=None, actual_cost=None, trigger_on=None)
    assert seen("2026-07-01") == NOT_YET


def test_what_is_collected_later_is_not_known_before(fee, seen):
    fee(trigger_on=None)
    assert seen("2026-06-24") == NOT_YET
    assert seen("2026-06-25") == GAP


def test_of_a_fee_nothing_is_known_before_it_was_disclosed(fee, seen):
    fee(payer="trainee")
    assert seen("2026-03-31") == {}


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_is_collected_before_its_day(fee, seen, kind):
    row = fee(kind=kind, stage=1, trigger_on=date(2026, 6, 25))
    assert seen("2026-07-01") == KEPT
    row.trigger_on = date(2026, 6, 26)
    row.save()
    assert seen("2026-07-01") == AMISS


@pytest.fixture
def plan(acting):
    """Lectures in April 2026, work from 1 May."""
    return TrainingPlanFactory(
        lecture_starts_on=date(2026, 4, 2), lecture_ends_on=date(2026, 4, 30)
    )


@pytest.mark.parametrize(("day", "expected"), [(30, AMISS), (1, KEPT)])
def test_audit_and_guidance_are_not_paid_before_the_first_working_day(
    fee, plan, seen, day, expected
):
    collected_on = date(2026, 4 if day == 30 else 5, day)
    fee(company=plan.company, plan=plan, trigger_on=None, collected_on=collected_on)
    assert seen("2026-07-01") == expected


def test_in_stage_2_work_begins_with_the_plan(fee, seen):
    plan = TrainingPlanFactory(stage=2)
    row = fee(company=plan.company, plan=plan, trigger_on=None, collected_on=date(2026, 4, 1))
    assert seen("2026-07-01") == KEPT
    row.collected_on, row.disclosed_on = date(2026, 3, 31), date(2026, 3, 1)
    row.save()
    assert seen("2026-07-01") == AMISS


def test_a_lecture_fee_is_paid_from_the_start_of_the_lectures(fee, plan, seen):
    row = fee(
        company=plan.company, plan=plan, kind=Kind.LECTURE, trigger_on=None,
        collected_on=date(2026, 4, 2),
    )  # fmt: skip
    assert seen("2026-07-01") == KEPT
    row.collected_on = date(2026, 4, 1)
    row.save()
    assert seen("2026-07-01") == AMISS


def test_lectures_before_landing_are_paid_from_their_own_start(fee, plan, seen):
    fee(
        company=plan.company, plan=plan, kind=Kind.LECTURE, trigger_on=date(2026, 1, 10),
        disclosed_on=date(2025, 12, 1), collected_on=date(2026, 1, 10),
    )  # fmt: skip
    assert seen("2026-07-01") == KEPT


@pytest.mark.parametrize(("stage", "expected"), [(1, KEPT), (2, AMISS), (3, AMISS), (None, GAP)])
def test_a_lecture_fee_is_of_stage_1(fee, seen, stage, expected):
    fee(kind=Kind.LECTURE, stage=stage)
    assert seen("2026-07-01") == expected


def test_the_stage_of_the_plan_counts(fee, seen):
    plan = TrainingPlanFactory(stage=2)
    fee(company=plan.company, plan=plan, kind=Kind.LECTURE)
    assert seen("2026-07-01") == AMISS


def test_each_fee_stands_for_itself_and_with_its_company(fee, seen):
    kept, amiss = fee(), fee(payer="trainee")
    assert seen("2026-07-01", about=kept) == KEPT
    assert seen("2026-07-01", about=amiss) == AMISS
    for row, found in ((kept, 0), (amiss, 1)):
        assert len(evaluate(RULES[RULE], date(2026, 7, 1), row.company_id)) == found


def test_the_evidence_is_the_values_that_were_read(fee, evidence):
    fee()
    assert evidence("2026-07-01") == {
        "kind": ["supervision"],
        "stage": None,
        "amount": 30_000,
        "actual_cost": 30_000,
        "payer": ["host"],
        "disclosed_on": "2026-04-01",
        "trigger_on": "2026-05-01",
        "collected_on": "2026-06-25",
        "differs": [],
        "missing": [],
    }


def test_a_recruiting_fee_may_be_collected_from_the_day_of_the_job_offer(fee, seen, evidence):
    plan = TrainingPlanFactory()
    row = fee(company=plan.company, kind=Kind.PLACEMENT, plan=plan, trigger_on=None)
    assert seen("2026-07-01") == GAP
    offer = JobOfferFactory(company=plan.company, received_on=date(2026, 6, 26))
    ReferralFactory(
        application=JobApplicationFactory(trainee=plan.trainee), company=plan.company, offer=offer,
        referred_on=date(2026, 6, 27), outcome="hired",
    )  # fmt: skip
    assert seen("2026-07-01") == AMISS
    assert evidence("2026-07-01")["differs"] == ["collected_early"]
    row.collected_on = date(2026, 6, 26)
    row.save()
    assert seen("2026-07-01") == KEPT


def test_a_later_recruiting_fee_dates_from_the_offer_by_which_the_person_came_again(
    fee, seen, evidence
):
    plan = TrainingPlanFactory(stage=3)
    fee(
        company=plan.company, kind=Kind.PLACEMENT, plan=plan, trigger_on=None,
        disclosed_on=date(2025, 11, 1), collected_on=date(2025, 11, 19),
    )  # fmt: skip
    for day in (date(2022, 9, 1), date(2025, 11, 20), date(2026, 6, 26)):
        ReferralFactory(
            application=JobApplicationFactory(trainee=plan.trainee), company=plan.company,
            offer=JobOfferFactory(company=plan.company, received_on=day),
            referred_on=day, outcome="hired",
        )  # fmt: skip
    assert seen("2026-07-01") == AMISS
    assert evidence("2026-07-01")["trigger_on"] == "2025-11-20"
