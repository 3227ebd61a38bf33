"""Invented affairs of the organizations themselves.

Most are in order. On purpose open: the manager of a second office should renew the course
(SUP-008); the licence of every third organization is to be renewed (SUP-009); the change of a
manager is to be notified there (SUP-010); every second of those suspends an office (SUP-015).
"""

from companies.demo.hosts import FAMILIES, FAMILIES_KANA, GIVEN, GIVEN_KANA
from titp.embedded.sample import sample

SUPERVISING_MANAGERS = """
    INSERT INTO companies_supervisingmanager
           (organization_id, office_id, name, name_kana, full_time, close_ties, completed_on,
            starts_on)
    SELECT organization_id, id,
           (%(families)s::text[])[1 + family] || ' ' || (%(given)s::text[])[1 + given],
           (%(families_kana)s::text[])[1 + family] || ' ' || (%(given_kana)s::text[])[1 + given],
           true, false,
           (%(on)s - make_interval(months => CASE WHEN place = 2 THEN 33
              ELSE 3 + pg_temp.draw('supervisor course', 24, nr) END))::date,
           %(on)s - 2000
      FROM (SELECT *, pg_temp.draw('supervisor family', 8, nr) AS family,
                   pg_temp.draw('supervisor given', 10, nr) AS given FROM demo_office) AS office
"""
# On the first of a month, as most are given, so that five years end with a month.
LICENCES = """
    INSERT INTO companies_licence
           (organization_id, number, kind, starts_on, expires_on)
    SELECT o.id, organization.licence_number, o.licence, starts_on,
           law.inclusive_end(starts_on, months)
      FROM demo_organization o
      JOIN tenancy_organization organization ON organization.id = o.id,
           LATERAL (SELECT CASE WHEN o.licence = 'general' THEN 60 ELSE 36 END AS months) AS length,
           LATERAL (SELECT law.add_months(
               law.month_of(%(on)s::date),
               CASE WHEN o.nr %% 3 = 2 THEN 7 - months
                    ELSE - 1 - pg_temp.draw('licence', 18, o.nr) END) AS starts_on) AS given
"""
CHANGES = """
    INSERT INTO companies_licencechange
           (organization_id, item, changed_on, substantial, notified_on, note)
    SELECT id, (ARRAY['officers', 'manager', 'senders'])[age],
           (%(on)s - (ARRAY[400, 20, 200])[age])::date, true,
           CASE WHEN age <> 2 OR nr %% 3 <> 1 THEN %(on)s - (ARRAY[390, 8, 185])[age] END, ''
      FROM demo_organization, generate_series(1, 3) AS age
"""
CLOSURES = """
    INSERT INTO companies_closure
           (organization_id, kind, office_id, decided_on, planned_on, measures)
    SELECT organization_id, 'suspended', id, %(on)s - 12, %(on)s + 75,
           '本部が引き続き監理する。'
      FROM demo_office WHERE place = 2 AND organization_nr %% 2 = 1
"""


@sample("tenancy.Office")
def own_affairs(cursor, scale):
    values = {
        "on": scale.on, "families": FAMILIES, "families_kana": FAMILIES_KANA, "given": GIVEN,
        "given_kana": GIVEN_KANA,
    }  # fmt: skip
    for statement in (SUPERVISING_MANAGERS, LICENCES, CHANGES, CLOSURES):
        cursor.execute(statement, values)
