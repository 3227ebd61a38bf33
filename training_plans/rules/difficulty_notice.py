"""Rule: the authority is told when training cannot go on as planned."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import TRAINING

LEADS = (7, 3, 1, 0)
# Of each person the leaving that ended the training: what happened before what is planned, and of
# those the first. `day` is when the person left or will leave, None where nobody knows.
FIRST_LEAVING = """
    first_leaving AS (
        SELECT DISTINCT ON (organization_id, trainee_id)
               organization_id, trainee_id, recorded_on,
               CASE kind WHEN 'returned' THEN 'early_return' WHEN 'absconded' THEN 'missing'
                         ELSE 'other' END AS event,
               CASE WHEN left_on <= %(on)s THEN left_on END AS left_on,
               CASE WHEN left_on <= %(on)s THEN left_on ELSE planned_on END AS day
          FROM trainees_leaving
         WHERE left_on <= %(on)s OR planned_on IS NOT NULL OR left_on IS NULL
         ORDER BY organization_id, trainee_id,
                  (left_on IS NULL OR left_on > %(on)s) AND planned_on IS NOT NULL,
                  coalesce(left_on, planned_on, recorded_on), id
    )
"""
# `difficulties`: each record as known on the day, and beside them what nobody wrote a record
# about: who returned early or is missing, whose training rests, whose plan ended before its day.
# A record settles what it is near to, within a month. A leaving belongs to the last plan that had
# begun by then.
DIFFICULTIES = f"""
    {FIRST_LEAVING},
    recorded AS (
        SELECT told.organization_id, told.plan_id, plan.trainee_id, plan.company_id, plan.ends_on,
               told.event, told.event_on,
               CASE WHEN told.event = 'early_return'
                    THEN least(told.planned_departure_on, gone.left_on)
                    ELSE told.planned_departure_on END AS departure_on,
               CASE WHEN told.event = 'early_return' THEN gone.left_on END AS left_on,
               CASE WHEN told.host_notice_on <= %(on)s THEN told.host_notice_on
                    END AS host_notice_on,
               CASE WHEN told.intention_confirmed_on <= %(on)s THEN told.intention_confirmed_on
                    END AS intention_confirmed_on,
               CASE WHEN told.submitted_on <= %(on)s THEN told.submitted_on END AS submitted_on
          FROM training_plans_difficulty told
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = told.organization_id AND plan.id = told.plan_id
          LEFT JOIN first_leaving gone
            ON gone.organization_id = plan.organization_id AND gone.trainee_id = plan.trainee_id
           AND gone.event = 'early_return' AND gone.left_on IS NOT NULL
         WHERE told.event_on <= %(on)s
    ),
    last_begun AS (
        SELECT gone.*, begun.starts_on
          FROM first_leaving gone
          JOIN (SELECT training.organization_id, training.trainee_id,
                       max(training.starts_on) AS starts_on
                  FROM training
                  JOIN first_leaving leaving
                    ON leaving.organization_id = training.organization_id
                   AND leaving.trainee_id = training.trainee_id
                   AND training.starts_on <= coalesce(leaving.day, leaving.recorded_on)
                 GROUP BY training.organization_id, training.trainee_id) begun
            ON begun.organization_id = gone.organization_id
           AND begun.trainee_id = gone.trainee_id
    ),
    ended AS (
        SELECT training.organization_id, training.id AS plan_id, training.trainee_id,
               training.company_id, training.ends_on, gone.left_on,
               coalesce(gone.event, 'other') AS event,
               CASE WHEN gone.event IS NULL THEN training.ended_on ELSE gone.day END AS day
          FROM training
          LEFT JOIN last_begun gone
            ON gone.organization_id = training.organization_id
           AND gone.trainee_id = training.trainee_id AND gone.starts_on = training.starts_on
         WHERE training.ended_on < training.ends_on
            OR coalesce(gone.day, gone.recorded_on) < training.ends_on
    ),
    seen_from_elsewhere AS (
        SELECT organization_id, plan_id, trainee_id, company_id, ends_on, event, left_on,
               CASE WHEN event = 'early_return' THEN NULL ELSE day END AS event_on,
               CASE WHEN event = 'early_return' THEN day END AS departure_on, day
          FROM ended
         WHERE event = 'early_return' OR coalesce(day <= %(on)s, true)
         UNION ALL
        SELECT rest.organization_id, rest.plan_id, training.trainee_id, training.company_id,
               training.ends_on, 'suspended', NULL, rest.starts_on, NULL, rest.starts_on
          FROM training_plans_suspension rest
          JOIN training
            ON training.organization_id = rest.organization_id AND training.id = rest.plan_id
         WHERE rest.starts_on <= %(on)s
           AND NOT EXISTS (
               SELECT FROM training_plans_temporaryreturn away
                WHERE away.organization_id = rest.organization_id
                  AND away.plan_id = rest.plan_id
                  AND away.departed_on < coalesce(rest.resumes_on, 'infinity')
                  AND coalesce(away.returned_on, 'infinity') >= rest.starts_on)
    ),
    difficulties AS (
        SELECT organization_id, plan_id, trainee_id, company_id, ends_on, event, event_on,
               departure_on, left_on, host_notice_on, intention_confirmed_on, submitted_on
          FROM recorded
         UNION ALL
        SELECT organization_id, plan_id, trainee_id, company_id, ends_on, event, event_on,
               departure_on, left_on, NULL, NULL, NULL
          FROM seen_from_elsewhere untold
         WHERE NOT EXISTS (
               SELECT FROM recorded
                WHERE recorded.organization_id = untold.organization_id
                  AND recorded.plan_id = untold.plan_id
                  AND CASE untold.event
                           WHEN 'suspended' THEN recorded.event NOT IN ('early_return', 'missing')
                           WHEN 'other' THEN true
                           ELSE recorded.event = untold.event END
                  AND (untold.event IN ('early_return', 'missing')
                       OR recorded.event_on BETWEEN untold.day - 31 AND untold.day + 31))
    )
