"""Opening months: a draft for every company with someone in practice, before the month is over.

Statements are for one organization (within `tenancy.use`) or, by night, for all of them at once.
"""

from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from titp.japanese.months import add_months
from training_plans.models import ReportDay
from training_plans.pay import PRACTICE

DAYS_BEFORE_THE_END = 7  # a month is opened so many days before it is over

# People with a day of practice in the month %(month)s, by company.
PEOPLE = f"""
    {PRACTICE},
    people AS MATERIALIZED (
        SELECT organization_id, company_id, trainee_id, min(lower(part)) AS first_on,
               sum(upper(part) - lower(part))::int AS days,
               (array_agg(plan_id ORDER BY lower(part) DESC))[1] AS plan_id
          FROM practice
         CROSS JOIN LATERAL unnest(
               days * datemultirange(daterange(%(month)s, law.add_months(%(month)s, 1)))) AS part
         WHERE %(company)s IN (0, company_id)
         GROUP BY organization_id, company_id, trainee_id
    )
"""
REPORTS = f"""
    WITH {PEOPLE}
    INSERT INTO training_plans_monthlyreport (organization_id, company_id, month, due_on)
    SELECT DISTINCT people.organization_id, company_id, %(month)s::date,
           law.add_months(%(month)s, 1) + coalesce(asked.day, {ReportDay.USUAL}) - 1
      FROM people
      LEFT JOIN LATERAL (
           SELECT day FROM training_plans_reportday d
            WHERE d.organization_id = people.organization_id AND d.from_month <= %(month)s
            ORDER BY from_month DESC LIMIT 1) AS asked ON true
    ON CONFLICT (organization_id, company_id, month) DO NOTHING
"""
# What may be expected of a person's month. Who practises all of it is expected to do and to be
# paid what the last month had; days and hours are those of the wage terms where they tell. Who
# comes or goes within the month is not, but what is agreed stays. Task hours that no month tells
# are the plan's, spread over its months.
LINES = f"""
    WITH {PEOPLE},
    open_reports AS (
        SELECT report.organization_id, report.id, report.company_id
          FROM training_plans_monthlyreport report
         WHERE report.month = %(month)s AND report.submitted_on IS NULL
           AND app.last_step(report.organization_id, report.id) IS NULL
    ),
    expected AS (
        SELECT people.*, open_reports.id AS report_id, last.line_id, last.month AS last_month,
               people.days = law.add_months(%(month)s, 1) - %(month)s AS whole,
               round(terms.annual_minutes / 12.0 / terms.daily_minutes)::int AS scheduled_days,
               terms.daily_minutes
          FROM people
          JOIN open_reports USING (organization_id, company_id)
          LEFT JOIN LATERAL (
               SELECT line.id AS line_id, report.month
                 FROM training_plans_monthline line
                 JOIN training_plans_monthlyreport report
                   ON report.organization_id = line.organization_id AND report.id = line.report_id
                WHERE line.organization_id = people.organization_id
                  AND line.trainee_id = people.trainee_id AND line.company_id = people.company_id
                  AND report.month < %(month)s
                ORDER BY report.month DESC LIMIT 1) AS last ON true
          LEFT JOIN trainees_wageterms terms
            ON terms.organization_id = people.organization_id
           AND terms.trainee_id = people.trainee_id AND terms.starts_on <= first_on
           AND coalesce(terms.ends_on >= first_on, true)
         WHERE NOT EXISTS (
               SELECT FROM training_plans_draftline known
                WHERE known.organization_id = people.organization_id
                  AND known.report_id = open_reports.id AND known.trainee_id = people.trainee_id)
    ),
    charged AS (
        SELECT organization_id, line_id, jsonb_object_agg(kind, amount::text)
               || coalesce(jsonb_object_agg(kind || '_cost', actual_cost::text)
                           FILTER (WHERE actual_cost IS NOT NULL
                                     AND kind IN ('housing', 'food', 'utilities')), '{{{{}}}}')
               || jsonb_build_object(
                   'agreed_on', max(agreed_on)::text,
                   'agreement', CASE bool_and(in_agreement) WHEN true THEN 'yes'
                                                            WHEN false THEN 'no' END) AS told
          FROM (SELECT organization_id, line_id, kind, sum(amount) AS amount,
                       sum(actual_cost) AS actual_cost, max(agreed_on) AS agreed_on,
                       bool_and(in_agreement) AS in_agreement
                  FROM training_plans_charge
                 WHERE kind <> 'supervision_fee'
                   AND (organization_id, line_id) IN (
                       SELECT organization_id, line_id FROM expected)
                 GROUP BY organization_id, line_id, kind) AS by_kind
         GROUP BY organization_id, line_id
    )
    INSERT INTO training_plans_draftline
           (organization_id, report_id, company_id, trainee_id, name, sort_key, cells, proposed,
            touched)
    SELECT expected.organization_id, expected.report_id, expected.company_id, expected.trainee_id,
           coalesce(nullif(person.name_roman, ''), person.name_kana), person.sort_key,
           '{{{{}}}}',
           jsonb_strip_nulls(jsonb_build_object(
               'pay_method', nullif(line.pay_method, ''),
               'payday', law.add_months(line.payday, months_on)::text)
           || coalesce(charged.told, '{{{{}}}}')
           || CASE WHEN whole THEN jsonb_build_object(
               'scheduled_days', coalesce(expected.scheduled_days, line.scheduled_days)::text,
               'worked_days', coalesce(line.worked_days, expected.scheduled_days)::text,
               'regular_minutes', {{regular}}, 'overtime_minutes', {{overtime}},
               'legal_holiday_minutes', {{holiday}}, 'night_minutes', {{night}},
               'essential_minutes', {{essential}}, 'related_minutes', {{related}},
               'peripheral_minutes', {{peripheral}},
               'essential_safety_minutes', {{essential_safety}},
               'related_safety_minutes', {{related_safety}},
               'peripheral_safety_minutes', {{peripheral_safety}},
               'base_pay', line.base_pay::text, 'overtime_pay', line.overtime_pay::text,
               'holiday_pay', line.holiday_pay::text, 'night_pay', line.night_pay::text,
               'allowance_pay', line.allowance_pay::text, 'net_pay', line.net_pay::text,
               'paid_leave_days', CASE WHEN line.id IS NOT NULL THEN '0' END,
               'absent_days', CASE WHEN line.id IS NOT NULL THEN '0' END,
               'incident', CASE WHEN line.id IS NOT NULL THEN 'none' END)
             ELSE '{{{{}}}}' END),
           '{{{{}}}}'
      FROM expected
      JOIN trainees_trainee person
        ON person.organization_id = expected.organization_id AND person.id = expected.trainee_id
      LEFT JOIN training_plans_monthline line
        ON line.organization_id = expected.organization_id AND line.id = expected.line_id
      LEFT JOIN charged ON charged.organization_id = expected.organization_id
                       AND charged.line_id = expected.line_id
      LEFT JOIN training_plans_trainingplan plan
        ON plan.organization_id = expected.organization_id AND plan.id = expected.plan_id
     CROSS JOIN LATERAL (
           SELECT ((extract(year FROM %(month)s::date) - extract(year FROM last_month)) * 12
                   + extract(month FROM %(month)s::date) - extract(month FROM last_month))::int
                  AS months_on,
                  greatest(round((plan.ends_on - plan.starts_on + 1) / 30.4375), 1) AS months)
           AS counted
    ON CONFLICT (organization_id, report_id, trainee_id) DO NOTHING
"""


