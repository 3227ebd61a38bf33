"""Invented drafts of official forms: audit reports that somebody has begun to write.

Of each organization the three latest audits without a report have one; what is filed is made from
them by whoever tries the demo, for a filed paper has its PDF.
"""

from titp.embedded.sample import sample

DRAFTS = """
    INSERT INTO official_forms_formdraft
           (organization_id, form, edition, about, subject, words, "left", written_at)
    SELECT organization_id, 'audit_report', '2026-04-10', 'training_plans.Audit', id,
           jsonb_build_object(
               'org_representative', '代表理事　見本　一', 'representative_head',
               '代表理事　見本　一', 'auditors', '監理課長　見本　進', 'languages', 'ベトナム語',
               'result', false, 'seen', '作業の手順と安全の表示を現場で確認した。'),
           '{}', held_on + time '17:00'
      FROM (SELECT audit.*, row_number() OVER (
                       PARTITION BY audit.organization_id ORDER BY held_on DESC, audit.id) AS nr
              FROM training_plans_audit audit
             WHERE NOT EXISTS (SELECT FROM training_plans_auditreport report
                                WHERE report.audit_id = audit.id)) AS unreported
     WHERE nr <= 3
"""


@sample("official_forms.FormDraft")
def drafts(cursor, scale):
    """Audit reports on the way."""
    cursor.execute(DRAFTS)
