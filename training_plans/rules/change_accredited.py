"""Rule: a change that needs an accreditation has it before it takes effect."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import CHANGE_ITEMS, CHANGES, PLAN


@rule(
    "PLAN-010",
    title=Text(ja="変更認定（事前）", en="Change that needs accreditation beforehand"),
    cites=(ACT.article(11, 1), ORDINANCE.article(17, 1), ORDINANCE.article(18)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="申請は変更の1～2か月前までとするのが実務。判断表の一部の区分は要確認。",
        en=(
            "That one applies a month or two ahead is practice; some classes of the decision"
            " table are to be confirmed."
        ),
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    settled_at="training-plan-notices",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="認定を受けるまで変更後の実習を行わない。変更認定（様式第4号）を申請し、監理団体に報告する。",
        en=(
            "Do not train in the changed way until it is accredited; apply by form 4 and tell the"
            " supervising organization."
        ),
    ),
    remind_before=(60, 30, 14),
    reads={
        "items": Text(ja="変更事項", en="what changes"),
        "decided_on": Text(ja="決定日", en="decided on"),
        "effective_on": Text(ja="変更日", en="takes effect on"),
        "filed_on": Text(ja="変更認定の申請日", en="filed on"),
        "accredited_on": Text(ja="変更認定日", en="accredited on"),
        "drafts": Text(ja="月次報告による下書き（要記入）", en="drafted, to be completed"),
    }
    | CHANGE_ITEMS,
    version=2,
)
def change_accredited():
    """A change of the target, the operation or anything else of substantial effect on the
    training has been accredited by the day on which it takes effect.

    目標、職種・作業その他計画に実質的な影響を与える変更は、変更の日までに変更認定を受ける。
    """
    return f"""
        WITH {CHANGES},
        seen AS (
            SELECT organization_id, plan_id, effective_on,
                   CASE WHEN bool_and(coalesce(accredited_on <= %(on)s, false))
                        THEN max(accredited_on) END AS done_on,
                   bool_and(coalesce(accredited_on <= least(effective_on, %(on)s), false))
                   AS in_time,
                   jsonb_build_object(
                       'items', jsonb_agg(item_id ORDER BY item_id),
                       'decided_on', min(decided_on), 'effective_on', effective_on,
                       'filed_on', max(filed_on), 'accredited_on', max(accredited_on))
                   || jsonb_strip_nulls(jsonb_build_object(
                       'drafts', jsonb_agg(item_id ORDER BY item_id) FILTER (WHERE is_draft)))
                   AS evidence
              FROM changes
             WHERE kind = 'accreditation' AND coalesce(decided_on <= %(on)s, true)
             GROUP BY organization_id, plan_id, effective_on
        )
        SELECT seen.organization_id, seen.plan_id AS subject_id, plan.company_id,
               plan.trainee_id, seen.effective_on AS due_on, seen.done_on,
               CASE WHEN effective_on IS NULL THEN 'data_gap'
                    WHEN in_time THEN 'ok'
                    WHEN effective_on <= %(on)s THEN 'violation'
                    ELSE 'due_soon' END AS state,
               seen.evidence
          FROM seen
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = seen.organization_id AND plan.id = seen.plan_id
    """
