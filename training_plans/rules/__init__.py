"""What duties around training share: who is in training where, on which days (RULES A.2, A.4).

Statements are put together from constants only; the one value that varies is %(on)s, the day of
looking. Periods (plans, rests, leavings) count as recorded; acts (filed, submitted, held) count
from their day on.
"""

from titp.compliance.rule import Subject
from titp.declared import Text
from trainees.rules import GONE
from training_plans.models import ChangeItem

PLAN = Subject(
    "training_plans.TrainingPlan", Text(ja="技能実習計画", en="training plan"), "training-plan"
)
SUSPICION = Subject(
    "training_plans.Suspicion", Text(ja="取消事由等の疑い", en="suspected ground"),
    "company-follow-up",
)  # fmt: skip
LABOUR_MATTER = Subject(
    "training_plans.LabourViolation", Text(ja="労働関係法令の是正指示", en="labour-law matter"),
    "company-follow-up",
)  # fmt: skip
AUDIT = Subject("training_plans.Audit", Text(ja="監査", en="audit"), "audit")

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


def lectured_before(plan):
    """Whether the lectures were over, at another host, before this plan of stage 1 began.

    After a transfer nobody repeats them. `plan`: the name of its rows in the statement.
    """
    return f"""EXISTS (
               SELECT FROM training_plans_trainingplan earlier
                WHERE earlier.organization_id = {plan}.organization_id
                  AND earlier.trainee_id = {plan}.trainee_id
                  AND earlier.stage = 1 AND earlier.lecture_ends_on < {plan}.starts_on
                  AND earlier.lecture_ends_on <= least(earlier.ends_on, earlier.ended_on))"""


