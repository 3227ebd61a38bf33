"""The ledger of a month, computed from who is in practice and the rates that hold (監理費の計算).

Of several rates for one use the one agreed with the host company goes before that of all, and one
of a stage before that of all stages; what counts is the rate in force on the first day of practice
in the month. A month by days is the rate times the days of practice over the days of the month,
rounded down to the yen for each person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from titp.japanese.months import add_months
from training_plans.models import SupervisionFee
from training_plans.pay import PRACTICE

COMPUTED = f"""
    WITH {PRACTICE},
    present AS (
        SELECT practice.organization_id, plan_id, trainee_id, company_id, stage,
               lower(within.days) AS first_day, lower(practice.days) AS practice_on,
               (SELECT sum(upper(part) - lower(part)) FROM unnest(within.days) AS part)::int AS days
          FROM practice
         CROSS JOIN LATERAL (
               SELECT practice.days
                      * datemultirange(daterange(%(month)s, %(next)s)) AS days) within
         WHERE NOT isempty(within.days)
    ),
    units AS (
        SELECT organization_id, company_id, plan_id, stage, first_day AS on_day,
               practice_on AS since, days, 'person_month' AS basis
          FROM present
         UNION ALL
        SELECT organization_id, company_id, NULL, NULL, min(first_day), min(practice_on), max(days),
               'company_month'
          FROM present GROUP BY organization_id, company_id
         UNION ALL
        SELECT organization_id, company_id, id, 1, lecture_starts_on, lecture_starts_on, NULL,
               'lectures'
          FROM training_plans_trainingplan
         WHERE stage = 1 AND lecture_starts_on >= %(month)s AND lecture_starts_on < %(next)s
           AND coalesce(ended_on >= lecture_starts_on, true)
           AND accredited_on IS NOT NULL
    ),
    priced AS (
        SELECT DISTINCT ON (units.company_id, units.basis, units.plan_id, rate.kind, rate.use)
               units.*, rate.id AS rate_id, rate.kind, rate.use, rate.disclosed_on, rate.taxable,
               CASE WHEN rate.by_days THEN rate.amount::bigint * days / (%(next)s - %(month)s)
                    ELSE rate.amount END::int AS amount,
               CASE WHEN rate.by_days THEN rate.unit_cost::bigint * days / (%(next)s - %(month)s)
                    ELSE rate.unit_cost END::int AS cost
          FROM units
          JOIN training_plans_feerate rate
            ON rate.organization_id = units.organization_id AND rate.basis = units.basis
           AND coalesce(rate.company_id = units.company_id, true)
           AND coalesce(rate.stage = units.stage, rate.stage IS NULL)
           AND rate.starts_on <= units.on_day AND coalesce(rate.ends_on >= units.on_day, true)
         ORDER BY units.company_id, units.basis, units.plan_id, rate.kind, rate.use,
                  rate.company_id NULLS LAST, rate.stage NULLS LAST, rate.starts_on DESC, rate.id
    ),
    computed AS (
        SELECT organization_id, company_id, rate_id, kind, use, taxable, disclosed_on,
               greatest(count(DISTINCT plan_id), 1)::int AS people, sum(amount)::int AS amount,
               CASE WHEN count(cost) = count(*) THEN sum(cost)::int END AS actual_cost,
               max(since) AS trigger_on,
               CASE WHEN min(stage) = max(stage) THEN min(stage) END AS stage,
               CASE WHEN count(DISTINCT plan_id) = 1 THEN min(plan_id) END AS plan_id
          FROM priced
         WHERE amount > 0
         GROUP BY organization_id, company_id, rate_id, kind, use, taxable, disclosed_on
    )
"""
LINES = f"""
    {COMPUTED}
    SELECT company.id, company.name, computed.kind, computed.use, computed.stage, computed.people,
           computed.amount, computed.actual_cost, fee.id, fee.amount, fee.invoice_id,
           invoice.number
      FROM computed
      JOIN companies_company company ON company.organization_id = computed.organization_id
                                    AND company.id = computed.company_id
      LEFT JOIN training_plans_supervisionfee fee
        ON fee.organization_id = computed.organization_id AND fee.rate_id = computed.rate_id
       AND fee.company_id = computed.company_id AND fee.starts_on = %(month)s
      LEFT JOIN training_plans_invoice invoice ON invoice.organization_id = fee.organization_id
                                              AND invoice.id = fee.invoice_id
     ORDER BY company.sort_key, company.id, computed.kind, computed.use
"""
# What is there already stays as it is, though the computation may differ by now: a person corrects.
ENTER = f"""
    {COMPUTED}
    INSERT INTO training_plans_supervisionfee
           (organization_id, company_id, plan_id, kind, stage, amount, actual_cost, payer,
            disclosed_on, trigger_on, starts_on, ends_on, people, use, note, rate_id, taxable)
    SELECT organization_id, company_id, plan_id, kind, stage, amount, actual_cost, 'host',
           disclosed_on, trigger_on, %(month)s, %(last)s, people, use, '', rate_id, taxable
      FROM computed
        ON CONFLICT (organization_id, company_id, rate_id, starts_on) DO NOTHING
"""


@dataclass(frozen=True)
class Line:
    """One line of the month's ledger: as computed now, and what stands there already."""

    company_id: int
    company_name: str
    kind: str
    use: str
    stage: int | None
    people: int
    amount: int
    actual_cost: int | None
    fee_id: int | None
    recorded: int | None
    invoice_id: int | None
    invoice_number: str | None

    @property
    def kind_label(self):
        return SupervisionFee.Kind(self.kind).label

    @property
    def differs(self):
        return self.recorded is not None and self.recorded != self.amount


def _values(month: date):
    after = add_months(month, 1)
    last = after - timedelta(1)
    return {"month": month, "next": after, "last": last, "on": last}


def lines_of(month):
    """The Lines of a month (its first day), by company."""
    with connection.cursor() as cursor:
        cursor.execute(LINES, _values(month))
        return [Line(*row) for row in cursor.fetchall()]


def enter(month):
    """Write what is computed into the ledger, where it does not stand yet; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute(ENTER, _values(month))
        return cursor.rowcount