"""


@rule(
    "PLAN-015",
    title=Text(ja="技能実習実施困難時届出", en="Difficulty notice"),
    cites=(ACT.article(19, 2), ACT.article(33, 1), ACT.article(51), ORDINANCE.article(48)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja=(
            "要確認：行方不明は不在の初日を発生日とする。計画どおりの第3号の一時帰国は届出を要しない。"
            "他の在留資格への変更や早期の終了も二週間以内の届出とする。"
        ),
        en=(
            "To be confirmed: missing since the first day of absence; a temporary return of stage 3"
            " as planned needs no notice; another status before the end of the plan, or an end"
            " before it, is told within two weeks."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja=(
            "実施困難時届出書（様式第18号）を提出し記録する。途中帰国は出国前に本人の意思を書面で確認する。"
            "転籍先を確保し、それまでの住居と生活を支える。"
        ),
        en=(
            "Submit form 18 and record it; before an early return, confirm the person's will in"
            " writing; secure a transfer, and lodging and living until then."
        ),
    ),
    remind_before=LEADS,
    reads={
        "event": Text(ja="困難の区分", en="what happened"),
        "early_return": Text(ja="途中帰国", en="return home before the end of the plan"),
        "abroad": Text(ja="出国を伴う中断", en="suspension spent abroad"),
        "suspended": Text(ja="中断", en="suspension"),
        "missing": Text(ja="行方不明", en="missing"),
        "other": Text(ja="その他の困難", en="another difficulty"),
        "event_on": Text(ja="発生日", en="happened on"),
        "departure_on": Text(ja="出国（予定）日", en="departure from Japan"),
        "plan_ends_on": Text(ja="計画の終了日", en="plan ends on"),
        "host_notice_on": Text(ja="実習実施者からの通知日", en="told by the host company on"),
        "intention_confirmed_on": Text(
            ja="意思確認（書面）の日", en="intention confirmed in writing on"
        ),
        "submitted_on": Text(ja="届出日", en="submitted on"),
    },
)
def difficulty_notice():
    """When training cannot go on as planned, the supervising organization tells the authority:
    before the departure of whoever returns early or rests abroad, otherwise within two weeks. An
    early return needs the person's written statement that it is not against their will.

    技能実習が困難となったときは届け出る。途中帰国と出国を伴う中断は出国の前日まで、その他は二週間以内。途中帰国は意に反しないことを書面で確認する。
    """
    return f"""
        WITH {TRAINING}, {DIFFICULTIES},
        timed AS (
            SELECT difficulties.*, event IN ('early_return', 'abroad') AS departs,
                   CASE WHEN event IN ('early_return', 'abroad') THEN departure_on - 1
                        ELSE event_on + 14 END AS due_on,
                   CASE WHEN event <> 'early_return' THEN submitted_on
                        WHEN submitted_on >= intention_confirmed_on THEN submitted_on
                        END AS done_on
              FROM difficulties
        ),
        judged AS (
            SELECT timed.*,
                   CASE WHEN due_on IS NULL THEN 'data_gap'
                        WHEN event = 'early_return' AND intention_confirmed_on > submitted_on
                        THEN 'warning'
                        WHEN departs AND left_on <= %(on)s AND done_on IS NULL THEN 'violation'
                        ELSE law.state_of(due_on, done_on, %(on)s, {LEADS[0]}) END AS state
              FROM timed
        )
        SELECT DISTINCT ON (organization_id, trainee_id, due_on)
               organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, done_on,
               state,
               jsonb_build_object(
                   'event', jsonb_build_array(event), 'event_on', event_on,
                   'departure_on', departure_on, 'plan_ends_on', ends_on,
                   'host_notice_on', host_notice_on,
                   'intention_confirmed_on', intention_confirmed_on,
                   'submitted_on', submitted_on) AS evidence
          FROM judged
         ORDER BY organization_id, trainee_id, due_on,
                  array_position(ARRAY['violation', 'overdue', 'data_gap', 'warning', 'due_soon',
                                       'upcoming', 'late', 'ok'], state), event_on, plan_id, event
    """
