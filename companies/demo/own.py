"""Invented affairs of the organizations themselves.

Most are in order. On purpose open: the manager of a second office should renew the course
(SUP-008).
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


@sample("tenancy.Office")
def own_affairs(cursor, scale):
    values = {
        "on": scale.on, "families": FAMILIES, "families_kana": FAMILIES_KANA, "given": GIVEN,
        "given_kana": GIVEN_KANA,
    }  # fmt: skip
    for statement in (SUPERVISING_MANAGERS,):
        cursor.execute(statement, values)
