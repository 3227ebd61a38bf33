"""Invented suspicions with their extraordinary audits, and matters of labour law.

On purpose open: one company in forty is to be audited within days (SUP-005), of another one the
authority is not told yet (SUP-016).
"""

from titp.embedded.sample import sample

SUSPICIONS = """
    INSERT INTO training_plans_suspicion
           (organization_id, company_id, public_id, suspected_on, ground, source)
    SELECT organization_id, id, gen_random_uuid(),
           %(on)s::date - CASE WHEN nr %% 40 = 9 THEN 2 ELSE 90 END,
           CASE WHEN nr %% 2 = 1 THEN 'not_by_plan' ELSE 'misconduct' END,
           CASE WHEN nr %% 2 = 1 THEN 'visit' ELSE 'consultation' END
      FROM demo_company WHERE nr %% 40 IN (9, 23)
"""
AUDITS = """
    INSERT INTO training_plans_audit
           (organization_id, company_id, kind, held_on, carried_out, seen_on_site, reports_heard,
            trainees_interviewed, interviewed_count, books_checked, lodging_checked,
            alternative_reason, alternative, note)
    SELECT organization_id, id, 'extraordinary', %(on)s::date - 87, true, true, true, true, 8, true,
           true, '', '', ''
      FROM demo_company WHERE nr %% 40 = 23
"""
REPORTS = """
    INSERT INTO training_plans_auditreport (organization_id, audit_id, submitted_on)
    SELECT organization_id, id, held_on + 20
      FROM training_plans_audit WHERE kind = 'extraordinary' AND held_on = %(on)s::date - 87
"""
LABOUR = """
    INSERT INTO training_plans_labourviolation
           (organization_id, company_id, found_on, source, law, topic, instructed_on, reported_on,
            authority)
    SELECT organization_id, id, found_on, 'audit', 'lsa', 'hours', found_on + 1,
           CASE WHEN nr %% 40 <> 12 THEN found_on + 4 END,
           CASE WHEN nr %% 40 <> 12 THEN '見本労働基準監督署' ELSE '' END
      FROM (SELECT *, %(on)s::date - CASE WHEN nr %% 40 = 12 THEN 10 ELSE 70 END AS found_on
              FROM demo_company WHERE nr %% 40 IN (12, 31)) AS found
"""


@sample("training_plans.Suspicion")
def follow_up(cursor, scale):
    for statement in (SUSPICIONS, AUDITS, REPORTS, LABOUR):
        cursor.execute(statement, {"on": scale.on})
