"""Rule: nobody works while the lectures last, and practice begins after them."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.months import WORKED_MONTHS
from training_plans.rules import PLAN, TRAINING, lectured_before

LEADS = (28, 14, 7, 1)


@rule(
    "LECT-003",
    title=Text(ja="講習期間中の業務禁止", en="No work during lectures"),
    cites=(ORDINANCE.article(10, 2, 7, "ニ"), ORDINANCE.article(52, item=7)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=PLAN,
    settled_at="trainee-lectures",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="業務をやめさせ、行わせた分の賃金を支払い、機構に報告する。",
        en="Stop the work, pay wages for what was done, and report to OTIT.",
    ),
    remind_before=LEADS,
    reads={
        "lecture_starts_on": Text(ja="講習の開始日", en="lectures start on"),
        "lecture_ends_on": Text(ja="講習の終了日", en="lectures end on"),
        "work_days": Text(ja="業務をした日数", en="days of work"),
        "first_work_on": Text(ja="最初に業務をした日", en="first day of work"),
        "last_work_on": Text(ja="最後に業務をした日", en="last day of work"),
        "work_minutes": Text(ja="講習だけの月の労働（分）", en="work in such a month (minutes)"),
    },
)
def lectures_first():
    """In stage 1 no work is given from the start of the plan until the last day of the lectures,
    on days without class neither; practice begins after all lectures.

    第1号では、入国後講習が全て終わるまで、授業のない日も含めて業務に従事させない。
    """
    # While the lectures last it stands on the list each day, so that nobody forgets. A month that
    # lies within them has no hours of work either.
    return f"""
        WITH {TRAINING}, {WORKED_MONTHS},
        lectured AS (
            SELECT training.*,
                   least(starts_on, lecture_starts_on) AS from_on,
                   lecture_starts_on IS NULL OR lecture_ends_on IS NULL AS unknown
              FROM training
             WHERE stage = 1
               AND (lecture_starts_on IS NOT NULL OR NOT {lectured_before("training")})
        ),
        working AS (
            SELECT lectured.organization_id, lectured.id, count(*) AS work_days,
                   min(entry.day) AS first_work_on, max(entry.day) AS last_work_on
              FROM lectured
              JOIN training_plans_logentry entry
                ON entry.organization_id = lectured.organization_id
               AND entry.trainee_id = lectured.trainee_id
               AND entry.day BETWEEN from_on AND lecture_ends_on
             WHERE entry.kind = 'work' AND entry.written_on <= %(on)s
             GROUP BY lectured.organization_id, lectured.id
        ),
        reported AS (
            SELECT lectured.organization_id, lectured.id, sum(minutes) AS work_minutes
              FROM lectured
              JOIN worked_months worked
                ON worked.organization_id = lectured.organization_id
               AND worked.trainee_id = lectured.trainee_id
               AND worked.month >= from_on AND worked.month_ends_on <= lecture_ends_on
             GROUP BY lectured.organization_id, lectured.id
        )
        SELECT lectured.organization_id, lectured.id AS subject_id, company_id, trainee_id,
               lecture_ends_on AS due_on,
               CASE WHEN unknown
                    THEN CASE WHEN last_on < %(on)s OR from_on IS NULL OR from_on > %(on)s
                              THEN 'ok' ELSE 'data_gap' END
                    WHEN work_days > 0 OR work_minutes > 0 THEN 'violation'
                    WHEN lecture_ends_on < %(on)s OR last_on < %(on)s THEN 'ok'
                    WHEN lecture_starts_on <= %(on)s THEN 'due_soon'
                    ELSE 'upcoming' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'lecture_starts_on', lecture_starts_on, 'lecture_ends_on', lecture_ends_on)
               || jsonb_strip_nulls(jsonb_build_object(
                   'work_days', work_days, 'first_work_on', first_work_on,
                   'last_work_on', last_work_on, 'work_minutes', work_minutes)) AS evidence
          FROM lectured
          LEFT JOIN working ON working.organization_id = lectured.organization_id
                           AND working.id = lectured.id
          LEFT JOIN reported ON reported.organization_id = lectured.organization_id
                            AND reported.id = lectured.id
    """
