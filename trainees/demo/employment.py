"""Invented employments with their insurances, paid leave, and notices within 14 days.

Most are in order. On purpose open: of some people no employment is on record, of some the
employment insurance was not filed, of some its end (HOST-003); some took three days of leave only
(PAY-005); of some landings and transfers no notice is on record (IMM-002).
"""

from titp.embedded.sample import sample

# From the day after the lectures; whoever was taken over is employed by one host after the other.
EMPLOYMENTS = """
    CREATE TEMP TABLE demo_employment ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('trainees_employment', 'id')) AS id, *
      FROM (SELECT id AS trainee_id, organization_id, key, last_day,
                   coalesce(first_company_id, company_id) AS company_id,
                   starts_on + 30 AS starts_on,
                   CASE WHEN first_company_id IS NOT NULL
                        THEN (starts_on + interval '1 year')::date - 1 ELSE last_day END AS ends_on
              FROM demo_trainee
             UNION ALL
            SELECT id, organization_id, key, last_day, company_id,
                   (starts_on + interval '1 year')::date, last_day
              FROM demo_trainee WHERE first_company_id IS NOT NULL) AS one
     WHERE starts_on <= %(on)s
       AND (last_day IS NOT NULL OR pg_temp.draw('no employment', 100, key) > 0)
"""
INSERT_EMPLOYMENTS = """
    INSERT INTO trainees_employment
           (id, organization_id, trainee_id, company_id, starts_on, ends_on,
            employment_insurance_filed_on, employment_insurance_loss_filed_on,
            employment_insurance_exempt, social_insurance_filed_on, social_insurance_exempt,
            exemption)
    SELECT id, organization_id, trainee_id, company_id, starts_on, ends_on,
           CASE WHEN starts_on + 4 <= %(on)s
                 AND (last_day IS NOT NULL OR pg_temp.draw('not insured', 100, key) > 2)
                THEN starts_on + 4 END,
           CASE WHEN ends_on + 6 <= %(on)s AND pg_temp.draw('loss not filed', 100, key) > 2
                THEN ends_on + 6 END,
           false, CASE WHEN starts_on + 3 <= %(on)s THEN starts_on + 3 END, false, ''
      FROM demo_employment
"""
# What matters is whoever is still here. The days are taken one a month, so that five of them are
# over before the last half of the year, in which one is reminded.
GRANTS = """
    CREATE TEMP TABLE demo_leave ON COMMIT DROP AS
    SELECT employment.id AS employment_id, organization_id, key, months, days,
           law.inclusive_end(starts_on, months) + 1 AS granted_on, ends_on
      FROM demo_employment employment,
           (VALUES (6, 10), (18, 11), (30, 12), (42, 14), (54, 16)) AS by_law (months, days)
     WHERE last_day IS NULL
       AND law.inclusive_end(starts_on, months) + 1 <= least(%(on)s, ends_on)
"""
INSERT_GRANTS = """
    INSERT INTO trainees_leavegrant
           (organization_id, employment_id, service, granted_on, days, attendance_short)
    SELECT organization_id, employment_id, months, granted_on, days, false FROM demo_leave
     WHERE pg_temp.draw('grant not recorded', 200, key) > 0
"""
TAKEN = """
    INSERT INTO trainees_leavetaken (organization_id, employment_id, taken_on, part)
    SELECT organization_id, employment_id, taken_on, 'day'
      FROM demo_leave,
           generate_series(1, CASE WHEN pg_temp.draw('few days', 100, key) < 3 THEN 3 ELSE 5 END)
           AS nr,
           LATERAL (SELECT granted_on + 28 * nr + pg_temp.draw('leave', 7, key * 10 + nr)
                           AS taken_on) AS day
     WHERE taken_on <= least(%(on)s, ends_on)
"""
LANDINGS = """
    INSERT INTO trainees_residencenotice
           (organization_id, trainee_id, kind, happened_on, notified_on, note)
    SELECT organization_id, id, 'landing', starts_on + 1,
           CASE WHEN notified_on <= %(on)s THEN notified_on END, ''
      FROM demo_trainee,
           LATERAL (SELECT starts_on + 4 + pg_temp.draw('landing notified', 8, key)
                           AS notified_on) AS done
     WHERE starts_on + 1 <= %(on)s AND last_day IS NULL AND starts_on > %(on)s::date - 500
       AND pg_temp.draw('landing not recorded', 100, key) > 3
"""
TRANSFERS = """
    INSERT INTO trainees_residencenotice
           (organization_id, trainee_id, kind, happened_on, notified_on, note)
    SELECT organization_id, id, 'organization', moved_on,
           CASE WHEN notified_on <= %(on)s THEN notified_on END, ''
      FROM demo_trainee,
           LATERAL (SELECT (starts_on + interval '1 year')::date AS moved_on) AS moved,
           LATERAL (SELECT moved_on + 3 + pg_temp.draw('transfer notified', 9, key)
                           AS notified_on) AS done
     WHERE first_company_id IS NOT NULL AND last_day IS NULL
       AND pg_temp.draw('transfer not notified', 6, key) > 0
"""
MOVES = """
    INSERT INTO trainees_residencenotice
           (organization_id, trainee_id, kind, happened_on, notified_on, note)
    SELECT organization_id, id, 'move', %(on)s::date - days,
           CASE WHEN days > 14 THEN %(on)s::date - days + 5 END, ''
      FROM demo_trainee,
           LATERAL (SELECT 5 + pg_temp.draw('moved', 200, key) AS days) AS ago
     WHERE last_day IS NULL AND starts_on < %(on)s::date - 230
       AND pg_temp.draw('moves', 100, key) < 5
"""
STATEMENTS = (
    EMPLOYMENTS, INSERT_EMPLOYMENTS, GRANTS, INSERT_GRANTS, TAKEN, LANDINGS, TRANSFERS, MOVES,
)  # fmt: skip


@sample("trainees.Employment", "trainees.LeaveTaken", "trainees.ResidenceNotice")
def employment(cursor, scale):
    for statement in STATEMENTS:
        cursor.execute(statement, {"on": scale.on})
