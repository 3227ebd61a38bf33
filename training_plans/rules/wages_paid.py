"""Rule: wages are paid on the payday, in full, and in a way that can be checked."""

from datetime import date

from titp.compliance.law import LSA, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.months import MONTH_LINE, PAY_METHODS

LEADS = (3, 1)


@rule(
    "PAY-002",
    title=Text(ja="報酬の確認可能な支払", en="Wages paid verifiably and in full"),
    cites=(ORDINANCE.article(14, item=4, point="の2"), LSA.article(24)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=MONTH_LINE,
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="口座振込みで支払い、支払額を確認できる資料を得る。支払の遅れや不足を是正する。",
        en="Pay by transfer; obtain evidence of the amount; make good delay and shortfall.",
    ),
    remind_before=LEADS,
    reads={
        "month": Text(ja="月", en="month"),
        "payday": Text(ja="賃金支払期日", en="payday"),
        "paid_on": Text(ja="支払日", en="paid on"),
        "pay_method": Text(ja="支払方法", en="way of payment"),
        "has_evidence": Text(ja="支払額の確認資料あり", en="evidence of the amount recorded"),
        "gross": Text(ja="支給額の合計（円）", en="pay before deductions (yen)"),
        "kept_back": Text(ja="記録された控除・徴収（円）", en="deductions recorded (yen)"),
        "net_pay": Text(ja="差引支給額（円）", en="net pay (yen)"),
        "short": Text(ja="説明のない不足額（円）", en="missing without explanation (yen)"),
    }
    | PAY_METHODS,
)
def wages_paid():
    """The wages of each month are paid by its payday, to the trainee's own account or in another
    way with evidence of the amount, and nothing is kept back but what is recorded as a deduction.

    毎月の報酬は、支払期日までに、本人名義の口座への振込み又は支払額を確認できる方法で、全額を支払う。
    """
    # The payday is the one that counts: where it is a bank holiday, the day that the rules of
    # pay say. Allowances may raise the net pay above the sum of what is recorded; what is below
    # it was kept back without a word. Without any deduction recorded nobody can tell.
    return """
        WITH paid AS (
            SELECT line.organization_id, line.id, line.company_id, line.trainee_id, report.month,
                   payday, pay_method, pay_evidence <> '' AS has_evidence, base_pay, net_pay,
                   CASE WHEN paid_on <= %(on)s THEN paid_on END AS paid_on,
                   base_pay + coalesce(overtime_pay, 0) + coalesce(holiday_pay, 0)
                   + coalesce(night_pay, 0) AS gross,
                   charged.kept_back, charged.kept_back IS NOT NULL AS charges_known
              FROM training_plans_monthline line
              JOIN training_plans_monthlyreport report
                ON report.organization_id = line.organization_id AND report.id = line.report_id
              LEFT JOIN (
                  SELECT organization_id, line_id, sum(amount) AS kept_back
                    FROM training_plans_charge GROUP BY organization_id, line_id) AS charged
                ON charged.organization_id = line.organization_id AND charged.line_id = line.id
             WHERE report.month <= %(on)s
        ),
        judged AS (
            SELECT paid.*, greatest(gross - coalesce(kept_back, 0) - net_pay, 0) AS short
              FROM paid
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, payday AS due_on,
               CASE WHEN gross = 0 AND net_pay = 0 THEN 'not_applicable'
                    WHEN paid_on > payday
                         OR paid_on IS NOT NULL AND pay_method IN ('cash', 'other')
                            AND NOT has_evidence
                         OR paid_on IS NOT NULL AND short > 0 AND charges_known THEN 'violation'
                    WHEN payday IS NULL AND %(on)s < law.add_months(month, 1) THEN 'upcoming'
                    WHEN paid_on IS NULL AND %(on)s <= payday
                    THEN law.state_of(payday, NULL, %(on)s, 3)
                    WHEN payday IS NULL OR paid_on IS NULL OR pay_method = '' OR gross IS NULL
                         OR net_pay IS NULL OR short > 0 THEN 'data_gap'
                    ELSE 'ok' END AS state,
               paid_on AS done_on,
               jsonb_build_object(
                   'month', month, 'payday', payday, 'paid_on', paid_on,
                   'pay_method', to_jsonb(array_remove(ARRAY[pay_method::text], '')),
                   'has_evidence', has_evidence, 'gross', gross, 'kept_back', kept_back,
                   'net_pay', net_pay, 'short', short) AS evidence
          FROM judged
    """
