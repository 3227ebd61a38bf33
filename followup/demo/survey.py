"""Invited in each wave whose day has come; of the answers, what is shown and counted.

Four in ten do not answer, more with each year; a few begin and stop, some withdraw. In each
organization a few were asked by hand in these days, so that there is a link in every state. The
links in SHOWN belong to the first organization; all seeds of the demo are invented like its people.
"""

from followup.demo import SHOWN
from followup.models import Invitation
from followup.models.invitation import LINK
from titp.embedded.sample import sample

RETURNED = """
    CREATE TEMP TABLE demo_returned ON COMMIT DROP AS
    SELECT t.id AS trainee_id, t.organization_id, t.key, t.nationality, l.left_on,
           coalesce(replace(replace(p.language, 'fil', 'tl'), 'zh', 'zh-hans'), 'en') AS language,
           row_number() OVER (PARTITION BY t.organization_id
                              ORDER BY coalesce(agreed.over, false),
                                       abs(l.left_on - (%(on)s::date - 33)), t.id) AS place
      FROM demo_trainee t
      LEFT JOIN LATERAL (SELECT withdrawn_at IS NOT NULL OR until < %(on)s AS over
                           FROM followup_followupconsent c WHERE c.trainee_id = t.id
                          ORDER BY c.id DESC LIMIT 1) AS agreed ON true
      JOIN trainees_leaving l ON l.trainee_id = t.id AND l.kind = 'returned'
      JOIN trainees_trainee p ON p.id = t.id
     WHERE l.left_on <= %(on)s AND l.left_on > %(on)s::date - 2200
       AND (pg_temp.draw('agrees', 100, t.key) < 82
            OR agreed.over IS NOT NULL)
"""
# Everybody who is asked has agreed; a few no longer do.
CONSENTS = """
    INSERT INTO followup_followupconsent
           (organization_id, trainee_id, at, language, version, wording, way, given_on, until,
            sending_may_call, mentors_may_know, figures_may_count, devnet_may_ask,
            withdrawn_at, withdrawn_how)
    SELECT organization_id, trainee_id, left_on - 20, language, 'sample', '（見本の文）', 'tablet',
           left_on - 20, left_on + 2200, pg_temp.draw('calls', 100, key) < 70,
           pg_temp.draw('mentors', 100, key) < 40, pg_temp.draw('counts', 100, key) < 94,
           pg_temp.draw('case', 100, key) < 30, gone, CASE WHEN gone IS NULL THEN '' ELSE 'link' END
      FROM (SELECT *, CASE WHEN place > 5 AND pg_temp.draw('withdraws', 100, key) < 4
                           THEN least(left_on + 250, %(on)s::date) END AS gone
              FROM demo_returned) r
     WHERE NOT EXISTS (SELECT FROM followup_followupconsent c WHERE c.trainee_id = r.trainee_id)
"""
ASKED = """
    CREATE TEMP TABLE demo_asked ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('followup_invitation', 'id')) AS id, *,
           key * 100 + wave AS nr
      FROM (SELECT r.*, wave, (left_on + make_interval(months => wave))::date AS asked_on
              FROM demo_returned r, unnest(ARRAY[1, 6, 12, 24, 36, 60]) AS wave) one
      JOIN LATERAL (SELECT withdrawn_at FROM followup_followupconsent c
                     WHERE c.trainee_id = one.trainee_id ORDER BY c.id DESC LIMIT 1) AS agreed
        ON withdrawn_at IS NULL OR asked_on < withdrawn_at::date
     WHERE asked_on < %(on)s::date AND NOT (place = 3 AND wave = 1)
"""
STATED = """
    CREATE TEMP TABLE demo_stated ON COMMIT DROP AS
    SELECT *, CASE WHEN lot < 62 - wave / 2 AND asked_on + days <= %(on)s::date THEN 'answered'
                   WHEN lot < 68 AND asked_on > %(on)s::date - 10 THEN 'begun'
                   WHEN lot < 68 THEN 'stopped' WHEN lot < 71 THEN 'revoked' ELSE 'silent' END
              AS state
      FROM (SELECT *, pg_temp.draw('answers', 100, nr) AS lot,
                   1 + pg_temp.draw('after days', 24, nr) AS days FROM demo_asked) one
"""
BY_HAND = """
    INSERT INTO demo_stated
    SELECT nextval(pg_get_serial_sequence('followup_invitation', 'id')), trainee_id,
           organization_id, key, nationality, left_on, language, place,
           CASE WHEN place = 3 THEN 1 ELSE 0 END, %(on)s::date - 3, NULL, key * 100 + 99, 99, 2,
           (ARRAY['waiting', 'waiting', 'waiting', 'begun', 'revoked'])[place]
      FROM demo_returned WHERE place <= 5
"""
INVITATIONS = """
    INSERT INTO followup_invitation
           (id, organization_id, trainee_id, wave, language, asked_at, expires_at, opened_at,
            completed_at, revoked_at, same_birth_year, seed, token_hash)
    SELECT id, organization_id, trainee_id, wave, language, asked_on,
           CASE WHEN state = 'answered' THEN asked_on + days + 14
                WHEN state IN ('begun', 'stopped') THEN asked_on + 1 + 14 ELSE asked_on + 60 END,
           CASE WHEN state = 'answered' THEN asked_on + days + interval '9 hours'
                WHEN state IN ('begun', 'stopped') THEN asked_on + 1 + interval '9 hours' END,
           CASE WHEN state = 'answered' THEN asked_on + days + interval '9 hours 4 minutes' END,
           CASE WHEN state = 'revoked' THEN asked_on + 1 END,
           CASE WHEN state = 'answered' AND pg_temp.draw('tells year', 10, nr) < 6
                THEN pg_temp.draw('other year', 50, nr) > 0 END,
           gen_random_uuid(), ''
      FROM demo_stated
"""
# What one does lasts: two of three say the same as in the wave before.
TOLD = """
    CREATE TEMP TABLE demo_told ON COMMIT DROP AS
    SELECT *, CASE doing WHEN 'trained_occupation' THEN 100 WHEN 'japanese_branch' THEN 100
                         WHEN 'japan_again' THEN 100 WHEN 'other_work' THEN 80
                         WHEN 'own_business' THEN 80 WHEN 'study' THEN 60 WHEN 'seeking' THEN 20
                         ELSE 0 END AS activity
      FROM (SELECT *, (ARRAY['trained_occupation', 'trained_occupation', 'other_work',
                             'other_work', 'japanese_branch', 'japan_again', 'japan_again',
                             'own_business', 'own_business', 'seeking', 'study', 'not_working']
                      )[1 + pg_temp.draw('doing', 12, lasts)] AS doing,
                   (ARRAY['worker', 'worker', 'leader', 'leader', 'manager', 'engineer',
                          'interpreter'])[1 + pg_temp.draw('role', 7, lasts)] AS role,
                   pg_temp.draw('promoted', 100, nr) < 25 + wave AS promoted,
                   (ARRAY['ssw_1', 'ssw_1', 'ssw_1', 'ssw_2', 'engineer', 'training', 'student']
                   )[1 + pg_temp.draw('status', 7, lasts)] AS status,
                   (ARRAY['agriculture', 'food', 'manufacturing', 'construction', 'trade',
                          'repair', 'services', 'it', 'education', 'other']
                   )[1 + pg_temp.draw('sector', 10, key)] AS sector,
                   (ARRAY['none', 'alone', 'few', 'few', 'some', 'many', 'most']
                   )[1 + least(6, pg_temp.draw('people', 4, key) + wave / 20)] AS people,
                   least(5, 1 + pg_temp.draw('earnings', 4, key) + wave / 24) AS earnings,
                   pg_temp.draw('skills', 5, key) AS skills,
                   greatest(0, pg_temp.draw('japanese', 5, key) - wave / 36) AS japanese,
                   least(4, 1 + pg_temp.draw('economic', 4, nr)) AS economic,
                   least(4, 1 + pg_temp.draw('social', 4, nr)) AS social,
                   least(4, 1 + pg_temp.draw('psychosocial', 4, nr)) AS psychosocial,
                   (8 + pg_temp.draw('cost', 63, key)) * 10000 AS cost_yen,
                   110000 + 20000 * pg_temp.draw('first pay', 3, key) AS first_pay
              FROM (SELECT *, CASE WHEN pg_temp.draw('changes', 3, nr) = 0 THEN nr ELSE key END
                           AS lasts FROM demo_stated WHERE state = 'answered') one) two
"""
# economic: the method "own-1" of followup.survey.scoring
SITUATIONS = """
    INSERT INTO followup_situation
           (organization_id, trainee_id, invitation_id, as_of, source, recorded_at, kind, role,
            promoted, status, sector, people, earnings, skills_used, japanese_used, economic,
            social, psychosocial, method, recruitment_cost, recruitment_currency,
            recruitment_cost_yen, first_pay_yen)
    SELECT organization_id, trainee_id, id, asked_on + days,
           CASE WHEN pg_temp.draw('by phone', 10, nr) = 0 THEN 'phone' ELSE 'survey' END,
           asked_on + days + interval '9 hours 4 minutes', doing,
           CASE WHEN doing = 'japanese_branch' THEN role ELSE '' END,
           CASE WHEN doing = 'japanese_branch' THEN promoted END,
           CASE WHEN doing = 'japan_again' THEN status ELSE '' END,
           CASE WHEN doing = 'own_business' THEN sector ELSE '' END,
           CASE WHEN doing = 'own_business' THEN people ELSE '' END,
           CASE WHEN wave > 1 THEN earnings END, CASE WHEN wave > 1 THEN skills END,
           CASE WHEN wave > 1 THEN japanese END,
           (25 * economic * 7 + activity * 3 + 5) / 10, 25 * social, 25 * psychosocial, 'own-1',
           CASE WHEN wave = 1 THEN cost_yen END, CASE WHEN wave = 1 THEN 'JPY' ELSE '' END,
           CASE WHEN wave = 1 THEN cost_yen END, CASE WHEN wave = 1 THEN first_pay END
      FROM demo_told
"""
ANSWERS = """
    INSERT INTO followup_answer (organization_id, invitation_id, question, value, answered_at)
    SELECT organization_id, t.id, question, value,
           asked_on + days + interval '9 hours 3 minutes'
      FROM demo_told t,
           LATERAL (VALUES
               ('doing', doing),
               ('role', CASE WHEN doing = 'japanese_branch' THEN role END),
               ('promoted', CASE WHEN doing <> 'japanese_branch' THEN NULL
                                 WHEN promoted THEN 'yes' ELSE 'no' END),
               ('status', CASE WHEN doing = 'japan_again' THEN status END),
               ('sector', CASE WHEN doing = 'own_business' THEN sector END),
               ('people', CASE WHEN doing = 'own_business' THEN people END),
               ('earnings', CASE WHEN wave > 1 AND doing <> 'japan_again' THEN earnings::text END),
               ('earnings_japan',
                CASE WHEN wave > 1 AND doing = 'japan_again' THEN earnings::text END),
               ('skills', CASE WHEN wave > 1 THEN skills::text END),
               ('japanese', CASE WHEN wave > 1 THEN japanese::text END),
               ('economic', economic::text), ('social', social::text),
               ('psychosocial', psychosocial::text),
               ('first_pay', CASE WHEN wave = 1 THEN (first_pay - 10000)::text END),
               ('cost', CASE WHEN wave = 1 THEN cost_yen || ' JPY' END)
           ) AS said (question, value)
     WHERE value IS NOT NULL
    UNION ALL
    SELECT organization_id, id, 'doing', 'other_work', asked_on + 1 + interval '9 hours 1 minute'
      FROM demo_stated WHERE state IN ('begun', 'stopped')
"""
# Those that were asked by hand first.
IN_FORCE = """
    SELECT id, organization_id
      FROM followup_invitation JOIN demo_stated USING (id, organization_id)
     WHERE completed_at IS NULL AND revoked_at IS NULL AND expires_at > %(on)s
     ORDER BY organization_id, nr %% 100 <> 99, place
"""


@sample("followup.Invitation", "followup.Situation")
def survey(cursor, scale):
    values = {"on": scale.on}
    steps = (RETURNED, CONSENTS, ASKED, STATED, BY_HAND, INVITATIONS, TOLD, SITUATIONS, ANSWERS)
    for statement in steps:
        cursor.execute(statement, values)
    give_links(cursor, scale)


def give_links(cursor, scale):
    """The hash of a link follows from its seed and our key, which the database does not know."""
    cursor.execute("SELECT min(id) FROM demo_organization")
    (first,) = cursor.fetchone()
    cursor.execute(IN_FORCE, {"on": scale.on})
    rows = []
    shown = iter(SHOWN)
    for pk, organization in cursor.fetchall():
        row = Invitation()
        if organization == first:
            row.seed = next(shown, row.seed)
        rows.append((row.seed, LINK.hash(row.token), pk))
    cursor.executemany(
        "UPDATE followup_invitation SET seed = %s, token_hash = %s WHERE id = %s", rows
    )
