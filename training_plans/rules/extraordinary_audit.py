"""Rule: when a ground to revoke the plans is suspected, the host is audited at once."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import SUSPICION

DAYS = 7
LEADS = (7, 4, 0)  # on the day, and three and seven days after it
GROUNDS = {
    "not_by_plan": Text(ja="第1号　計画どおりに行われていない", en="(i) not by the plan"),
    "plan_unfit": Text(ja="第2号　認定基準に適合しない", en="(ii) plan no longer fit"),
    "host_unfit": Text(ja="第3号　欠格事由", en="(iii) host disqualified"),
    "inspection": Text(ja="第4号　検査等の拒否・虚偽答弁", en="(iv) inspection refused"),
    "answers": Text(ja="第5号　機構への虚偽答弁等", en="(v) answers to OTIT"),
    "order": Text(ja="第6号　改善命令に従わない", en="(vi) order not followed"),
    "misconduct": Text(ja="第7号　出入国・労働に関する法令", en="(vii) other laws"),
}


@rule(
    "SUP-005",
    title=Text(ja="臨時監査", en="Extraordinary audit when a ground is suspected"),
    cites=(ORDINANCE.article(52, item=2), ACT.article(16, 1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="「直ちに」を7日以内とするのは製品の既定値。",
        en="To be confirmed: that “immediately” is within 7 days is a default of this product.",
    ),
    severity=Severity.SERIOUS,
    about=SUSPICION,
    settled_at="company-audits",
    owed_by=OwedBy.ORGANIZATION,
    confidential=True,
    remedy=Text(
        ja="直ちに臨時の監査を行い、2か月以内に監査報告書を提出する。是正させ、労働法令に関わるときは通報する。",
        en=(
            "Audit immediately, submit the report within two months, have it corrected; tell the"
            " authority where labour law is concerned."
        ),
    ),
    remind_before=LEADS,
    reads={
        "suspected_on": Text(ja="疑いを把握した日", en="suspected on"),
        "ground": Text(ja="事由", en="ground"),
        "audited_on": Text(ja="臨時監査の日", en="extraordinary audit on"),
    }
    | GROUNDS,
)
def extraordinary_audit():
    """When a ground of Act article 16(1) is suspected at a host, an extraordinary audit is carried
    out immediately: within seven days. It counts as the regular audit of its window too.

    法第16条第1項各号の事由に該当する疑いがあるときは、直ちに（7日以内に）臨時の監査を行う。その期間の定期監査を兼ねる。
    """
    return f"""
        WITH suspected AS (
            SELECT suspicion.organization_id, suspicion.id, suspicion.company_id, suspected_on,
                   ground, law.days(suspected_on, {DAYS}) AS due_on,
                   min(audit.held_on) AS audited_on
              FROM training_plans_suspicion suspicion
              LEFT JOIN training_plans_audit audit
                ON audit.organization_id = suspicion.organization_id
               AND audit.company_id = suspicion.company_id
               AND audit.kind = 'extraordinary' AND audit.carried_out
               AND audit.held_on BETWEEN suspected_on AND %(on)s
             WHERE suspected_on <= %(on)s
             GROUP BY suspicion.organization_id, suspicion.id, suspicion.company_id,
                      suspected_on, ground
        )
        SELECT organization_id, id AS subject_id, company_id, NULL::bigint AS trainee_id, due_on,
               audited_on AS done_on,
               law.state_of(due_on, audited_on, %(on)s, {LEADS[0]}) AS state,
               jsonb_build_object(
                   'suspected_on', suspected_on, 'ground', jsonb_build_array(ground),
                   'audited_on', audited_on) AS evidence
          FROM suspected
    """
