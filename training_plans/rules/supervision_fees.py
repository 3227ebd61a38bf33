"""Rule: supervision fees are of four kinds, of the host only, disclosed before, at actual cost."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, Subject, rule
from titp.declared import Text

FEE = Subject(
    "training_plans.SupervisionFee", Text(ja="監理費", en="supervision fee"),
    "supervision-fee",
)  # fmt: skip
KINDS = {
    "placement": Text(ja="職業紹介費", en="recruiting fee"),
    "lecture": Text(ja="講習費", en="lecture fee"),
    "supervision": Text(ja="監査指導費", en="audit and guidance fee"),
    "other": Text(ja="その他", en="other"),
}
PAYERS = {
    "host": Text(ja="実習実施者", en="host company"),
    "trainee": Text(ja="技能実習生", en="trainee"),
    "sender": Text(ja="送出機関", en="sending organization"),
}
DIFFERS = {
    "payer_not_host": Text(ja="負担者が実習実施者でない", en="not paid by the host company"),
    "above_cost": Text(ja="実費を超える額", en="above the actual cost"),
    "not_stage_1": Text(ja="第1号以外の講習費", en="lecture fee outside of stage 1"),
    "disclosed_late": Text(ja="徴収後の明示", en="disclosed after it was collected"),
    "collected_early": Text(ja="徴収できる日より前の徴収", en="collected before it may be"),
}


@rule(
    "SUP-013",
    title=Text(ja="監理費の種類・明示・実費", en="Supervision fees: kinds, disclosure, cost"),
    cites=(ACT.article(28, 1), ACT.article(28, 2), ORDINANCE.article(37)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=FEE,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="返還する、用途と額を明示する、又は監理費管理簿（参考様式第4-5号）の記載を確認し直す。",
        en="Refund it, disclose use and amount, or check the entry in the ledger (form 4-5).",
    ),
    reads={
        "kind": Text(ja="種類", en="kind"),
        "stage": Text(ja="段階", en="stage"),
        "amount": Text(ja="額（円）", en="amount (yen)"),
        "actual_cost": Text(ja="実費（円）", en="actual cost (yen)"),
        "payer": Text(ja="負担者", en="paid by"),
        "disclosed_on": Text(ja="明示日", en="disclosed on"),
        "trigger_on": Text(ja="徴収できる日", en="may be collected from"),
        "collected_on": Text(ja="徴収日", en="collected on"),
        "differs": Text(ja="確認する点", en="to be checked"),
        "missing": Text(ja="記録のない項目", en="not recorded"),
    }
    | KINDS
    | PAYERS
    | DIFFERS,
    version=3,
)
def supervision_fees():
    """A fee is a recruiting fee, a lecture fee (of stage 1), an audit and guidance fee or another
    expense; the host pays it, not more than it has cost, after its use and amount were disclosed,
    and not before the job offer, the lectures, the first working day or the expense itself.

    監理費は職業紹介費・講習費（第1号）・監査指導費・その他諸経費に限り、用途と額をあらかじめ明示し、実費の範囲で、求人の受理・講習の開始・就労の開始・費用の発生以後に、実習実施者から徴収する。
    """
    # Where the fee is for one person, the plan tells when lectures and work began, and the ledger
    # of referrals when the job offer was received by which the person came: of several the newest
    # before the plan, since whoever comes again for stage 3 comes by another offer. A fee that is
    # not collected yet lacks nothing; who pays and how much can be wrong already.
    return """
        WITH fees AS (
            SELECT fee.*, plan.trainee_id, coalesce(plan.stage, fee.stage) AS of_stage,
                   CASE fee.kind
                        WHEN 'lecture' THEN coalesce(fee.trigger_on, plan.lecture_starts_on)
                        WHEN 'supervision' THEN greatest(
                            fee.trigger_on, CASE WHEN plan.stage > 1 THEN plan.starts_on
                                                 ELSE plan.lecture_ends_on + 1 END)
                        WHEN 'placement' THEN coalesce(fee.trigger_on, offer.received_on)
                        ELSE fee.trigger_on END AS since,
                   CASE WHEN fee.collected_on <= %(on)s THEN fee.collected_on END AS taken_on,
                   CASE WHEN fee.disclosed_on <= %(on)s THEN fee.disclosed_on END AS told_on
              FROM training_plans_supervisionfee fee
              LEFT JOIN training_plans_trainingplan plan
                ON plan.organization_id = fee.organization_id AND plan.id = fee.plan_id
              LEFT JOIN LATERAL (
                   SELECT coalesce(
                              max(joboffer.received_on) FILTER (
                                  WHERE joboffer.received_on <= plan.starts_on),
                              min(joboffer.received_on)) AS received_on
                     FROM trainees_jobapplication application
                     JOIN trainees_referral referral
                       ON referral.organization_id = application.organization_id
                      AND referral.application_id = application.id
                     JOIN companies_joboffer joboffer
                       ON joboffer.organization_id = referral.organization_id
                      AND joboffer.id = referral.offer_id
                    WHERE application.organization_id = fee.organization_id
                      AND application.trainee_id = plan.trainee_id
                      AND referral.company_id = fee.company_id AND referral.outcome = 'hired'
              ) AS offer ON true
             WHERE coalesce(least(fee.disclosed_on, fee.collected_on) <= %(on)s, true)
        ),
        judged_fees AS (
            SELECT fees.*,
                   array_remove(ARRAY[
                       CASE WHEN payer <> 'host' THEN 'payer_not_host' END,
                       CASE WHEN amount > actual_cost THEN 'above_cost' END,
                       CASE WHEN kind = 'lecture' AND of_stage <> 1 THEN 'not_stage_1' END,
                       CASE WHEN disclosed_on > taken_on THEN 'disclosed_late' END,
                       CASE WHEN since > taken_on THEN 'collected_early' END], NULL) AS differs,
                   array_remove(ARRAY[
                       CASE WHEN actual_cost IS NULL THEN 'actual_cost' END,
                       CASE WHEN kind = 'lecture' AND of_stage IS NULL THEN 'stage' END,
                       CASE WHEN disclosed_on IS NULL THEN 'disclosed_on' END,
                       CASE WHEN since IS NULL THEN 'trigger_on' END], NULL) AS missing
              FROM fees
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, NULL::date AS due_on,
               NULL::date AS done_on,
               CASE WHEN differs <> '{}' THEN 'violation'
                    WHEN taken_on IS NULL THEN 'upcoming'
                    WHEN missing <> '{}' THEN 'data_gap'
                    ELSE 'ok' END AS state,
               jsonb_build_object(
                   'kind', jsonb_build_array(kind), 'stage', of_stage, 'amount', amount,
                   'actual_cost', actual_cost, 'payer', jsonb_build_array(payer),
                   'disclosed_on', told_on, 'trigger_on', since, 'collected_on', taken_on,
                   'differs', to_jsonb(differs), 'missing', to_jsonb(missing)) AS evidence
          FROM judged_fees
    """
