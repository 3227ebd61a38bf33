"""Invented ventures in every stage: with good, weak and expired evidence, one of two organizations,
one claimed by two people, a sample that was drawn, mentors, openings, and who was matched.
"""

from followup.models import Mentor
from titp.embedded.sample import sample
from titp.tenancy.context import use
from trainees.demo.safeguarding import put

# number, name, sector, stage it has come to, jobs, grade of evidence, SDG, why
VENTURES = [
    (1, "Mihon Rice Snacks", "food", "exporting", 8, "A", 12, "uses rice that was thrown away"),
    (2, "Sample Scooter Repair", "repair", "hiring", 3, "B", 8, "insures its workers"),
    (3, "Mihon Welding Works", "manufacturing", "hiring", 5, "B", 9, "trains welders"),
    (4, "Sample Class", "education", "registered", 1, "C", 4, "teaches in the evening"),
    (5, "Mihon Mushroom House", "agriculture", "registered", 2, "B", 2, "grows food on straw"),
    (6, "Sample Tailor", "manufacturing", "informal", 1, "C", 5, "gives work to women at home"),
    (7, "Mihon Noodle Stand", "food", "informal", 0, "D", 1, "feeds a family"),
    (8, "Sample Care Training", "services", "plan", 0, "", 3, "would train carers"),
    (9, "Mihon Solar Fitters", "construction", "plan", 0, "", 7, "would fit solar pumps"),
    (10, "Sample Farm Shop", "trade", "idea", 0, "", 11, "would sell what the village grows"),
    (11, "Mihon Phone Repair", "repair", "paused", 2, "B", 12, "mends what was thrown away"),
    (12, "Sample Fish Ponds", "agriculture", "closed", 0, "C", 14, "kept the river clean"),
]  # fmt: skip
WAY = ["idea", "plan", "informal", "registered", "hiring", "exporting"]
STATEMENTS = """
CREATE TEMP TABLE demo_founder ON COMMIT DROP AS
SELECT r.trainee_id, r.organization_id, r.key, p.nationality, p.language,
       row_number() OVER (PARTITION BY r.organization_id ORDER BY r.left_on, r.key) AS place
  FROM demo_returned r JOIN trainees_trainee p ON p.id = r.trainee_id
 WHERE r.left_on < %(on)s::date - 200;

CREATE TEMP TABLE demo_venture ON COMMIT DROP AS
SELECT nextval(pg_get_serial_sequence('followup_venture', 'id')) AS id, f.*, v.*,
       (SELECT min(o.id) FROM demo_filer o
         WHERE o.organization_id = f.organization_id AND o.role = 'caseworker') AS by_id
  FROM demo_founder f
  JOIN unnest(%(nr)s::int[], %(name)s::text[], %(sector)s::text[], %(stage)s::text[],
              %(jobs)s::int[], %(grade)s::text[], %(goal)s::int[], %(why)s::text[])
       AS v (nr, name, sector, stage, jobs, grade, goal, why) ON v.nr = f.place;

INSERT INTO followup_venture (id, organization_id, name, name_key, sector, country, place, about,
       by_id, at, joint_hash)
SELECT id, organization_id, name, lower(replace(name, ' ', '')), sector, nationality, '', '',
       by_id, %(on)s::date - 190, '' FROM demo_venture;

-- the same rice snacks are told by the second organization too
UPDATE followup_venture v SET joint_id = '3f0f6c1e-5d4b-4c7e-9b63-0d7a6a1f2e10'
  FROM demo_venture d
 WHERE d.id = v.id AND d.nr = 1
   AND d.organization_id IN (SELECT id FROM demo_organization WHERE nr <= 2);

INSERT INTO followup_founder (organization_id, venture_id, trainee_id, role, since, is_disputed,
       shares_household, by_id, at)
SELECT organization_id, id, trainee_id, 'owner', %(on)s::date - 190, false, false, by_id,
       %(on)s::date - 190 FROM demo_venture
UNION ALL
-- somebody else claims the repair shop
SELECT d.organization_id, d.id, f.trainee_id, 'partner', %(on)s::date - 60, true, false, d.by_id,
       %(on)s::date - 60
  FROM demo_venture d
  JOIN demo_founder f ON f.organization_id = d.organization_id AND f.place = 13 WHERE d.nr = 2
UNION ALL
SELECT d.organization_id, d.id, f.trainee_id, 'partner', %(on)s::date - 90, true, false, d.by_id,
       %(on)s::date - 90
  FROM demo_venture d
  JOIN demo_founder f ON f.organization_id = d.organization_id AND f.place = 14 WHERE d.nr = 3;

INSERT INTO followup_claimsettlement (organization_id, founder_id, outcome, settled_on, reason,
       by_id, at)
SELECT f.organization_id, f.id, 'founder', %(on)s::date - 50, '（見本）両者から聴取', f.by_id,
       %(on)s::date - 50
  FROM followup_founder f JOIN demo_venture d ON d.id = f.venture_id
 WHERE d.nr = 3 AND f.is_disputed AND f.by_id IS NOT NULL;

INSERT INTO followup_venturestage (organization_id, venture_id, stage, "on", note, by_id, at)
SELECT d.organization_id, d.id, w.stage, %(on)s::date - 190 + 25 * w.nr::int, '', d.by_id,
       %(on)s::date - 190 + 25 * w.nr::int
  FROM demo_venture d
  JOIN unnest(%(way)s::text[]) WITH ORDINALITY AS w (stage, nr)
    ON w.nr <= coalesce(array_position(%(way)s::text[], d.stage), 3)
UNION ALL
SELECT organization_id, id, stage, %(on)s::date - 20, '', by_id, %(on)s::date - 20
  FROM demo_venture WHERE stage IN ('paused', 'closed');

INSERT INTO followup_venturegoal (organization_id, venture_id, goal, reason, by_id, at)
SELECT organization_id, id, goal, why, by_id, %(on)s::date - 150 FROM demo_venture;

-- of the tailor the word is older than it holds
INSERT INTO followup_evidence (organization_id, venture_id, kind, grade, what, seen_on, expires_on,
       key, file_kind, sha256, by_id, at)
SELECT organization_id, id,
       (CASE grade WHEN 'A' THEN 'registration' WHEN 'B' THEN 'payroll' WHEN 'C' THEN 'told'
                   ELSE 'hearsay' END),
       grade, 'Sample: ' || name,
       CASE WHEN nr = 6 THEN %(on)s::date - 500 ELSE %(on)s::date - 40 END,
       CASE WHEN nr = 6 THEN %(on)s::date - 135 ELSE %(on)s::date + 140 END,
       '', '', '', by_id, %(on)s::date - 40
  FROM demo_venture WHERE grade <> '';

INSERT INTO followup_venturecount (organization_id, venture_id, kind, founder_id, as_of, people,
       women, counted_elsewhere, evidence_id, by_id, at)
SELECT d.organization_id, d.id, k.kind, NULL, %(on)s::date - 40, k.people, k.people / 2, 0, e.id,
       d.by_id, %(on)s::date - 40
  FROM demo_venture d
  JOIN followup_evidence e ON e.venture_id = d.id,
       LATERAL (VALUES ('full_time', d.jobs), ('part_time', d.jobs / 2), ('seasonal', d.jobs / 3),
                       ('apprentice', d.jobs / 4), ('supplier', d.jobs * 2)) AS k (kind, people)
 WHERE k.people > 0
UNION ALL
SELECT d.organization_id, d.id, 'household', f.id, %(on)s::date - 40,
       3 + pg_temp.draw('household', 4, d.key), NULL, 0, e.id, d.by_id, %(on)s::date - 40
  FROM demo_venture d
  JOIN followup_founder f ON f.venture_id = d.id AND f.trainee_id = d.trainee_id
  JOIN followup_evidence e ON e.venture_id = d.id WHERE d.nr <> 4;

-- a sample was drawn: one piece is checked by a second person, the others wait
INSERT INTO followup_evidencedraw (organization_id, seed, share, pool, by_id, at)
SELECT organization_id, 'b7f4d2c0-31aa-4f0e-8d27-6f5c1b9e4a30', 50, count(*), min(by_id),
       %(on)s::date - 10
  FROM followup_evidence WHERE by_id IS NOT NULL AND expires_on >= %(on)s GROUP BY 1;
INSERT INTO followup_drawnevidence (organization_id, draw_id, evidence_id)
SELECT w.organization_id, w.id, e.id
  FROM followup_evidencedraw w,
       LATERAL (SELECT id FROM followup_evidence e
                 WHERE e.organization_id = w.organization_id AND e.expires_on >= %(on)s
                 ORDER BY md5(w.seed::text || e.id) LIMIT ceil(w.pool / 2.0)) AS e;
INSERT INTO followup_evidencecheck (organization_id, drawn_id, verdict, grade, note, by_id, at)
SELECT DISTINCT ON (p.organization_id) p.organization_id, p.id, 'confirmed', e.grade,
       '（見本）電話で再確認', c.id, %(on)s::date - 5
  FROM followup_drawnevidence p
  JOIN followup_evidence e ON e.id = p.evidence_id
  JOIN demo_checker c ON c.organization_id = p.organization_id
 ORDER BY p.organization_id, p.id;

INSERT INTO followup_support (organization_id, trainee_id, venture_id, kind, what, told_on, by_id,
       at)
SELECT organization_id, trainee_id, id,
       (ARRAY['mentor', 'course', 'finance', 'jica'])[1 + nr %% 4], '（見本）', %(on)s::date - 120,
       by_id, %(on)s::date - 120
  FROM demo_venture WHERE nr <= 9;
INSERT INTO followup_supportstep (organization_id, support_id, state, "on", note, by_id, at)
SELECT s.organization_id, s.id, w.state, %(on)s::date - w.ago, '', s.by_id, %(on)s::date - w.ago
  FROM followup_support s
  JOIN (VALUES ('jica', 'applied', 90), ('jica', 'in_review', 30), ('finance', 'applied', 80),
               ('finance', 'granted', 40), ('finance', 'received', 20), ('course', 'received', 60))
       AS w (kind, state, ago) ON w.kind = s.kind;
INSERT INTO followup_venturecontact (organization_id, venture_id, company_id, branch, kind, since,
       note)
SELECT d.organization_id, d.id, p.company_id, CASE WHEN d.nr = 1 THEN 'Sample Branch Da Nang'
       ELSE '' END, 'advice', %(on)s::date - 100, ''
  FROM demo_venture d
  JOIN LATERAL (SELECT company_id FROM trainees_placement p WHERE p.trainee_id = d.trainee_id
                 ORDER BY p.starts_on DESC LIMIT 1) AS p ON true WHERE d.nr <= 3;
INSERT INTO followup_opening (organization_id, kind, title, sector, country, place, language,
       room_for, ends_on, note)
SELECT o.id, w.kind, w.title, w.sector, w.country, '', '', 3, %(on)s::date + 90, ''
  FROM demo_organization o,
       (VALUES ('course', '見本：創業講座', '', ''),
               ('work', '見本：海外拠点の班長', 'manufacturing', 'VN'),
               ('jica', '見本：JICAの民間連携事業', '', 'VN')) AS w (kind, title, sector, country)
"""


