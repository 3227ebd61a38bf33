"""Rule: the target of the stage before is reached when the next stage begins."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS, SITTINGS

LEADS = (90, 60, 30)


@rule(
    "PLAN-003",
    title=Text(ja="前段階の目標（試験合格）達成", en="Target of the stage before"),
    cites=(
        ACT.article(9, item=4),
        ORDINANCE.article(8, item=22),
        ORDINANCE.article(8, item=23),
        ORDINANCE.article(10, 1),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja="上位の級の合格が下位の級に代わるかは試験実施機関による（要確認）。",
        en="Whether a higher grade stands for the lower one is for the testing body to say.",
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="受検又は再受検（一回）する。二回とも不合格のときは次の段階を開始せず、前段階で修了する。",
        en=(
            "Sit the test or retake it once; after two failures the training ends with the stage"
            " before, and the next one is not begun."
        ),
    ),
    remind_before=LEADS,
    reads={
        "stage": Text(ja="段階", en="stage"),
        "starts_on": Text(ja="計画の開始日", en="plan starts on"),
        "accredited_on": Text(ja="認定日", en="accredited on"),
        "theory_on": Text(ja="学科の合格日", en="theory passed on"),
        "practical_on": Text(ja="実技の合格日", en="practical passed on"),
        "evaluated_on": Text(ja="指導員による評価日", en="evaluated by the instructor on"),
        "higher_grade": Text(ja="上位の級に合格", en="higher grade passed"),
    },
)
def earlier_target():
    """Before stage 2 theory and practical of the basic grade are passed, before stage 3 the
    practical of grade 3; at the latest when the plan is accredited, and never after its start.

    第2号は基礎級の学科及び実技、第3号は三級の実技に、認定まで、遅くとも計画の開始日までに合格している。
    """
    # Where stage 1 was outside the list no test exists: the instructor's evaluation counts.
    return f"""
        WITH {PLANS}, {SITTINGS},
        tried AS (
            SELECT organization_id, trainee_id, grade,
                   min(known_on) FILTER (WHERE outcome = 'passed' AND has_theory) AS theory_on,
                   min(known_on) FILTER (WHERE outcome = 'passed' AND has_practical)
                   AS practical_on,
                   bool_or(outcome = 'passed' AND has_theory) AS has_theory,
                   bool_or(outcome = 'passed' AND has_practical) AS has_practical
              FROM sittings
             GROUP BY organization_id, trainee_id, grade
        ),
        seen AS (
            SELECT plan.*, tried.grade IS NOT NULL AS was_tried,
                   tried.theory_on, tried.practical_on,
                   first.evaluated_on AS evaluation_on,
                   CASE WHEN plan.accredited_on <= %(on)s THEN plan.accredited_on END
                   AS known_accredited_on,
                   coalesce(higher.has_practical, false) AS higher_grade,
                   first.evaluated_on IS NOT NULL
                   OR coalesce(tried.has_practical AND (plan.stage = 3 OR tried.has_theory), false)
                   AS reached,
                   coalesce(greatest(tried.practical_on,
                                     CASE plan.stage WHEN 2 THEN tried.theory_on END),
                            first.evaluated_on) AS reached_on
              FROM plans plan
              LEFT JOIN tried
                ON tried.organization_id = plan.organization_id
               AND tried.trainee_id = plan.trainee_id
               AND tried.grade = (ARRAY['basic', 'grade_3'])[plan.stage - 1]
              LEFT JOIN tried higher
                ON higher.organization_id = plan.organization_id
               AND higher.trainee_id = plan.trainee_id
               AND higher.grade = (ARRAY['grade_3', 'grade_2'])[plan.stage - 1]
              LEFT JOIN (
                  SELECT organization_id, trainee_id, min(evaluated_on) AS evaluated_on
                    FROM training_plans_trainingplan
                   WHERE stage = 1 AND operation_id IS NULL AND evaluated_on <= %(on)s
                   GROUP BY organization_id, trainee_id
              ) first ON first.organization_id = plan.organization_id
                     AND first.trainee_id = plan.trainee_id AND plan.stage = 2
             WHERE plan.stage > 1 AND coalesce(plan.gone_on > %(on)s, true)
               AND coalesce(plan.last_on >= %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, starts_on AS due_on,
               CASE WHEN reached AND reached_on > least(known_accredited_on, starts_on) THEN 'late'
                    WHEN reached THEN 'ok'
                    WHEN higher_grade THEN 'warning'
                    WHEN starts_on <= %(on)s THEN 'violation'
                    WHEN was_tried THEN 'warning'
                    ELSE 'data_gap' END AS state,
               CASE WHEN reached THEN reached_on END AS done_on,
               jsonb_build_object(
                   'stage', stage, 'starts_on', starts_on, 'accredited_on', known_accredited_on,
                   'theory_on', theory_on, 'practical_on', practical_on,
                   'evaluated_on', evaluation_on, 'higher_grade', higher_grade) AS evidence
          FROM seen
    """
