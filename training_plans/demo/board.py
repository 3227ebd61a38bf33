"""Invented plans of audits and visits, by two people of each office.

Most hosts whose audit is owed have one planned for the weeks to come; of one in nine nobody
planned anything, of another one the planned day has passed and nothing was recorded.
"""

from titp.embedded.sample import sample

ERRANDS = """
    INSERT INTO training_plans_errand (organization_id, company_id, kind, planned_on, goes_id, note)
    SELECT c.organization_id, c.id, purpose,
           CASE WHEN place %% 9 = 4 THEN %(on)s::date - 20
                ELSE %(on)s::date + 3 + pg_temp.draw('errand', 24, c.nr) END,
           CASE WHEN place %% 3 > 0 THEN office.id END, ''
      FROM demo_company c
      JOIN demo_filer office
        ON office.organization_id = c.organization_id AND office.role = 'caseworker'
     CROSS JOIN LATERAL (SELECT (nr - 1) / %(organizations)s AS place) AS placed
     CROSS JOIN (VALUES ('regular'), ('visit')) AS purposes (purpose)
     WHERE place %% 9 <> 5 AND (purpose = 'regular' OR place %% 4 = 1)
"""


@sample("training_plans.Errand")
def errands(cursor, scale):
    cursor.execute(ERRANDS, {"on": scale.on, "organizations": scale.organizations})