def _clock(minutes):
    return f"(({minutes}) / 60 || ':' || lpad((({minutes}) %% 60)::text, 2, '0'))"


def _of_plan(name):
    """Last month's minutes, else the plan's share of a month; a plan without hours tells none."""
    share = f"nullif(round(plan.{name} / months), 0)::int"
    return _clock(f"coalesce(line.{name}, {share})")


LINES = LINES.format(
    regular=_clock(
        "coalesce(line.regular_minutes, expected.scheduled_days * expected.daily_minutes)"
    ),
    overtime=_clock("line.overtime_minutes"),
    holiday=_clock("line.legal_holiday_minutes"),
    night=_clock("line.night_minutes"),
    **{
        name: _of_plan(f"{name}_minutes")
        for name in (
            "essential", "related", "peripheral", "essential_safety", "related_safety",
            "peripheral_safety",
        )
    },
)  # fmt: skip


def open_months(on, alias="nightly"):
    """By night: the month that ends soon, and the one before it where a night was missed.

    Answers how many reports and lines were written: (0, 0) when repeated.
    """
    this_month = on.replace(day=1)
    last_day = add_months(this_month, 1) - timedelta(1)
    months = [add_months(this_month, -1)]
    if (last_day - on).days < DAYS_BEFORE_THE_END:
        months.append(this_month)
    opened = [open_month(month, on, alias=alias) for month in months]
    return sum(one[0] for one in opened), sum(one[1] for one in opened)


def open_month(month, on, company_id=0, alias=DEFAULT_DB_ALIAS):
    """Open one month as seen on a day, and add whom it lacks; answers (reports, lines) written."""
    values = {"month": month, "on": on, "company": company_id}
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(REPORTS, values)
        reports = cursor.rowcount
        cursor.execute(LINES, values)
        return reports, cursor.rowcount
