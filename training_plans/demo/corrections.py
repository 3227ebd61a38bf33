"""Invented corrections in every state, and records on site that are being written.

Of one company in three something was found at its last audit; by its place the host has not
answered yet (some of them late), has answered, was sent back, was checked, or all is closed; of
one in twenty-one it was escalated. What earlier audits found is closed, some of it answered late.
One company in eleven has a record that is being written.
"""

from titp.embedded.sample import sample

# Nobody signs in as them: who checks is somebody else than who wrote.
CHECKERS = """
    CREATE TEMP TABLE demo_checker ON COMMIT DROP AS
    WITH people AS (
        INSERT INTO accounts_user
               (password, is_superuser, email, name, language, density, is_active, is_monitor,
                is_operator, joined_at)
        SELECT '!', false, 'audits@' || slug || '.demo.example', '監査　見本', 'ja', 'normal',
               false, false, false, %(on)s - 400
          FROM demo_organization JOIN tenancy_organization USING (id)
        RETURNING id, email
    )
    SELECT o.id AS organization_id, people.id
      FROM demo_organization o JOIN tenancy_organization USING (id)
      JOIN people ON email = 'audits@' || slug || '.demo.example'
"""
MEMBERSHIPS = """
    INSERT INTO accounts_membership
           (organization_id, user_id, role, company_id, started_at, ended_at)
    SELECT organization_id, id, 'caseworker', NULL::bigint, %(on)s - 400, %(on)s::timestamptz
      FROM demo_checker
"""
CORRECTIONS = """
    CREATE TEMP TABLE demo_correction ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('training_plans_correction', 'id')) AS id,
           c.organization_id, c.id AS company_id, place, audit.id AS audit_id, audit.held_on,
           office.id AS author, coalesce(clerk.id, office.id) AS answerer,
           other.id AS checker,
           CASE WHEN place %% 21 = 13 THEN 'escalated'
                ELSE (ARRAY['open', 'answered', 'returned', 'checked', 'closed'])
                     [1 + place / 3 %% 5] END AS fate,
           CASE WHEN place %% 5 = 0 THEN 7 ELSE 150 END AS within
      FROM demo_company c
     CROSS JOIN LATERAL (SELECT (c.nr - 1) / %(organizations)s AS place) AS placed
      JOIN LATERAL (
           SELECT id, held_on FROM training_plans_audit audit
            WHERE audit.organization_id = c.organization_id AND audit.company_id = c.id
            ORDER BY held_on DESC LIMIT 1) AS audit ON true
      JOIN demo_filer office
        ON office.organization_id = c.organization_id AND office.role = 'caseworker'
      LEFT JOIN demo_filer clerk ON clerk.company_id = c.id
      JOIN demo_checker other ON other.organization_id = c.organization_id
     WHERE place %% 3 = 0 OR place %% 21 = 13
"""
EARLIER = """
    INSERT INTO demo_correction
    SELECT nextval(pg_get_serial_sequence('training_plans_correction', 'id')), c.organization_id,
           c.id, pg_temp.draw('found', 9, audit.id) * 3 + 1, audit.id, audit.held_on, office.id,
           coalesce(clerk.id, office.id), other.id, 'closed',
           CASE WHEN pg_temp.draw('answered late', 3, audit.id) = 0 THEN 3 ELSE 14 END
      FROM demo_company c
      JOIN training_plans_audit audit
        ON audit.organization_id = c.organization_id AND audit.company_id = c.id
      JOIN demo_filer office
        ON office.organization_id = c.organization_id AND office.role = 'caseworker'
      LEFT JOIN demo_filer clerk ON clerk.company_id = c.id
      JOIN demo_checker other ON other.organization_id = c.organization_id
     WHERE audit.held_on BETWEEN %(on)s::date - 380 AND %(on)s::date - 60
       AND pg_temp.draw('found then', 2, audit.id) = 0
       AND NOT EXISTS (SELECT FROM demo_correction last WHERE last.audit_id = audit.id)
"""
INSERT = """
    INSERT INTO training_plans_correction
           (id, organization_id, company_id, audit_id, topic, what, basis, found_on, due_on,
            kept_inside, by_id, at)
    SELECT id, organization_id, company_id, audit_id,
           (ARRAY['lodge', 'books', 'hours'])[1 + place / 3 %% 3],
           (ARRAY['消火器が寝室の階に設置されていません。',
                  '技能実習日誌が3日分記載されていません。',
                  '時間外労働の割増賃金の計算を確認してください。'])[1 + place / 3 %% 3],
           (ARRAY['規則第14条第1号', '規則第22条', '労働基準法第37条'])[1 + place / 3 %% 3],
           held_on, held_on + within, within > 14 AND place %% 24 = 21,
           author, held_on + interval '15 hours'
      FROM demo_correction
"""
STEPS = """
    INSERT INTO training_plans_correctionstep
           (organization_id, correction_id, company_id, kept_inside, kind, at, by_id, note,
            fixed_on)
    SELECT organization_id, id, company_id, false, kind, held_on + interval '1 day' * step,
           CASE kind WHEN 'answered' THEN answerer WHEN 'escalated' THEN author ELSE checker END,
           note, CASE kind WHEN 'answered' THEN held_on + step END
      FROM demo_correction
      JOIN (VALUES ('answered', 4, '対応しました。',
                    ARRAY['answered', 'returned', 'checked', 'closed']),
                   ('returned', 6, '写真が別の部屋のものです。', ARRAY['returned']),
                   ('checked', 8, '報告の内容を確認しました。', ARRAY['checked', 'closed']),
                   ('closed', 9, '訪問時に現地で確認しました。', ARRAY['closed']),
                   ('escalated', 10, '期限を過ぎても改善がありません。', ARRAY['escalated']))
           AS steps (kind, step, note, fates) ON fate = ANY(fates)
     ORDER BY id, step
"""
RECORDS = """
    INSERT INTO training_plans_siterecord
           (organization_id, company_id, kind, opened_at, opened_by_id, basis, touched)
    SELECT c.organization_id, c.id, CASE WHEN place %% 2 = 0 THEN 'visit' ELSE 'regular' END,
           %(on)s::date - 1 + time '05:00', office.id,
           '{"slots": [], "others": [], "books": [], "rooms": [], "corrections": [], "people": 0,
             "needed": 0}', '{}'
      FROM demo_company c
     CROSS JOIN LATERAL (SELECT (c.nr - 1) / %(organizations)s AS place) AS placed
      JOIN demo_filer office
        ON office.organization_id = c.organization_id AND office.role = 'caseworker'
     WHERE place %% 11 = 7
"""


@sample("training_plans.Correction", "training_plans.SiteRecord")
def corrections(cursor, scale):
    for statement in (CHECKERS, MEMBERSHIPS, CORRECTIONS, EARLIER, INSERT, STEPS, RECORDS):
        cursor.execute(statement, {"on": scale.on, "organizations": scale.organizations})
