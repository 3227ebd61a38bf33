"""Rule: training and work only on days for which a plan is accredited."""

from datetime import date

from titp.compliance.law import ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.months import WORKED_MONTHS
from training_plans.rules import TRAINING


@rule(
    "PLAN-011",
    title=Text(ja="認定期間外の実習禁止", en="No training outside an accredited period"),
    cites=(ACT.article(8), ACT.article(9), ACT.article(16, 1, 1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="実習を中止して記録し、空白期間があるときは実施困難時届出を行い、機構に相談する。",
        en="Stop training and record it; report difficulty where there is a gap; consult OTIT.",
    ),
    reads={
        "days": Text(ja="認定期間外の日数", en="days outside"),
        "first_on": Text(ja="最初の日", en="first day"),
        "last_on": Text(ja="最後の日", en="last day"),
        "minutes": Text(ja="月次報告の労働（分）", en="work in the monthly report (minutes)"),
        "accredited_days": Text(ja="その月の認定期間の日数", en="accredited days of the month"),
        "accredited_until": Text(ja="直前の認定期間の末日", en="accredited until"),
        "accredited_from": Text(ja="次の認定期間の初日", en="accredited again from"),
        "plan_recorded": Text(ja="計画の記録", en="plan recorded"),
        "plans_without_days": Text(ja="期間の記録がない計画", en="plans without recorded days"),
    },
)
def accredited_days():
    """On each day with training or work there is an accredited plan of the trainee that has
    begun, has not ended and is not suspended; its last day counts.

    実習又は業務を行う日ごとに、その日を期間に含み中断中でない認定計画がある。終了日を含む。
    """
    # One row for each person and month, due on its first such day. That somebody left does not
    # end an accreditation. Without a plan in the books, or with one that lacks its days, nobody
    # can tell. Hours of a month are too many when its accredited days have not so many.
    return f"""
        WITH {TRAINING}, {WORKED_MONTHS},
        accredited AS (
            SELECT organization_id, trainee_id, range_agg(span) AS days
              FROM (SELECT training.organization_id, training.trainee_id,
                           datemultirange(daterange(begins_on, greatest(begins_on, ends_after)))
                           - coalesce(rests.days, datemultirange()) AS span
                      FROM training
                      LEFT JOIN rests ON rests.organization_id = training.organization_id
                                     AND rests.plan_id = training.id
                     CROSS JOIN LATERAL (
                         SELECT greatest(starts_on, accredited_on) AS begins_on,
                                least(ends_on, ended_on) + 1 AS ends_after) bounds
                     WHERE starts_on IS NOT NULL AND ends_on IS NOT NULL) AS spans
             GROUP BY organization_id, trainee_id
        ),
        dateless AS (
            SELECT organization_id, trainee_id, count(*) AS plans
              FROM training
             WHERE starts_on IS NULL OR ends_on IS NULL
             GROUP BY organization_id, trainee_id
        ),
        planned AS (
            SELECT organization_id, trainee_id
              FROM training_plans_trainingplan GROUP BY organization_id, trainee_id
        ),
        logged AS (
            SELECT entry.organization_id, entry.trainee_id, law.month_of(entry.day) AS month,
                   count(*) AS days, min(entry.day) AS first_on, max(entry.day) AS last_on,
                   (array_agg(entry.company_id ORDER BY entry.day))[1] AS company_id
              FROM training_plans_logentry entry
              LEFT JOIN accredited ON accredited.organization_id = entry.organization_id
                                  AND accredited.trainee_id = entry.trainee_id
             WHERE entry.kind IN ('work', 'lecture') AND entry.written_on <= %(on)s
               AND NOT coalesce(accredited.days @> entry.day, false)
             GROUP BY entry.organization_id, entry.trainee_id, law.month_of(entry.day)
        ),
        reported AS (
            SELECT worked.organization_id, worked.trainee_id, worked.month,
                   min(worked.company_id) AS company_id, sum(minutes) AS minutes,
                   accredited_days
              FROM worked_months worked
              LEFT JOIN accredited ON accredited.organization_id = worked.organization_id
                                  AND accredited.trainee_id = worked.trainee_id
             CROSS JOIN LATERAL (
                 SELECT coalesce(sum(upper(part) - lower(part)), 0)::int AS accredited_days
                   FROM unnest(accredited.days * datemultirange(
                            daterange(worked.month, worked.month_ends_on, '[]'))) AS part) counted
             GROUP BY worked.organization_id, worked.trainee_id, worked.month, accredited_days
            HAVING sum(minutes) > accredited_days * 24 * 60
        ),
        outside AS (
            SELECT organization_id, trainee_id, month,
                   coalesce(logged.company_id, reported.company_id) AS company_id,
                   coalesce(first_on, month) AS due_on, days, first_on, last_on, minutes,
                   accredited_days
              FROM logged FULL JOIN reported USING (organization_id, trainee_id, month)
        )
        SELECT outside.organization_id, outside.trainee_id AS subject_id, outside.company_id,
               outside.trainee_id, due_on,
               CASE WHEN planned.trainee_id IS NULL OR dateless.plans > 0
                    THEN 'data_gap' ELSE 'violation' END AS state,
               NULL::date AS done_on,
               jsonb_strip_nulls(jsonb_build_object(
                   'days', outside.days, 'first_on', first_on, 'last_on', last_on,
                   'minutes', minutes, 'accredited_days', accredited_days,
                   'accredited_until', (
                       SELECT max(upper(part)) - 1 FROM unnest(accredited.days) AS part
                        WHERE upper(part) <= due_on),
                   'accredited_from', (
                       SELECT min(lower(part)) FROM unnest(accredited.days) AS part
                        WHERE lower(part) > due_on),
                   'plan_recorded', CASE WHEN planned.trainee_id IS NULL THEN false END,
                   'plans_without_days', dateless.plans)) AS evidence
          FROM outside
          LEFT JOIN accredited ON accredited.organization_id = outside.organization_id
                              AND accredited.trainee_id = outside.trainee_id
          LEFT JOIN dateless ON dateless.organization_id = outside.organization_id
                            AND dateless.trainee_id = outside.trainee_id
          LEFT JOIN planned ON planned.organization_id = outside.organization_id
                           AND planned.trainee_id = outside.trainee_id
    """