# Whoever practises on the day without an employment there on record: the person and the host, with
# `practice_on`, the first day of practice there. Practice begins after the lectures of stage 1;
# where their end is not recorded, it surely has begun two months after the start.
NOT_EMPLOYED = f"""
    {TRAINING},
    practice AS (
        SELECT organization_id, trainee_id, company_id, min(begins_on) AS practice_on,
               bool_or(is_active AND begins_on <= %(on)s) AS practises
          FROM training
         CROSS JOIN LATERAL (
               SELECT CASE WHEN stage > 1 THEN starts_on
                           ELSE coalesce(lecture_ends_on + 1, law.add_months(starts_on, 2)) END
                      AS begins_on) begun
         GROUP BY organization_id, trainee_id, company_id
    ),
    not_employed AS (
        SELECT organization_id, trainee_id, company_id, practice_on
          FROM practice
         WHERE practises AND NOT EXISTS (
               SELECT FROM trainees_employment employment
                WHERE employment.organization_id = practice.organization_id
                  AND employment.trainee_id = practice.trainee_id
                  AND employment.company_id = practice.company_id
                  AND employment.starts_on <= %(on)s
                  AND coalesce(employment.ends_on >= %(on)s, true))
    )
"""
# The workplaces at which somebody is in training on the day, and until when as planned. Someone
# trained at a workplace that nobody recorded may be at any that is open.
TRAINED_AT = f"""
    {TRAINING},
    trained_at AS (
        SELECT training.organization_id, training.company_id, workplace.id, workplace.name,
               max(training.last_on) AS trained_until
          FROM training
          LEFT JOIN trainees_placement placement
            ON placement.organization_id = training.organization_id
           AND placement.trainee_id = training.trainee_id
           AND placement.company_id = training.company_id
           AND placement.starts_on <= %(on)s
           AND coalesce(placement.ends_on >= %(on)s, true)
          LEFT JOIN companies_workplace workplace
            ON workplace.organization_id = training.organization_id
           AND workplace.company_id = training.company_id
           AND coalesce(
               workplace.id = coalesce(training.workplace_id, placement.workplace_id),
               workplace.closed_on > %(on)s, true)
         WHERE training.is_active
         GROUP BY training.organization_id, training.company_id, workplace.id, workplace.name
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
# Of each person the day on which the change to stage 2 was permitted, as far as the books tell:
# `permitted_on`; and a day after which it cannot have been, `permitted_by`. Each renewal brings a
# new card, and rosters often keep the newest only: the first card of stage 2 is the one of the
# change when it follows on stage 1, that is, within the two months for which the stay goes on
# (Immigration Act art. 20(6)). Else the day on which an application to change was granted then.
STAGE_2_PERMISSIONS = """
    cards AS (
        SELECT period.organization_id, period.trainee_id,
               min(period.starts_on) FILTER (WHERE status.stage = 2) AS first_2_on,
               max(period.expires_on) FILTER (WHERE status.stage = 1) AS last_1_on
          FROM trainees_residenceperiod period
          JOIN trainees_residencestatus status ON status.code = period.status_id
         WHERE period.starts_on IS NULL OR period.starts_on <= %(on)s
         GROUP BY period.organization_id, period.trainee_id
    ),
    second_stages AS (
        SELECT organization_id, trainee_id, min(starts_on) AS starts_on
          FROM training_plans_trainingplan
         WHERE stage = 2
         GROUP BY organization_id, trainee_id
    ),
    granted AS (
        SELECT application.organization_id, application.trainee_id,
               min(application.decided_on) AS decided_on
          FROM trainees_stayapplication application
          JOIN second_stages
            ON second_stages.organization_id = application.organization_id
           AND second_stages.trainee_id = application.trainee_id
         WHERE application.kind = 'change' AND application.outcome = 'granted'
           AND application.decided_on <= %(on)s
           AND application.decided_on BETWEEN law.before(starts_on, 3)
                                          AND law.add_months(starts_on, 2)
         GROUP BY application.organization_id, application.trainee_id
    ),
    stage_2_permissions AS (
        SELECT trainee.organization_id, trainee.id AS trainee_id, second_stages.starts_on,
               known.permitted_on, least(known.permitted_on, cards.first_2_on) AS permitted_by
          FROM trainees_trainee trainee
          LEFT JOIN cards ON cards.organization_id = trainee.organization_id
                         AND cards.trainee_id = trainee.id
          LEFT JOIN second_stages ON second_stages.organization_id = trainee.organization_id
                                 AND second_stages.trainee_id = trainee.id
          LEFT JOIN granted ON granted.organization_id = trainee.organization_id
                           AND granted.trainee_id = trainee.id
         CROSS JOIN LATERAL (
               SELECT coalesce(
                   CASE WHEN first_2_on <= greatest(law.add_months(second_stages.starts_on, 2),
                                                    law.add_months(last_1_on, 2))
                        THEN first_2_on END,
                   decided_on) AS permitted_on) known
    )
"""
# The items of the decision table of changes, as evidence names them.
CHANGE_ITEMS = {row.code: Text(ja=row.item_ja, en=row.item_en) for row in ChangeItem.rows()}
# Each change of a plan with what has to be done (`kind`: as decided, else as the table says) and
# the day from which its month counts. A confirmed row of the organization goes before the table's.
CHANGES = """
    changes AS (
        SELECT change.*,
               coalesce(nullif(change.chosen, ''), own.usual_class, item.usual_class) AS kind,
               CASE coalesce(own.counts_from, item.counts_from)
                    WHEN 'month_end'
                    THEN law.add_months(law.month_of(change.effective_on), 1) - 1
                    ELSE change.effective_on END AS counts_on
          FROM training_plans_planchange change
          JOIN training_plans_changeitem item ON item.code = change.item_id
          LEFT JOIN LATERAL (
               SELECT usual_class, counts_from FROM training_plans_ownchangeitem own
                WHERE own.organization_id = change.organization_id
                  AND (own.id = change.own_item_id
                       OR change.own_item_id IS NULL AND own.item_id = change.item_id)
                  AND confirmed_on <= %(on)s AND starts_on <= coalesce(effective_on, decided_on)
                  AND (own.item_id IS NULL OR own.starts_on > item.starts_on)
                ORDER BY own.starts_on DESC LIMIT 1) own ON true
    )
"""
