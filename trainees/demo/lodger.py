"""Where invented trainees sleep: two in a room, in the order in which they came."""

from titp.embedded.sample import sample

LODGERS = """
    INSERT INTO trainees_lodger (organization_id, trainee_id, room_id, starts_on)
    SELECT organization_id, id, ids[(place + 1) / 2], moved_in_on
      FROM (SELECT t.organization_id, t.id, t.company_id,
                   CASE WHEN first_company_id IS NULL THEN starts_on
                        ELSE (starts_on + interval '1 year')::date END AS moved_in_on,
                   row_number() OVER (PARTITION BY t.company_id ORDER BY t.starts_on, t.key)
                   AS place
              FROM demo_trainee t
             WHERE starts_on <= %(on)s AND last_day IS NULL) AS here
      JOIN demo_rooms USING (company_id)
     WHERE ids[(place + 1) / 2] IS NOT NULL
"""


@sample("trainees.Lodger")
def lodgers(cursor, scale):
    cursor.execute(LODGERS, {"on": scale.on})
