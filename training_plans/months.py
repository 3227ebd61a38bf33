"""What duties around the months of a host share: a line of a report, its words, its hours of work.

As in `training_plans.rules`: statements are put together from constants, the day is %(on)s.
"""

from titp.compliance.rule import Subject
from titp.declared import Text

MONTH_LINE = Subject(
    "training_plans.MonthLine",
    Text(ja="月次報告の明細", en="line of a monthly report"),
    "month-line",
)

# The words of a month's payment and of its charges, as evidence names them.
PAY_METHODS = {
    "transfer": Text(ja="口座振込み", en="transfer to the own account"),
    "cash": Text(ja="現金（署名入り領収書あり）", en="cash with a signed receipt"),
    "other": Text(ja="その他", en="other"),
}
CHARGES = {
    "housing": Text(ja="居住費", en="housing"),
    "food": Text(ja="食費", en="food"),
    "utilities": Text(ja="水道光熱費", en="water, light and heat"),
    "supervision_fee": Text(ja="監理費", en="supervision fee"),
    "other": Text(ja="その他", en="other"),
}

# The months in which somebody worked at all, with the minutes, as far as they are reported.
WORKED_MONTHS = """
    worked_months AS (
        SELECT line.organization_id, line.company_id, line.trainee_id, report.month,
               month_ends_on, minutes
          FROM training_plans_monthline line
          JOIN training_plans_monthlyreport report
            ON report.organization_id = line.organization_id AND report.id = line.report_id
         CROSS JOIN LATERAL (
             SELECT law.add_months(report.month, 1) - 1 AS month_ends_on,
                    coalesce(regular_minutes, 0) + coalesce(overtime_minutes, 0)
                    + coalesce(legal_holiday_minutes, 0) AS minutes) AS measured
         WHERE minutes > 0 AND coalesce(submitted_on, month_ends_on) <= %(on)s
    )
"""
