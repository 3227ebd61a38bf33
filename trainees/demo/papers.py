"""Invented passports, periods of stay, and the applications between them.

A period lasts a year; each next one is applied for two to three months before the last runs out.
On purpose open: a card number that is no card number, a passport that is missing or ends before
the plan (DATA-001), an application that nobody made (IMM-001), one that is decided only after
the last day of stay (IMM-003).
"""

from django.db import connections

from titp.embedded.sample import sample
from titp.tenancy.context import use
from titp.tenancy.encrypted import blind_index
from trainees.models import Passport, ResidencePeriod
from trainees.models.papers import CARD_NUMBER

PASSPORTS = """
    CREATE TEMP TABLE demo_passport ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('trainees_passport', 'id')) AS id,
           organization_id, id AS trainee_id, 'X' || lpad(key::text, 8, '0') AS text,
           starts_on - 200 - pg_temp.draw('passport', 300, key) AS issued_on,
           CASE WHEN pg_temp.draw('passport ends', 100, key) < 3 AND last_day IS NULL
                 AND plan_ends_on > %(on)s::date + 200
                THEN %(on)s::date + 20 + pg_temp.draw('passport ends on', 150, key)
                ELSE starts_on + 3400 - pg_temp.draw('passport', 300, key) END AS expires_on
      FROM demo_trainee
     WHERE last_day IS NOT NULL OR pg_temp.draw('no passport', 100, key) > 0
"""
# Whoever forgets an application does so now; what lies further back was made in time.
STAYS = """
    CREATE TEMP TABLE demo_stay ON COMMIT DROP AS
    SELECT *, (starts_on + make_interval(years => year))::date
              + CASE WHEN year = years THEN rest_days ELSE 0 END AS expires_on,
           CASE WHEN decided_on <= %(on)s
                THEN nextval(pg_get_serial_sequence('trainees_residenceperiod', 'id')) END AS id,
           CASE WHEN last_day IS NULL AND pg_temp.draw('misread card', 100, key) < 1
                THEN 'ZZ' || lpad((key %% 1000000)::text, 6, '0') || year
                ELSE 'ZZ' || lpad((key %% 10000000)::text, 7, '0') || year || 'XX' END AS text
      FROM (SELECT id AS trainee_id, organization_id, key, years, year, starts_on, rest_days,
                   stop_on, last_day, begins_on,
                   CASE WHEN year > 1
                        THEN begins_on - 60 - pg_temp.draw('submitted', 30, key * 10 + year)
                        END AS submitted_on,
                   CASE WHEN year > 1
                        THEN begins_on - 15 - pg_temp.draw('decided', 30, key * 10 + year)
                             + CASE WHEN pg_temp.draw('slow decision', 100, key * 10 + year) < 25
                                    THEN 75 ELSE 0 END
                        ELSE begins_on END AS decided_on
              FROM (SELECT *, (starts_on + make_interval(years => year - 1))::date AS begins_on
                      FROM demo_trainee, generate_series(1, years) AS year) AS one) AS two
     WHERE coalesce(submitted_on, decided_on) <= %(on)s
       AND (stop_on IS NULL OR coalesce(submitted_on, decided_on) < stop_on)
       AND (submitted_on IS NULL OR submitted_on < %(on)s::date - 120
            OR pg_temp.draw('forgets to apply', 100, key) > 4)
"""
APPLICATIONS = """
    INSERT INTO trainees_stayapplication
           (organization_id, trainee_id, kind, submitted_on, decided_on, outcome)
    SELECT organization_id, trainee_id, CASE WHEN year %% 2 = 0 THEN 'change' ELSE 'extension' END,
           submitted_on, CASE WHEN id IS NOT NULL THEN decided_on END,
           CASE WHEN id IS NOT NULL THEN 'granted' ELSE '' END
      FROM demo_stay WHERE submitted_on IS NOT NULL
"""
SEALED = """
    CREATE TEMP TABLE demo_number (kind text, id bigint, number bytea, number_index bytea)
    ON COMMIT DROP
"""
INSERT_PASSPORTS = """
    INSERT INTO trainees_passport
           (id, organization_id, trainee_id, number, number_index, issued_on, expires_on)
    SELECT id, organization_id, trainee_id, n.number, n.number_index, issued_on, expires_on
      FROM demo_passport JOIN demo_number n USING (id) WHERE n.kind = 'passport'
"""
INSERT_PERIODS = """
    INSERT INTO trainees_residenceperiod
           (id, organization_id, trainee_id, number, number_index, number_is_well_formed,
            status_id, starts_on, expires_on)
    SELECT id, organization_id, trainee_id, n.number, n.number_index,
           text ~ ('^' || %(card_number)s || '$'),
           (ARRAY['TITP_1_RO', 'TITP_2_RO', 'TITP_2_RO', 'TITP_3_RO', 'TITP_3_RO'])[year],
           decided_on, expires_on
      FROM demo_stay JOIN demo_number n USING (id) WHERE n.kind = 'period'
"""


def seal_numbers(cursor):
    """Encrypt each number with the key of its organization, and send the lot back by COPY.

    The one step that PostgreSQL cannot take alone: it must never see these keys.
    """
    cursor.execute("CREATE INDEX ON demo_passport (organization_id)")
    cursor.execute("CREATE INDEX ON demo_stay (organization_id) WHERE id IS NOT NULL")
    cursor.execute("SELECT id FROM demo_organization ORDER BY id")
    for (organization_id,) in cursor.fetchall():
        cursor.execute(
            "SELECT 'passport', id, text FROM demo_passport WHERE organization_id = %(org)s"
            " UNION ALL SELECT 'period', id, text FROM demo_stay"
            " WHERE organization_id = %(org)s AND id IS NOT NULL",
            {"org": organization_id},
        )
        rows = cursor.fetchall()
        fields = {"passport": Passport, "period": ResidencePeriod}
        fields = {kind: model._meta.get_field("number") for kind, model in fields.items()}
        with use(organization_id), cursor.copy("COPY demo_number FROM STDIN") as copy:
            for kind, row_id, text in rows:
                number = fields[kind].get_db_prep_value(text, connections["owner"])
                copy.write_row((kind, row_id, number, blind_index(text)))


@sample("trainees.ResidencePeriod")
def papers(cursor, scale):
    values = {"on": scale.on, "card_number": CARD_NUMBER.pattern}
    for statement in (PASSPORTS, STAYS, APPLICATIONS, SEALED):
        cursor.execute(statement, values)
    seal_numbers(cursor)
    for statement in (INSERT_PASSPORTS, INSERT_PERIODS):
        cursor.execute(statement, values)
