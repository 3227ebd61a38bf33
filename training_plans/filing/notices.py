"""Changes of a plan that a month shows: drafted as notices, for a person to complete.

Of the decision table (HANDBOOK 4.7; data/plan_changes.csv with its bounds, and the dated rows of an
organization before them) a month can show these: overtime, with
work on holidays, above 80 hours, which is accredited beforehand; overtime above 45 hours; less than
80 hours of training in a month that was practised from its first day to its last; another lodging;
and another amount of rent or board than in the month before. What a month cannot show is whether
night work, the hours of tasks or a lower wage are as the plan has them: it has no such numbers.
"""

from django.db import DEFAULT_DB_ALIAS, connections

from training_plans.pay import PRACTICE, clock

BACK = 4  # months that the night looks back at; an older one is seen when it is sent

YEAR_AND_MONTH = 'to_char(month, \'FMYYYY"年"FMMM"月"\')'


def _yen(kind, amount):
    return f"'{kind} ' || to_char({amount}, 'FM999,999,999') || '円'"


# What the months sent so far ask for, in the words of the form (変更前・変更後). Who was at home
# for the month that the plan foresees has not trained too little.
WANTED = f"""
    {PRACTICE},
    months AS MATERIALIZED (
        SELECT line.organization_id, line.trainee_id, line.company_id, line.id AS line_id, month,
               law.add_months(month, 1) - 1 AS ends_on, moved_on, payday, overtime_minutes,
               overtime_minutes + coalesce(legal_holiday_minutes, 0) AS total,
               regular_minutes + coalesce(overtime_minutes, 0)
               + coalesce(legal_holiday_minutes, 0) AS worked
          FROM training_plans_monthlyreport report
          JOIN training_plans_monthline line
            ON line.organization_id = report.organization_id AND line.report_id = report.id
         WHERE submitted_on <= %(on)s
           AND (report.id = %(report)s
                OR %(report)s = 0 AND month > law.add_months(law.month_of(%(on)s), -{BACK}))
    ),
    -- the numbers of the decision table for each month: ours that are confirmed before the shipped
    bounds AS (
        SELECT organization_id, month,
               max(bound) FILTER (WHERE code = 'overtime_45') AS notice_from,
               max(bound) FILTER (WHERE code = 'overtime_80') AS accreditation_from,
               max(bound) FILTER (WHERE code = 'hours_under_80') AS training_below
          FROM (SELECT DISTINCT organization_id, month FROM months) AS each
         CROSS JOIN LATERAL (
               SELECT code, coalesce(
                      (SELECT own.bound FROM training_plans_ownchangeitem own
                        WHERE own.organization_id = each.organization_id
                          AND own.item_id = item.code AND own.confirmed_on <= %(on)s
                          AND own.starts_on <= month AND own.starts_on > item.starts_on
                        ORDER BY own.starts_on DESC LIMIT 1), at_least, less_than) AS bound
                 FROM training_plans_changeitem item) AS items
         GROUP BY organization_id, month
    ),
    charged AS (
        SELECT organization_id, line_id,
               sum(amount) FILTER (WHERE kind = 'housing') AS housing,
               sum(amount) FILTER (WHERE kind = 'food') AS food
          FROM training_plans_charge
         GROUP BY organization_id, line_id
    ),
    trained AS (
        SELECT months.*, notice_from, accreditation_from, training_below, plan.plan_id,
               plan.is_whole, now.housing, now.food,
               before.housing AS housing_before, before.food AS food_before
          FROM months
          JOIN bounds USING (organization_id, month)
          JOIN LATERAL (
               SELECT plan_id, sum(days) OVER () = ends_on - month + 1 AS is_whole
                 FROM (SELECT plan_id, max(upper(part)) AS until,
                              sum(upper(part) - lower(part)) AS days
                         FROM practice
                        CROSS JOIN LATERAL unnest(practice.days
                              * datemultirange(daterange(month, ends_on, '[]'))) AS part
                        WHERE practice.organization_id = months.organization_id
                          AND practice.trainee_id = months.trainee_id
                          AND practice.company_id = months.company_id
                        GROUP BY plan_id) AS by_plan
                ORDER BY until DESC LIMIT 1) AS plan ON true
          LEFT JOIN charged now
            ON now.organization_id = months.organization_id AND now.line_id = months.line_id
          LEFT JOIN LATERAL (
               SELECT housing, food
                 FROM training_plans_monthlyreport report
                 JOIN training_plans_monthline line
                   ON line.organization_id = report.organization_id AND line.report_id = report.id
                 JOIN charged ON charged.organization_id = line.organization_id
                             AND charged.line_id = line.id
                WHERE report.organization_id = months.organization_id
                  AND report.company_id = months.company_id
                  AND report.month = law.add_months(months.month, -1)
                  AND line.trainee_id = months.trainee_id) AS before ON true
    ),
    wanted AS (
        SELECT organization_id, plan_id, month, 'overtime_80' AS item_id, ends_on AS effective_on,
               '時間外・休日労働 月' || {clock("(accreditation_from - 1)")} || '以内'
               AS told_before,
               {YEAR_AND_MONTH} || ' 時間外・休日労働 ' || {clock("total")} AS told_after
          FROM trained WHERE total >= accreditation_from
         UNION ALL
        SELECT organization_id, plan_id, month, 'overtime_45', ends_on,
               '時間外労働 月' || {clock("(notice_from - 1)")} || '以内',
               {YEAR_AND_MONTH} || ' 時間外労働 ' || {clock("overtime_minutes")}
          FROM trained
         WHERE overtime_minutes >= notice_from AND total < accreditation_from
         UNION ALL
        SELECT organization_id, plan_id, month, 'hours_under_80', ends_on,
               '実習時間 月' || {clock("training_below")} || '以上',
               {YEAR_AND_MONTH} || ' 実習時間 ' || {clock("worked")}
          FROM trained
         WHERE worked < training_below AND is_whole AND NOT EXISTS (
               SELECT FROM training_plans_temporaryreturn away
                WHERE away.organization_id = trained.organization_id
                  AND away.plan_id = trained.plan_id AND away.departed_on <= ends_on
                  AND coalesce(away.returned_on, 'infinity') >= month)
         UNION ALL
        SELECT organization_id, plan_id, month, 'lodging', moved_on, '', '転居日 ' || moved_on
          FROM trained WHERE moved_on IS NOT NULL
         UNION ALL
        SELECT organization_id, plan_id, month, 'charges', least(payday, ends_on),
               concat_ws('、', {_yen("居住費", "housing_before")}, {_yen("食費", "food_before")}),
               concat_ws('、', {_yen("居住費", "housing")}, {_yen("食費", "food")})
          FROM trained
         WHERE is_whole AND (housing <> housing_before OR food <> food_before)
    )
"""
# A draft that nobody has completed follows the month; a change that somebody wrote down
# themselves, or completed, is left as it is and stands for the draft.
DRAFTED = f"""
    WITH {WANTED},
    drafts AS (
        SELECT change.organization_id, change.id, change.plan_id, change.item_id, drafted_for
          FROM training_plans_planchange change
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = change.organization_id AND plan.id = change.plan_id
         WHERE is_draft
           AND CASE WHEN %(report)s = 0
                    THEN drafted_for > law.add_months(law.month_of(%(on)s), -{BACK})
                    ELSE EXISTS (
                         SELECT FROM training_plans_monthlyreport report
                          WHERE report.organization_id = plan.organization_id
                            AND report.id = %(report)s AND report.month = drafted_for
                            AND report.company_id = plan.company_id) END
    ),
    added AS (
        INSERT INTO training_plans_planchange
               (organization_id, plan_id, item_id, effective_on, before, after, drafted_for,
                is_draft, chosen, reason, cause, note)
        SELECT organization_id, plan_id, item_id, effective_on, told_before, told_after, month,
               true, '', '', '', ''
          FROM wanted
         WHERE NOT EXISTS (
               SELECT FROM training_plans_planchange known
                WHERE known.organization_id = wanted.organization_id
                  AND known.plan_id = wanted.plan_id AND known.item_id = wanted.item_id
                  AND (known.drafted_for = month
                       OR law.month_of(known.effective_on) = law.month_of(wanted.effective_on)))
        ON CONFLICT DO NOTHING
        RETURNING 1
    ),
    followed AS (
        UPDATE training_plans_planchange change
           SET effective_on = wanted.effective_on, before = told_before, after = told_after
          FROM wanted
         WHERE change.organization_id = wanted.organization_id
           AND change.plan_id = wanted.plan_id AND change.item_id = wanted.item_id
           AND change.drafted_for = month AND is_draft
           AND (change.effective_on, change.before, change.after)
               IS DISTINCT FROM (wanted.effective_on, told_before, told_after)
        RETURNING 1
    ),
    removed AS (
        DELETE FROM training_plans_planchange change
         USING drafts
         WHERE change.organization_id = drafts.organization_id AND change.id = drafts.id
           AND NOT EXISTS (
               SELECT FROM wanted
                WHERE wanted.organization_id = drafts.organization_id
                  AND wanted.plan_id = drafts.plan_id AND wanted.item_id = drafts.item_id
                  AND wanted.month = drafts.drafted_for)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM followed),
           (SELECT count(*) FROM removed)
"""


def draft_notices(on, report_id=0, alias=DEFAULT_DB_ALIAS):
    """Draft what the sent months ask for, as seen on a day; answers (added, changed, removed).

    Within `tenancy.use(...)` for that organization, on the alias of the night for all of them;
    `report_id` limits it to one month of one company. Running twice writes nothing.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute(DRAFTED, {"on": on, "report": report_id})
        return cursor.fetchone()


def draft_notices_by_night(on):
    """For all organizations: what a lost task has left, or the office has entered itself."""
    return draft_notices(on, alias="nightly")
