"""Rule: the shares of essential, related and peripheral tasks in a plan."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS


@rule(
    "PLAN-004",
    version=2,
    title=Text(ja="必須・関連・周辺業務の時間割合", en="Shares of the task classes"),
    cites=(ORDINANCE.article(10, 2, 2, "ハ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="認定前は予定表の時間を改める。認定後は変更の届出又は変更認定による。",
        en=(
            "Change the hours of the schedule before accreditation; afterwards by a notice or an"
            " accredited change."
        ),
    ),
    reads={
        "essential_minutes": Text(ja="必須業務（分）", en="essential tasks (minutes)"),
        "related_minutes": Text(ja="関連業務（分）", en="related tasks (minutes)"),
        "peripheral_minutes": Text(ja="周辺業務（分）", en="peripheral tasks (minutes)"),
        "total_minutes": Text(ja="合計（分）", en="together (minutes)"),
        "operation": Text(ja="職種・作業", en="operation"),
        "years": Text(ja="割合が要件と異なる年次", en="years with other shares"),
    },
)
def task_shares():
    """Essential tasks take at least half of the hours of a plan, related tasks at most half,
    peripheral tasks at most a third. Where the whole plan is so and one of its years is not, that
    year should be looked at: the law asks of the whole.

    計画の時間のうち、必須業務は二分の一以上、関連業務は二分の一以下、周辺業務は三分の一以下とする。
    計画全体では満たしていても、一方の年次だけ異なるときは、確認を促す（法令は計画全体について定める）。
    """
    # Stages 2 and 3 exist for listed operations only: there, none means not yet recorded.
    return f"""
        WITH {PLANS},
        summed AS (
            SELECT plans.*, essential_minutes + related_minutes + peripheral_minutes AS total
              FROM plans
             WHERE coalesce(gone_on > %(on)s, true)
        ),
        by_year AS (
            SELECT organization_id, plan_id, year, sum(minutes) AS total,
                   coalesce(sum(minutes) FILTER (WHERE task_class = 'essential'), 0) AS essential,
                   coalesce(sum(minutes) FILTER (WHERE task_class = 'related'), 0) AS related,
                   coalesce(sum(minutes) FILTER (WHERE task_class = 'peripheral'), 0) AS peripheral
              FROM training_plans_plantask
             GROUP BY organization_id, plan_id, year
        ),
        otherwise AS (
            SELECT organization_id, plan_id, jsonb_agg(year ORDER BY year) AS years
              FROM by_year
             WHERE 2 * essential < total OR 2 * related > total OR 3 * peripheral > total
             GROUP BY organization_id, plan_id
        )
        SELECT summed.organization_id, id AS subject_id, company_id, trainee_id,
               NULL::date AS due_on,
               CASE WHEN operation_id IS NULL AND stage = 1 THEN 'not_applicable'
                    WHEN operation_id IS NULL OR total = 0 THEN 'data_gap'
                    WHEN 2 * essential_minutes >= total AND 2 * related_minutes <= total
                         AND 3 * peripheral_minutes <= total
                    THEN CASE WHEN years IS NULL THEN 'ok' ELSE 'warning' END
                    ELSE 'violation' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'essential_minutes', essential_minutes, 'related_minutes', related_minutes,
                   'peripheral_minutes', peripheral_minutes, 'total_minutes', nullif(total, 0),
                   'operation', operation_id)
               || CASE WHEN years IS NULL THEN '{{}}'
                       ELSE jsonb_build_object('years', years) END AS evidence
          FROM summed
          LEFT JOIN otherwise ON otherwise.organization_id = summed.organization_id
                             AND otherwise.plan_id = summed.id
    """
