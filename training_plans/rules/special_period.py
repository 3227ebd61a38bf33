"""Rule: who still waits for a decision after the last day of stay may remain two months more."""

from datetime import date

from titp.compliance.law import ICA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import LATEST_STAY, TRAINEE
from training_plans.rules import TRAINING

LEADS = (30, 14, 7)
# Whoever was permitted to stay for so many days or fewer has no special period.
SHORT_STAY = 30


@rule(
    "IMM-003",
    title=Text(ja="特例期間の満了", en="Special period of stay"),
    cites=(ICA.article(20, 6), ICA.article(21, 4)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-papers",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="入管に審査状況を確認し、決定日を記録する。期間内に決定がなければ、出国又は特定活動を手配する。"
        "認定計画のない日は、在留できても技能実習は行えない。",
        en=(
            "Ask Immigration how the application stands and record the decision; where none comes"
            " in time, arrange leaving or another status. On a day without an accredited plan the"
            " person may stay, but not train."
        ),
    ),
    remind_before=LEADS,
    reads={
        "expires_on": Text(ja="在留期間の満了日", en="permission ended on"),
        "submitted_on": Text(ja="申請日", en="applied on"),
        "decided_on": Text(ja="決定日", en="decided on"),
        "has_special_period": Text(ja="特例期間あり（30日超の在留）", en="stay of over 30 days"),
        "plan_covers": Text(ja="認定計画の期間内", en="an accredited plan covers the day"),
    },
)
def special_period():
    """Who applied by the last day of stay may remain until the decision, and at most until two
    months after that day.

    在留期間の満了日までに申請した者は、決定の日又は満了日から二か月を経過する日のいずれか早い日まで在留できる。
    """
    # A stay whose first day is not recorded is believed to be a long one, as those of trainees are.
    return f"""
        WITH {TRAINING}, {LATEST_STAY},
        waiting AS (
            SELECT person.organization_id, person.id, person.company_id, stay.expires_on,
                   applied.submitted_on, applied.decided_on, special.has_special_period,
                   CASE WHEN special.has_special_period THEN law.civil_end(stay.expires_on, 2)
                        ELSE stay.expires_on END AS due_on
              FROM trainees_trainee person
              JOIN latest_stay stay ON stay.organization_id = person.organization_id
                                   AND stay.trainee_id = person.id
                                   AND stay.expires_on < %(on)s
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id
             CROSS JOIN LATERAL (
                 SELECT coalesce(stay.expires_on - stay.starts_on + 1 > {SHORT_STAY}, true)
                        AS has_special_period) special
             CROSS JOIN LATERAL (
                  -- the application that leads out of this period, not the one that led into it
                  SELECT application.submitted_on,
                         CASE WHEN application.decided_on <= %(on)s THEN application.decided_on
                              END AS decided_on
                    FROM trainees_stayapplication application
                   WHERE application.organization_id = person.organization_id
                     AND application.trainee_id = person.id
                     AND application.submitted_on <= stay.expires_on
                     AND application.submitted_on
                         > coalesce(stay.starts_on, law.before(stay.expires_on, 4))
                   ORDER BY application.submitted_on DESC, application.id DESC
                   LIMIT 1
              ) applied
             WHERE coalesce(gone.gone_on > %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, id AS trainee_id, due_on,
               decided_on AS done_on,
               CASE WHEN decided_on IS NOT NULL
                    THEN law.state_of(due_on, decided_on, %(on)s, {LEADS[0]})
                    WHEN %(on)s > due_on THEN 'violation'
                    ELSE 'due_soon' END AS state,
               jsonb_build_object(
                   'expires_on', expires_on, 'submitted_on', submitted_on,
                   'decided_on', decided_on, 'has_special_period', has_special_period,
                   'plan_covers', EXISTS (
                       SELECT FROM training
                        WHERE training.organization_id = waiting.organization_id
                          AND training.trainee_id = waiting.id AND training.is_active)
               ) AS evidence
          FROM waiting
    """
