"""Rule: the skill test of a stage is sat in good time, and once more after a failure."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import SITTINGS, TRAINING

LEADS = (60, 30, 14)


@rule(
    "EXAM-002",
    title=Text(ja="段階ごとの試験受検・再受検", en="Skill test sat, with one retake"),
    cites=(ACT.article(9, item=5), ORDINANCE.article(10, 1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="推奨の時期（修了の三か月前、第2号は六か月前）と再受検一回は実務による。病気等による欠席は受検に数えない。",
        en=(
            "The recommended months (three before the end, six in stage 2) and the one retake are"
            " general practice. Absence for illness does not count as an attempt."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="受検又は再受検を予約する。修了前に日程がないときは機構に相談し、理由を記録する。",
        en=(
            "Book the test or the retake; where no sitting is left before the end, ask OTIT and"
            " keep the reason."
        ),
    ),
    remind_before=LEADS,
    reads={
        "stage": Text(ja="段階", en="stage"),
        "plan_ends_on": Text(ja="計画の終了日", en="plan ends on"),
        "attempts": Text(ja="受検回数", en="attempts"),
        "first_sat_on": Text(ja="最初の受検日", en="first sat on"),
        "failed_on": Text(ja="不合格の受検日", en="failed on"),
        "retaken_on": Text(ja="再受検日", en="retaken on"),
    },
)
def exam_sitting():
    """The skill test of a stage is sat until three months (stage 2: six months) before its plan
    ends, at the latest by its end; whoever fails retakes it once until then.

    段階ごとの試験は、計画終了の三か月前（第2号は六か月前）まで、遅くとも終了日までに受検し、不合格のときは終了日までに一回再受検する。
    """
    # A stage that goes on with another host ends with its last plan; its attempts count together.
    # One that rests beyond its end is not over: the days of the rest are made good.
    # Theory and practice are often sat on different days: attempts are counted for each part.
    return f"""
        WITH {TRAINING}, {SITTINGS},
        ending AS (
            SELECT DISTINCT ON (organization_id, trainee_id, stage) training.*,
                   greatest(starts_on, law.before(ends_on, CASE stage WHEN 2 THEN 6 ELSE 3 END))
                   AS recommended_on
              FROM training
             WHERE coalesce(starts_on <= %(on)s, true) AND ends_on IS NOT NULL
             ORDER BY organization_id, trainee_id, stage, starts_on DESC NULLS LAST, id DESC
        ),
        tried AS (
            SELECT organization_id, trainee_id, stage, min(sat_on) AS first_sat_on,
                   greatest(count(*) FILTER (WHERE has_theory),
                            count(*) FILTER (WHERE has_practical)) AS attempts,
                   bool_or(outcome = 'passed' AND has_practical)
                   AND (stage > 1 OR bool_or(outcome = 'passed' AND has_theory)) AS passed
              FROM sittings
             GROUP BY organization_id, trainee_id, stage
        ),
        failed AS (
            SELECT failure.organization_id, failure.trainee_id, failure.stage,
                   min(failure.sat_on) AS failed_on, min(again.sat_on) AS retaken_on
              FROM sittings failure
              LEFT JOIN sittings again
                ON again.organization_id = failure.organization_id
               AND again.trainee_id = failure.trainee_id AND again.stage = failure.stage
               AND again.sat_on > failure.sat_on
               AND (again.has_theory AND failure.has_theory
                    OR again.has_practical AND failure.has_practical)
             WHERE failure.outcome = 'failed' AND (failure.has_practical OR failure.stage = 1)
             GROUP BY failure.organization_id, failure.trainee_id, failure.stage
        ),
        seen AS (
            SELECT ending.organization_id, ending.trainee_id, ending.company_id, ending.stage,
                   ends_on, recommended_on, coalesce(attempts, 0) AS attempts, first_sat_on,
                   coalesce(passed, false) AS passed, failed_on, retaken_on,
                   failed.trainee_id IS NOT NULL AS has_failed, still_resting
              FROM ending
              LEFT JOIN tried USING (organization_id, trainee_id, stage)
              LEFT JOIN failed USING (organization_id, trainee_id, stage)
             WHERE (last_on >= %(on)s OR last_on = ends_on)
               AND coalesce(gone_on > %(on)s, true)
        ),
        owed AS (
            SELECT seen.*, recommended_on AS due_on, first_sat_on AS done_on,
                   CASE WHEN attempts > 2 THEN 'warning'
                        WHEN attempts > 0 AND first_sat_on IS NULL THEN 'ok'
                        WHEN attempts = 0 AND %(on)s > ends_on AND NOT still_resting
                        THEN 'violation'
                        WHEN attempts = 0 AND %(on)s > recommended_on THEN 'warning'
                        ELSE law.state_of(recommended_on, first_sat_on, %(on)s, {LEADS[0]})
                   END AS state
              FROM seen
             UNION ALL
            SELECT seen.*, ends_on, retaken_on,
                   CASE WHEN passed AND retaken_on IS NULL THEN 'ok'
                        ELSE law.state_of(ends_on, retaken_on, %(on)s, {LEADS[0]}) END
              FROM seen
             WHERE has_failed
        )
        SELECT DISTINCT ON (organization_id, trainee_id, due_on)
               organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               done_on,
               jsonb_build_object(
                   'stage', stage, 'plan_ends_on', ends_on, 'attempts', attempts,
                   'first_sat_on', first_sat_on, 'failed_on', failed_on,
                   'retaken_on', retaken_on) AS evidence
          FROM owed
         ORDER BY organization_id, trainee_id, due_on, stage DESC
    """
