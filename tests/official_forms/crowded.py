"""Rows beside the story of a host that papers must not count, and more of those that they do.

Of another host, of another year, of a plan that was not accredited, of an audit that was not held.
"""

from datetime import date

from factories.companies import CompanyFactory
from factories.fees import SupervisionFeeFactory
from factories.months import (
    ChargeFactory,
    LogEntryFactory,
    MonthLineFactory,
    MonthlyReportFactory,
)
from factories.plans import PlanTaskFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import (
    AuditFactory,
    LectureFactory,
    SkillTestFactory,
    TrainingPlanFactory,
    VisitFactory,
)

BEGAN, ENDED = date(2025, 4, 1), date(2026, 3, 31)


def crowd(rows):
    """Put beside the story a second person of the host, and all that is not to be counted."""
    company, plan = rows["company"], rows["training-plan"]
    second = TraineeFactory(company=company, entered_on=BEGAN, sex="female", nationality="ID")
    theirs = TrainingPlanFactory(
        trainee=second, company=company, starts_on=BEGAN, ends_on=ENDED, ended_on=date(2025, 11, 30)
    )
    LeavingFactory(trainee=second, kind="returned", left_on=date(2025, 12, 1), reason="family")
    SkillTestFactory(
        trainee=second, plan=theirs, part="practical", sat_on=date(2025, 10, 1), outcome="failed",
        result_on=date(2025, 11, 1),
    )  # fmt: skip
    for month, pays in ((6, (219_999, 230_002)), (7, (225_001, 240_000))):
        report = MonthlyReportFactory(company=company, month=date(2025, month, 1))
        for person, pay in zip((plan.trainee, second), pays, strict=True):
            line = MonthLineFactory(
                report=report, trainee=person, base_pay=pay, overtime_minutes=90 * month,
                overtime_pay=1_501, essential_minutes=6_000 + month,
            )  # fmt: skip
            ChargeFactory(line=line, amount=15_001, actual_cost=15_001)
            ChargeFactory(line=line, kind="food", item="食費", amount=9_000 + month)
    LogEntryFactory(trainee=plan.trainee, company=company, day=date(2025, 6, 4), minutes=437)
    LogEntryFactory(trainee=plan.trainee, company=company, day=date(2025, 7, 1))
    LectureFactory(plan=theirs, held_on=date(2025, 4, 2), attendance="missed")
    LectureFactory(plan=theirs, held_on=date(2025, 4, 3), minutes=95)
    PlanTaskFactory(plan=plan, task_class="essential", name="包装", minutes=1_234)
    for day, fields in (
        (date(2025, 9, 1), {}), (date(2025, 9, 2), {"carried_out": False}),
        (date(2025, 9, 3), {"kind": "extraordinary"}), (date(2026, 4, 1), {}),
    ):  # fmt: skip
        AuditFactory(company=company, held_on=day, **fields)
    for day in (date(2025, 3, 31), date(2025, 8, 1), date(2026, 4, 1)):
        VisitFactory(company=company, visited_on=day)
        SupervisionFeeFactory(company=company, collected_on=day, amount=24_001, people=2)
    _elsewhere()
    plan.refresh_from_db()


def _elsewhere():
    """Another host: one was there until a day in March, one has a plan that waits."""
    other = CompanyFactory()
    TrainingPlanFactory(
        company=other, starts_on=date(2024, 7, 1), ends_on=date(2025, 6, 30), stage=2
    )
    TrainingPlanFactory(company=other, starts_on=BEGAN, ends_on=ENDED, accredited_on=None)
    SupervisionFeeFactory(company=other, collected_on=date(2025, 5, 1), amount=7, people=1)
