"""Rule: papers about a person are kept until one year after the training at the organization."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import TRAINING

LEADS = (30,)


@rule(
    "SUP-014",
    title=Text(ja="帳簿書類の保存", en="Record retention"),
    cites=(ACT.article(20), ACT.article(41), ORDINANCE.article(22, 2), ORDINANCE.article(54, 2)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="保存期間は技能実習の終了日の翌日から起算する。労働関係の書類は五年（当分の間三年）保存する。",
        en=(
            "The year counts from the day after the training has ended. Papers of labour law are"
            " kept for five years (for the present three)."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-afterwards",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="保存期間の末日まで保管する。紛争等があるときは廃棄を停止する。",
        en="Keep them until the last day of the year; stop destruction while there is a dispute.",
    ),
    remind_before=LEADS,
    reads={
        "training_ends_on": Text(ja="技能実習の終了日", en="training ended on"),
        "keep_until": Text(ja="保存期間の末日", en="to be kept until"),
        "destroyed_on": Text(ja="廃棄日", en="destroyed on"),
        "on_hold": Text(ja="廃棄停止中の廃棄", en="destroyed while that was stopped"),
        "held_now": Text(ja="廃棄の停止中", en="destruction is stopped now"),
    },
)
def record_retention():
    """The papers about a trainee are kept until one year after the last stage at the organization
    has ended, those of the earlier stages too.

    技能実習生に関する帳簿書類は、当団体での最後の段階が終了した日から一年間保存する（前の段階の分も含む。）。
    """
    # Who went home early has ended on the last day of training. A missing person's plan goes on
    # after the last day seen: until it is ended or its difficulty notified, the later of the two.
    return f"""
        WITH {TRAINING},
        missing AS (
            SELECT DISTINCT leaving.organization_id, leaving.trainee_id
              FROM trainees_leaving leaving
              JOIN gone ON gone.organization_id = leaving.organization_id
                       AND gone.trainee_id = leaving.trainee_id
             WHERE leaving.kind = 'absconded'
               AND coalesce(leaving.left_on, leaving.recorded_on) = gone.gone_on
        ),
        ended AS (
            SELECT training.organization_id, training.trainee_id,
                   CASE WHEN bool_or(stage_ends.on_day IS NULL) THEN NULL
                        ELSE max(stage_ends.on_day) END AS ends_on
              FROM training
              LEFT JOIN missing ON missing.organization_id = training.organization_id
                               AND missing.trainee_id = training.trainee_id
              LEFT JOIN LATERAL (
                  SELECT min(submitted_on) AS submitted_on
                    FROM training_plans_difficulty
                   WHERE organization_id = training.organization_id AND plan_id = training.id
                     AND event = 'missing' AND submitted_on <= %(on)s) told ON true
             CROSS JOIN LATERAL (
                  SELECT CASE WHEN missing.trainee_id IS NULL THEN training.last_on
                              ELSE coalesce(greatest(training.ended_on, told.submitted_on),
                                            training.ends_on) END AS on_day) stage_ends
             WHERE training.starts_on <= %(on)s
               AND coalesce(training.starts_on <= training.last_on, true)
             GROUP BY training.organization_id, training.trainee_id
        ),
        destroyed AS (
            SELECT papers.organization_id, papers.trainee_id, min(destroyed_on) AS destroyed_on,
                   bool_or(EXISTS (
                       SELECT FROM trainees_legalhold hold
                        WHERE hold.organization_id = papers.organization_id
                          AND hold.trainee_id = papers.trainee_id
                          AND papers.destroyed_on >= hold.starts_on
                          AND coalesce(papers.destroyed_on <= hold.ends_on, true))) AS on_hold
              FROM trainees_recorddestruction papers
             WHERE destroyed_on <= %(on)s
             GROUP BY papers.organization_id, papers.trainee_id
        ),
        kept AS (
            SELECT person.organization_id, person.id, person.company_id, destroyed.destroyed_on,
                   coalesce(destroyed.on_hold, false) AS on_hold, over.ends_on,
                   law.civil_end(over.ends_on, 12) AS keep_until,
                   ended.trainee_id IS NOT NULL OR gone.gone_on IS NOT NULL AS was_here
              FROM trainees_trainee person
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id AND gone.gone_on <= %(on)s
              LEFT JOIN ended ON ended.organization_id = person.organization_id
                             AND ended.trainee_id = person.id
              LEFT JOIN destroyed ON destroyed.organization_id = person.organization_id
                                 AND destroyed.trainee_id = person.id
             CROSS JOIN LATERAL (
                  -- of whom no plan is recorded, the training was over before leaving
                  SELECT CASE WHEN ended.trainee_id IS NULL THEN gone.gone_on - 1
                              WHEN ended.ends_on <= %(on)s THEN ended.ends_on END AS ends_on) over
             WHERE over.ends_on IS NOT NULL OR destroyed.destroyed_on IS NOT NULL
        )
        SELECT organization_id, id AS subject_id, company_id, id AS trainee_id,
               keep_until AS due_on, NULL::date AS done_on,
               CASE WHEN NOT was_here THEN 'data_gap'
                    WHEN on_hold THEN 'violation'
                    WHEN destroyed_on <= coalesce(keep_until, 'infinity') THEN 'violation'
                    WHEN %(on)s > keep_until THEN 'ok'
                    WHEN %(on)s >= keep_until - {LEADS[0]} THEN 'due_soon'
                    ELSE 'upcoming' END AS state,
               jsonb_build_object(
                   'training_ends_on', ends_on, 'keep_until', keep_until,
                   'destroyed_on', destroyed_on, 'on_hold', on_hold,
                   'held_now', EXISTS (
                       SELECT FROM trainees_legalhold hold
                        WHERE hold.organization_id = kept.organization_id
                          AND hold.trainee_id = kept.id AND hold.starts_on <= %(on)s
                          AND coalesce(hold.ends_on >= %(on)s, true))) AS evidence
          FROM kept
    """
