"""Rule: support for the skill test of a stage is applied for in time."""

from datetime import date

from titp.compliance.law import ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import TRAINING

LEADS = (60, 30, 14, 7)


@rule(
    "EXAM-001",
    title=Text(ja="受検手続支援の申込み", en="Application for the skill test"),
    cites=(ACT.article(9, item=5),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.SEEN,
    note=Text(
        ja="申込みの時期は機構の案内（受検手続支援）による。",
        en="The months come from OTIT's guidance on support for tests.",
    ),
    severity=Severity.DUTY,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="受検手続支援サイト又は試験実施機関に申し込み、申込日を記録する。早い日程を相談する。",
        en=(
            "Apply on OTIT's site or with the testing body, record the day, and ask for an early"
            " sitting."
        ),
    ),
    remind_before=LEADS,
    reads={
        "stage": Text(ja="段階", en="stage"),
        "plan_starts_on": Text(ja="計画の開始日", en="plan starts on"),
        "plan_ends_on": Text(ja="計画の終了日", en="plan ends on"),
        "applied_on": Text(ja="申込日", en="applied on"),
    },
)
def exam_support():
    """Support for the skill test is applied for until six months (stage 1) or twelve months
    (stages 2 and 3) before the plan ends, or at its start where it is shorter.

    受検手続支援は、計画の終了日の六か月前（第1号）又は十二か月前（第2号・第3号）までに申し込む。
    """
    # A test that was booked or sat without a recorded application was applied for all the same.
    return f"""
        WITH {TRAINING},
        timed AS (
            SELECT DISTINCT ON (organization_id, trainee_id, latest_on) training.*, latest_on
              FROM training
             CROSS JOIN LATERAL (
                 SELECT greatest(starts_on, law.before(
                     ends_on, CASE stage WHEN 1 THEN 6 ELSE 12 END)) AS latest_on) timing
             WHERE coalesce(starts_on <= %(on)s, true) AND last_on >= %(on)s
             ORDER BY organization_id, trainee_id, latest_on, starts_on DESC NULLS LAST, id DESC
        )
        SELECT timed.organization_id, timed.trainee_id AS subject_id, timed.company_id,
               timed.trainee_id, latest_on AS due_on, applied_on AS done_on,
               CASE WHEN applied_on IS NULL AND under_way THEN 'ok'
                    WHEN applied_on IS NULL AND %(on)s > latest_on THEN 'warning'
                    ELSE law.state_of(latest_on, applied_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'stage', stage, 'plan_starts_on', starts_on, 'plan_ends_on', ends_on,
                   'applied_on', applied_on) AS evidence
          FROM timed
          LEFT JOIN LATERAL (
              SELECT min(test.applied_on) FILTER (WHERE test.applied_on <= %(on)s) AS applied_on,
                     bool_or(test.applied_on IS NULL
                             AND (test.sat_on <= %(on)s OR test.booked_for IS NOT NULL))
                     AS under_way
                FROM training_plans_skilltest test
               WHERE test.organization_id = timed.organization_id
                 AND test.trainee_id = timed.trainee_id
                 AND coalesce(
                     test.plan_id = timed.id,
                     test.grade = (ARRAY['basic', 'grade_3', 'grade_2'])[timed.stage])
          ) tests ON true
    """
