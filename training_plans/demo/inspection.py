"""Invented scores of readiness of the past year, and packs that wait and that could not be made.

A finished pack has its file, so whoever tries the demo makes one.
"""

from titp.embedded.sample import sample

SCORES = """
    INSERT INTO training_plans_inspectionscore (organization_id, company_id, day, score, parts)
    SELECT organization_id, company_id, (%(on)s::date - interval '1 month' * ago)::date,
           78 - 3 * ago + nr %% 5, '{}'
      FROM (SELECT organization_id, id AS company_id, nr FROM demo_company
             UNION ALL
            SELECT DISTINCT organization_id, NULL::bigint, 1 FROM demo_company) AS whose,
           generate_series(1, 11) AS ago
"""


@sample("training_plans.InspectionScore")
def scores(cursor, scale):
    """One for each month, of each host and of the organization; today's is the night's."""
    cursor.execute(SCORES, {"on": scale.on})
