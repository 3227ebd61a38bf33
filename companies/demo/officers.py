"""Invented officers of host companies: who represents it, who answers for the training, an auditor.

All declared within the year that nothing disqualifies them, but in one company in ten, where the
one who came last has not; in one company in eight an officer went.
"""

from companies.demo.hosts import FAMILIES, FAMILIES_KANA, GIVEN, GIVEN_KANA
from titp.embedded.sample import sample

# Who represents the company is the person whom the company itself names.
OFFICERS = """
    INSERT INTO companies_officer
           (organization_id, company_id, name, name_kana, post, address, in_charge, starts_on,
            ends_on, declared_on, disqualified)
    SELECT organization_id, id,
           (%(families)s::text[])[1 + family] || CASE place WHEN 1 THEN '' ELSE ' ' END
             || (%(given)s::text[])[1 + given],
           (%(families_kana)s::text[])[1 + family] || ' ' || (%(given_kana)s::text[])[1 + given],
           (ARRAY['代表取締役', '取締役', '監査役', '取締役'])[place],
           '架空市例町' || 1 + nr %% 9 || '-' || place, place = 2,
           (begins_on - 2500 + CASE place WHEN 3 THEN 700 ELSE 0 END)::date,
           CASE WHEN place = 4 THEN begins_on - 400 END,
           CASE WHEN place = 3 AND nr %% 10 = 4 THEN NULL WHEN place = 4 THEN begins_on - 500
                ELSE %(on)s - 20 - pg_temp.draw('declared', 300, nr) END, false
      FROM (SELECT c.*, place,
                   CASE place WHEN 1 THEN pg_temp.draw('family', 8, nr)
                              ELSE pg_temp.draw('officer family', 8, nr * 10 + place) END AS family,
                   CASE place WHEN 1 THEN pg_temp.draw('given', 10, nr)
                              ELSE (pg_temp.draw('officer given', 3, nr) + 3 * place) %% 10 END
                   AS given
              FROM demo_company c,
                   generate_series(1, CASE WHEN nr %% 8 = 3 THEN 4 ELSE 3 END) AS place) AS officer
"""


@sample("companies.Officer")
def officers(cursor, scale):
    cursor.execute(
        OFFICERS,
        {
            "on": scale.on, "families": FAMILIES, "families_kana": FAMILIES_KANA, "given": GIVEN,
            "given_kana": GIVEN_KANA,
        },
    )  # fmt: skip
