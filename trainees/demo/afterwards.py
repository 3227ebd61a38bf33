"""Invented pension claims, and papers that were destroyed when their year was over.

On purpose open: some who went home have not claimed, of some nothing is on record (RET-001); of a
few the papers were destroyed too early (SUP-014).
"""

from titp.embedded.sample import sample

CLAIMS = """
    INSERT INTO trainees_pensionclaim
           (organization_id, trainee_id, address_lost_on, contribution_months, claimed_on)
    SELECT t.organization_id, t.id, left_on,
           least(60, 12 * (extract(year FROM left_on) - extract(year FROM t.starts_on + 30))
                     + extract(month FROM left_on) - extract(month FROM t.starts_on + 30))::int,
           CASE WHEN claimed_on <= %(on)s
                 AND (left_on < %(on)s::date - 700 OR pg_temp.draw('not claimed', 100, key) > 11)
                THEN claimed_on END
      FROM demo_trainee t
      JOIN trainees_leaving leaving ON leaving.trainee_id = t.id AND leaving.kind = 'returned',
           LATERAL (SELECT left_on + 20 + pg_temp.draw('claimed', 60, key) AS claimed_on) AS done
     WHERE left_on <= %(on)s
       AND (left_on < %(on)s::date - 700 OR pg_temp.draw('claim not recorded', 100, key) > 4)
"""
DESTRUCTIONS = """
    INSERT INTO trainees_recorddestruction
           (organization_id, trainee_id, papers, destroyed_on, note)
    SELECT organization_id, id, 'all', destroyed_on, ''
      FROM demo_trainee,
           LATERAL (SELECT CASE WHEN pg_temp.draw('too early', 100, key) < 4 THEN last_day + 150
                                ELSE last_day + 380 + pg_temp.draw('destroyed', 90, key) END
                           AS destroyed_on) AS done
     WHERE destroyed_on <= %(on)s
"""


@sample("trainees.PensionClaim", "trainees.RecordDestruction")
def afterwards(cursor, scale):
    for statement in (CLAIMS, DESTRUCTIONS):
        cursor.execute(statement, {"on": scale.on})
