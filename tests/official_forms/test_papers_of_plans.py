"""Form 1 and the papers beside it: what the plan promises, whom it names, and what was notified."""

from datetime import date

import pytest
from factories.companies import AppointmentFactory, StaffMemberFactory, WorkplaceFactory
from factories.months import ChargeFactory, MonthLineFactory, MonthlyReportFactory
from factories.notices import DifficultyFactory
from factories.pay import WageTermsFactory
from factories.plans import PlanPayFactory, PlanPostFactory, PlanTargetFactory
from factories.training_plans import AuditFactory, DraftPlanFactory, TrainingPlanFactory
from filled_in import DAYS, form_of

from titp.official_forms.filling import filled

pytestmark = pytest.mark.django_db


def application(plan):
    return filled(form_of("plan_application"), plan, DAYS[""]).values


@pytest.mark.parametrize(
    ("submitted_on", "told"),
    [(None, "無"), (date(2025, 3, 1), "無"), (date(2025, 3, 2), "有"), (date(2026, 3, 2), "有")],
)
def test_a_difficulty_counts_by_the_day_of_its_notice(acting, submitted_on, told):
    """Asked on 2 March 2026: a notice of the year before."""
    plan = TrainingPlanFactory(starts_on=date(2024, 4, 1))
    DifficultyFactory(plan=plan, event_on=date(2025, 2, 20), submitted_on=submitted_on)
    assert application(plan)["difficulty_of_late"] == [told]


def test_the_application_states_the_pay_of_the_plan_and_not_that_of_the_stage_before(acting):
    plan = DraftPlanFactory()
    WageTermsFactory(trainee=plan.trainee, unit="hourly", amount=1_100)
    PlanPayFactory(
        plan=plan, amount=200_000, lecture_allowance=60_000, food_charge=12_000, housing_charge=0,
        contract_starts_on=date(2026, 5, 1), contract_ends_on=date(2027, 3, 31),
    )  # fmt: skip
    told = application(plan)
    assert (told["unit"], told["amount"]) == (["月給"], "200,000円")
    assert told["lecture_allowance"] == "60,000円"
    assert told["employed_from"] == "令和8年5月1日"
    assert told["charges"] == [["食費", "", "12,000円", ""], ["居住費", "", "0円", ""]]


def test_what_the_plan_says_nothing_of_the_application_states_as_it_is_in_force(acting):
    """Hours of a day, overtime and lodging are of the stage before; pay and food of the plan."""
    plan = DraftPlanFactory()
    WageTermsFactory(trainee=plan.trainee, daily_minutes=450, planned_overtime_minutes=600)
    PlanPayFactory(
        plan=plan, amount=200_000, annual_minutes=2_000 * 60, daily_minutes=None,
        food_charge=12_000,
    )  # fmt: skip
    report = MonthlyReportFactory(company=plan.company, month=date(2026, 2, 1))
    line = MonthLineFactory(report=report, trainee=plan.trainee)
    ChargeFactory(line=line, kind="food", item="朝夕食", amount=11_000, actual_cost=11_500)
    ChargeFactory(line=line, kind="housing", item="寮費", amount=20_000, actual_cost=20_000)
    told = application(plan)
    assert (told["unit"], told["amount"]) == (["月給"], "200,000円")
    assert (told["daily_minutes"], told["annual_minutes"]) == ("7時間30分", "2,000時間")
    assert told["charges"] == [
        ["食費", "朝夕食", "12,000円", "11,500円"], ["居住費", "寮費", "20,000円", "20,000円"],
    ]  # fmt: skip


def test_a_wage_of_which_the_plan_names_no_amount_is_that_in_force(acting):
    plan = DraftPlanFactory()
    WageTermsFactory(trainee=plan.trainee, unit="hourly", amount=1_100)
    PlanPayFactory(plan=plan, unit="monthly", amount=None)
    told = application(plan)
    assert (told["unit"], told["amount"]) == (["時給"], "1,100円")


def test_terms_of_work_before_anybody_works_are_those_of_the_plan(acting):
    plan = DraftPlanFactory()
    PlanPayFactory(plan=plan, amount=200_000)
    for slug in ("employment_terms", "wage_annex"):
        assert filled(form_of(slug), plan, DAYS[""]).values["amount"] == "200,000円"


def test_the_application_names_the_staff_of_the_plan_or_else_of_the_workplace(acting):
    place = WorkplaceFactory()
    plan = DraftPlanFactory(company=place.company, workplace=place)
    AppointmentFactory(
        workplace=place, staff=StaffMemberFactory(company=place.company, name="職場　長")
    )
    assert application(plan)["managers"] == "職場　長"
    named = StaffMemberFactory(company=place.company, name="計画　長")
    PlanPostFactory(plan=plan, workplace=place, staff=named, post="manager")
    assert application(plan)["managers"] == "計画　長"


def test_the_target_is_told_by_the_targets_of_the_plan_where_no_words_are_written(acting):
    plan = DraftPlanFactory(test_target="")
    PlanTargetFactory(plan=plan, test="none", grade="", part="", ability="惣菜を一人で加工できる")
    assert application(plan)["target"] == "惣菜を一人で加工できる"


def test_wages_beside_an_audit_are_of_a_month_that_was_over(acting):
    """Of the audit's own month too a report came, later."""
    audit = AuditFactory(held_on=date(2025, 6, 20))
    for month, pay in ((5, 200_000), (6, 210_000)):
        report = MonthlyReportFactory(company=audit.company, month=date(2025, month, 1))
        MonthLineFactory(report=report, base_pay=pay)
    wages = filled(form_of("audit_outline"), audit, DAYS[""]).values["wages"]
    assert [row[1:3] for row in wages] == [["令和7年5月", "200,000円"]]
