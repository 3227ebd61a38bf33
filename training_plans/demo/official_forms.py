"""Invented drafts of official forms: audit reports that somebody has begun to write.

Of each organization the three latest audits without a report have one; what is filed is made from
them by whoever tries the demo, for a filed paper has its PDF.
"""

import json

from titp.embedded.sample import sample
from titp.tenancy.encrypted import sealed_for

WORDS = {
    "org_representative": "代表理事　見本　一",
    "representative_head": "代表理事　見本　一",
    "auditors": "監理課長　見本　進",
    "languages": "ベトナム語",
    "result": False,
    "seen": "作業の手順と安全の表示を現場で確認した。",
}
PLACE = "official_forms_formdraft|sealed_words"
SEALED = "CREATE TEMP TABLE demo_words (organization_id bigint, sealed bytea) ON COMMIT DROP"
DRAFTS = """
    INSERT INTO official_forms_formdraft
           (organization_id, form, edition, about, subject, sealed_words, keys, written_at)
    SELECT organization_id, 'audit_report', '2026-04-10', 'training_plans.Audit', id,
           demo_words.sealed, %(keys)s, held_on + time '17:00'
      FROM (SELECT audit.*, row_number() OVER (
                       PARTITION BY audit.organization_id ORDER BY held_on DESC, audit.id) AS nr
              FROM training_plans_audit audit
             WHERE NOT EXISTS (SELECT FROM training_plans_auditreport report
                                WHERE report.audit_id = audit.id)) AS unreported
      JOIN demo_words USING (organization_id)
     WHERE nr <= 3
"""


@sample("official_forms.FormDraft")
def drafts(cursor, scale):
    """Audit reports on the way."""
    cursor.execute(SEALED)
    cursor.execute("SELECT id FROM demo_organization ORDER BY id")
    organizations = cursor.fetchall()
    words = json.dumps(WORDS, ensure_ascii=False).encode()
    with cursor.copy("COPY demo_words FROM STDIN") as copy:
        for (organization_id,) in organizations:
            copy.write_row((organization_id, sealed_for(organization_id, words, PLACE)))
    cursor.execute(DRAFTS, {"keys": sorted(WORDS)})
