"""Rule: trainees are charged what it costs, by agreement, and deductions are agreed at the work."""

from datetime import date

from titp.compliance.law import ACT, LSA, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.months import CHARGES, MONTH_LINE


@rule(
    "PAY-006",
    title=Text(ja="食費・居住費・控除", en="Charges at actual cost and lawful deductions"),
    cites=(
        ORDINANCE.article(14, item=3),
        ORDINANCE.article(14, item=4),
        LSA.article(24, 1),
        ACT.article(28, 1),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=MONTH_LINE,
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="超過額を返金し、労使協定を整え、徴収額の変更を届け出る。監理費は技能実習生に負担させない。",
        en=(
            "Refund the excess, put the agreement in order, notify the change; a supervision fee"
            " is not borne by trainees."
        ),
    ),
    reads={
        "month": Text(ja="月", en="month"),
        "payday": Text(ja="賃金支払期日", en="payday"),
        "charged": Text(ja="法定外の控除・徴収（円）", en="charged beside tax and insurance (yen)"),
        "excess": Text(ja="実費を超える額（円）", en="above the actual cost (yen)"),
        "above_cost": Text(ja="実費を超えるもの", en="above the actual cost"),
        "amount_above": Text(ja="実費を超えるものの徴収額（円）", en="charged for these (yen)"),
        "cost_above": Text(ja="実費を超えるものの実費（円）", en="what these cost (yen)"),
        "not_in_agreement": Text(ja="賃金控除協定にないもの", en="not in the deduction agreement"),
        "fees": Text(ja="技能実習生に負担させないもの", en="not to be borne by trainees"),
        "cost_unknown": Text(ja="実費の記録がないもの", en="actual cost not recorded"),
        "not_agreed": Text(ja="合意日の記録がないもの", en="not recorded as agreed"),
        "agreement_unknown": Text(ja="協定の記録がないもの", en="deduction agreement not recorded"),
    }
    | CHARGES,
    version=2,
)
def lawful_charges():
    """What is kept back or charged beside tax and social insurance is agreed with the trainee,
    stands in the workplace's deduction agreement and does not exceed the actual cost; no
    supervision fee is among it.

    法定控除以外の控除・徴収は、技能実習生との合意と賃金控除協定に基づき、実費を超えない額とする。監理費は含めない。
    """
    return """
        WITH judged AS (
            SELECT charge.*, greatest(amount - actual_cost, 0) AS excess,
                   kind = 'supervision_fee' AS fee, actual_cost IS NULL AS cost_unknown,
                   coalesce(agreed_on > %(on)s, true) AS not_agreed
              FROM training_plans_charge charge
             WHERE kind NOT IN ('tax', 'social_insurance') AND amount > 0
        ),
        summed AS (
            SELECT organization_id, line_id, sum(amount) AS charged, sum(excess) AS excess,
                   sum(amount) FILTER (WHERE excess > 0) AS amount_above,
                   sum(actual_cost) FILTER (WHERE excess > 0) AS cost_above,
                   array_agg(DISTINCT kind::text) FILTER (WHERE fee) AS fees,
                   array_agg(DISTINCT kind::text) FILTER (WHERE excess > 0) AS above_cost,
                   array_agg(DISTINCT kind::text) FILTER (WHERE NOT fee AND NOT in_agreement)
                   AS not_in_agreement,
                   array_agg(DISTINCT kind::text) FILTER (WHERE NOT fee AND cost_unknown)
                   AS cost_unknown,
                   array_agg(DISTINCT kind::text) FILTER (WHERE NOT fee AND not_agreed)
                   AS not_agreed,
                   array_agg(DISTINCT kind::text) FILTER (WHERE NOT fee AND in_agreement IS NULL)
                   AS agreement_unknown
              FROM judged
             GROUP BY organization_id, line_id
        )
        SELECT line.organization_id, line.id AS subject_id, line.company_id, line.trainee_id,
               line.payday AS due_on,
               CASE WHEN num_nonnulls(fees, above_cost, not_in_agreement) > 0 THEN 'violation'
                    WHEN num_nonnulls(cost_unknown, not_agreed, agreement_unknown) > 0
                    THEN 'data_gap'
                    ELSE 'ok' END AS state,
               NULL::date AS done_on,
               jsonb_strip_nulls(jsonb_build_object(
                   'month', report.month, 'payday', line.payday, 'charged', charged,
                   'excess', excess, 'above_cost', above_cost,
                   'amount_above', amount_above, 'cost_above', cost_above,
                   'not_in_agreement', not_in_agreement, 'fees', fees,
                   'cost_unknown', cost_unknown, 'not_agreed', not_agreed,
                   'agreement_unknown', agreement_unknown)) AS evidence
          FROM summed
          JOIN training_plans_monthline line
            ON line.organization_id = summed.organization_id AND line.id = summed.line_id
          JOIN training_plans_monthlyreport report
            ON report.organization_id = line.organization_id AND report.id = line.report_id
         WHERE report.month <= %(on)s
    """
