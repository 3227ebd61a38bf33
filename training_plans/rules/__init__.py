"""What duties around training share: who is in training where, on which days (RULES A.2, A.4).

Statements are put together from constants only; the one value that varies is %(on)s, the day of
looking. Periods (plans, rests, leavings) count as recorded; acts (filed, submitted, held) count
from their day on.
"""

from titp.compliance.rule import Subject
from titp.declared import Text
from trainees.rules import GONE

PLAN = Subject("training_plans.TrainingPlan", Text(ja="技能実習計画", en="training plan"))
AUDIT = Subject("training_plans.Audit", Text(ja="監査", en="audit"))

# The values of a plan's exception, as evidence names them.
DEPARTURES = {
    "impossible": Text(ja="実施が困難", en="the host before cannot go on"),
    "unsuitable": Text(ja="実習実施者が不適当", en="the host before is not suitable"),
    "unavoidable": Text(ja="その他やむを得ない事情", en="other unavoidable circumstances"),
    "succession": Text(ja="合併・組織変更", en="the host merged or changed its legal form"),
}

# Of each plan the days on which training rests, and how many are to be made good.
RESTS = """
    rests AS (
        SELECT organization_id, plan_id,
               range_agg(daterange(starts_on, resumes_on)) AS days,
               coalesce(sum(resumes_on - starts_on), 0)::int AS credit,
               bool_or(resumes_on IS NULL) AS still_resting
          FROM training_plans_suspension
         GROUP BY organization_id, plan_id
    )
"""
# Each plan with `last_on`, the last day on which it can be followed, and `days`, those on which
# it is: from its start or its lectures, without rests. `trains`: it is accredited by now, as far
# as the books tell. A plan of which neither filing nor accreditation is recorded is believed
# when it is the person's first (nobody lands without one); after another plan it is a gap. A
# plan without a recorded start has no days; PLAN-001 names that gap.
PLANS = f"""
    {GONE}, {RESTS},
    plans AS (
        SELECT plan.*, gone.gone_on, ended.last_on,
               CASE WHEN begun.begins_on IS NULL THEN datemultirange()
                    ELSE datemultirange(daterange(
                        begun.begins_on, greatest(begun.begins_on, ended.last_on + 1))) END
               - coalesce(rests.days, datemultirange()) AS days,
               coalesce(rests.credit, 0) AS credit,
               coalesce(rests.still_resting, false) AS still_resting,
               coalesce(
                   plan.accredited_on <= %(on)s,
                   plan.accreditation_number <> ''
                   OR plan.filed_on IS NULL AND NOT EXISTS (
                       SELECT FROM training_plans_trainingplan earlier
                        WHERE earlier.organization_id = plan.organization_id
                          AND earlier.trainee_id = plan.trainee_id
                          AND earlier.starts_on < plan.starts_on)) AS trains
          FROM training_plans_trainingplan plan
          LEFT JOIN gone ON gone.organization_id = plan.organization_id
                        AND gone.trainee_id = plan.trainee_id
          LEFT JOIN rests ON rests.organization_id = plan.organization_id
                         AND rests.plan_id = plan.id
         CROSS JOIN LATERAL (
                SELECT least(plan.ends_on, plan.ended_on, gone.gone_on - 1) AS last_on) ended
         CROSS JOIN LATERAL (
                SELECT least(plan.starts_on, plan.lecture_starts_on) AS begins_on) begun
    )
"""
# The plans by which people are in training: a day is an active day when it is in `days`. CASE
# hides that from the planner, which believes that ranges contain next to no day, and would go
# through all placements again for each person.
TRAINING = f"""
    {PLANS},
    training AS (
        SELECT plans.*, CASE WHEN days @> %(on)s THEN true ELSE false END AS is_active
          FROM plans
         WHERE trains
    )
"""
# Each skill test as far as it is known on the day, with the stage it belongs to: that of its plan,
# or else of its grade. A roster may tell an outcome without any day.
SITTINGS = """
    sittings AS (
        SELECT test.organization_id, test.trainee_id, test.grade, test.sat_on,
               test.part <> 'practical' AS has_theory, test.part <> 'theory' AS has_practical,
               coalesce(plan.stage, array_position(
                   ARRAY['basic', 'grade_3', 'grade_2'], test.grade::text)) AS stage,
               coalesce(test.result_on, test.sat_on) AS known_on,
               CASE WHEN coalesce(test.result_on, test.sat_on) > %(on)s THEN ''
                    ELSE test.outcome END AS outcome
          FROM training_plans_skilltest test
          LEFT JOIN training_plans_trainingplan plan
            ON plan.organization_id = test.organization_id AND plan.id = test.plan_id
         WHERE test.sat_on <= %(on)s
            OR test.sat_on IS NULL AND test.outcome <> ''
               AND coalesce(test.result_on <= %(on)s, true)
    )
"""
