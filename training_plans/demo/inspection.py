"""Invented scores of readiness of the past year, and packs of the first organization.

One was asked for yesterday: the night rings for it and the worker makes it once the demo is open,
so that the start does not wait. One waits, for its ring was lost, and one could not be made.
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


PACKS = """
    INSERT INTO training_plans_inspectionpack
           (organization_id, company_id, starts_on, ends_on, copy, language, ordered_by_id,
            ordered_at, finished_at, refusal, missing, files, pages, size, sha256, key)
    SELECT office.organization_id, CASE WHEN days = 90 THEN host.id END, %(on)s::date - days,
           %(on)s::date - 1, 'office', 'ja', office.id, asked_at,
           CASE WHEN refusal <> '' THEN asked_at + interval '20 seconds' END, refusal,
           0, 0, 0, 0, '', ''
      FROM (VALUES (30, %(on)s::date - 2 + time '06:00', 'failed'),
                   (90, %(on)s::date - 1 + time '06:00', ''),
                   (365, now(), '')) AS asked (days, asked_at, refusal)
      JOIN demo_organization o ON o.nr = 1
      JOIN demo_filer office ON office.organization_id = o.id AND office.role = 'caseworker'
     CROSS JOIN LATERAL (
           SELECT id FROM demo_company c WHERE c.organization_id = o.id
            ORDER BY nr LIMIT 1) AS host
     ORDER BY asked_at
"""


@sample("training_plans.InspectionPack")
def packs(cursor, scale):
    cursor.execute(PACKS, {"on": scale.on})
