"""Work during the lectures and while training rests, and a month with everything amiss in it."""

from datetime import timedelta

from factories.months import ChargeFactory, LogEntryFactory, MonthLineFactory, MonthlyReportFactory


def happen(plan):
    day = plan.starts_on
    for since in (10, 70):
        LogEntryFactory(trainee=plan.trainee, company=plan.company, day=day + timedelta(since))
    month = (day + timedelta(40)).replace(day=1)
    report = MonthlyReportFactory(
        company=plan.company, month=month, submitted_on=month + timedelta(40)
    )
    line = MonthLineFactory(
        report=report, trainee=plan.trainee, paid_on=month + timedelta(30),
        ledger_completed_on=None,
    )  # fmt: skip
    ChargeFactory(line=line, kind="supervision_fee", item="監理費")