# Of two who plan, one was proposed to a mentor; one who runs a business works with one.
MATCHES = """
INSERT INTO followup_match (organization_id, trainee_id, mentor_id, proposed_on, reasons, last,
       by_id, at)
SELECT d.organization_id, d.trainee_id, m.id, %(on)s::date - 30, '["wanted", "country"]',
       'proposed', d.by_id, %(on)s::date - 30
  FROM demo_venture d
  JOIN LATERAL (SELECT min(id) AS id FROM followup_mentor m
                 WHERE m.organization_id = d.organization_id) AS m ON m.id IS NOT NULL
 WHERE d.nr IN (5, 8);
INSERT INTO followup_matchstep (organization_id, match_id, state, "on", note, by_id, at)
SELECT m.organization_id, m.id, 'accepted', %(on)s::date - 12, '', m.by_id, %(on)s::date - 12
  FROM followup_match m JOIN demo_venture d USING (trainee_id) WHERE d.nr = 5
"""
MENTORS = [
    ("見本　太郎", "農産物の加工と販路", "agriculture", 2),
    ("MIHON MENTOR", "small workshops, book-keeping", "", 5),
]


@sample("followup.Venture", "followup.Evidence", "followup.Opening")
def ventures(cursor, scale):
    columns = zip(
        ["nr", "name", "sector", "stage", "jobs", "grade", "goal", "why"],
        zip(*VENTURES, strict=True),
        strict=True,
    )
    values = {name: list(column) for name, column in columns} | {"on": scale.on, "way": WAY}
    for statement in STATEMENTS.split(";\n"):
        cursor.execute(statement, values)
    cursor.execute("SELECT id FROM demo_organization ORDER BY id LIMIT 40")
    for (organization,) in cursor.fetchall():
        with use(organization):
            for name, knows, sector, room in MENTORS:
                put(
                    organization, Mentor, name=name, reached_at="mentor@example.org",
                    helps_with=knows, sector=sector, room_for=room,
                )  # fmt: skip
    for statement in MATCHES.split(";\n"):
        cursor.execute(statement, values)
