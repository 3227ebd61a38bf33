"""Rule: the report of each audit is submitted within two months."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import AUDIT

LEADS = (21, 14, 7, 3, 1, 0)


@rule(
    "SUP-003",
    title=Text(ja="監査報告書の提出", en="Audit report"),
    cites=(ACT.article(42, 1), ORDINANCE.article(55, 1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="2か月の期間は民法により計算し、監査の日は算入しない。",
        en="The two months are counted by the Civil Code; the day of the audit does not count.",
    ),
    severity=Severity.DUTY,
    about=AUDIT,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="監査報告書（別記様式第22号）を提出し、提出日を記録する。遅れた理由も説明する。",
        en="Submit the audit report (form 22) and record the day; explain a delay.",
    ),
    report="audit_report",
    remind_before=LEADS,
    reads={
        "held_on": Text(ja="監査実施日", en="audit held on"),
        "carried_out": Text(ja="監査の実施", en="carried out"),
        "submitted_on": Text(ja="報告書の提出日", en="report submitted on"),
    },
)
def audit_report_submitted():
    """The report of each audit, also of one that was extraordinary or could not be carried out,
    is submitted within two months after it.

    監査（臨時監査及び実施できなかった監査を含む。）の報告書は、監査の日から二か月以内に提出する。
    """
    return f"""
        SELECT audit.organization_id, audit.id AS subject_id, audit.company_id,
               NULL::bigint AS trainee_id, law.civil_end(audit.held_on, 2) AS due_on,
               report.submitted_on AS done_on,
               law.state_of(law.civil_end(audit.held_on, 2), report.submitted_on, %(on)s,
                            {LEADS[0]}) AS state,
               jsonb_build_object('held_on', audit.held_on, 'carried_out', audit.carried_out,
                                  'submitted_on', report.submitted_on) AS evidence
          FROM training_plans_audit audit
          LEFT JOIN training_plans_auditreport report
            ON report.organization_id = audit.organization_id AND report.audit_id = audit.id
           AND report.submitted_on <= %(on)s
         WHERE audit.held_on <= %(on)s
    """
