"""Rule: a tenth of each class of tasks is about safety and health."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS


@rule(
    "PLAN-005",
    title=Text(ja="安全衛生に係る業務（各10分の1以上）", en="Safety and health in each class"),
    cites=(ORDINANCE.article(10, 2, 2, "ニ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="足りない区分の安全衛生業務の時間を増やす。",
        en="Raise the hours for safety and health in the class that falls short.",
    ),
    reads={
        "essential_minutes": Text(ja="必須業務（分）", en="essential tasks (minutes)"),
        "essential_safety_minutes": Text(ja="うち安全衛生（分）", en="of these, safety"),
        "related_minutes": Text(ja="関連業務（分）", en="related tasks (minutes)"),
        "related_safety_minutes": Text(ja="うち安全衛生（分）", en="of these, safety"),
        "peripheral_minutes": Text(ja="周辺業務（分）", en="peripheral tasks (minutes)"),
        "peripheral_safety_minutes": Text(ja="うち安全衛生（分）", en="of these, safety"),
        "operation": Text(ja="職種・作業", en="operation"),
    },
)
def safety_shares():
    """In each class of tasks of a plan that has any hours, at least a tenth of them is for safety
    and health; outside the listed operations at least one such task is planned.

    必須・関連・周辺の各業務について、その時間の十分の一以上を安全衛生に係る業務に充てる。
    """
    return f"""
        WITH {PLANS},
        summed AS (
            SELECT plans.*, essential_minutes + related_minutes + peripheral_minutes AS total,
                   essential_safety_minutes + related_safety_minutes + peripheral_safety_minutes
                   AS safety
              FROM plans
             WHERE coalesce(gone_on > %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, NULL::date AS due_on,
               CASE WHEN total = 0 OR operation_id IS NULL AND stage > 1 THEN 'data_gap'
                    WHEN operation_id IS NULL
                    THEN CASE WHEN safety > 0 THEN 'ok' ELSE 'violation' END
                    WHEN 10 * essential_safety_minutes >= essential_minutes
                         AND 10 * related_safety_minutes >= related_minutes
                         AND 10 * peripheral_safety_minutes >= peripheral_minutes THEN 'ok'
                    ELSE 'violation' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'essential_minutes', CASE WHEN total > 0 THEN essential_minutes END,
                   'essential_safety_minutes', essential_safety_minutes,
                   'related_minutes', CASE WHEN total > 0 THEN related_minutes END,
                   'related_safety_minutes', related_safety_minutes,
                   'peripheral_minutes', CASE WHEN total > 0 THEN peripheral_minutes END,
                   'peripheral_safety_minutes', peripheral_safety_minutes,
                   'operation', operation_id) AS evidence
          FROM summed
    """
