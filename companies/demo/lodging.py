"""Invented lodgings of host companies, with bedrooms for two.

On purpose amiss where trainees move in (HOUSE-001): one company in twenty has rooms that are too
small, one has nobody who measured them, one lacks an extinguisher.
"""

from titp.embedded.sample import sample

LODGINGS = """
    INSERT INTO companies_lodging
           (organization_id, company_id, name, postal_code, address, extinguisher, stairs,
            checked_on, note)
    SELECT c.organization_id, c.id, '見本寮', company.postal_code, company.address || ' 寮',
           nr %% 20 <> 17, 2, c.begins_on - 60, ''
      FROM demo_company c JOIN companies_company company ON company.id = c.id
"""
# As many as people come in the years that they stay, and some to spare.
ROOMS = """
    INSERT INTO companies_room
           (organization_id, lodging_id, name, floor, area_m2, window_m2, other_residents,
            lockable_storage, heating)
    SELECT l.organization_id, l.id, floor || lpad((1 + (place - 1) %% 6)::text, 2, '0') || '号室',
           floor,
           CASE nr %% 20 WHEN 3 THEN 8.4 WHEN 12 THEN NULL
                ELSE 9.6 + 0.1 * pg_temp.draw('area', 30, nr * 100 + place) END,
           2.4, 0, true, true
      FROM companies_lodging l JOIN demo_company c ON c.id = l.company_id,
           generate_series(1, (c.seats * (c.years + 2) + 1) / 2) AS place,
           LATERAL (SELECT 1 + (place - 1) / 6 AS floor) AS storey
"""
OF_COMPANY = """
    CREATE TEMP TABLE demo_rooms ON COMMIT DROP AS
    SELECT lodging.company_id, array_agg(room.id ORDER BY room.id) AS ids
      FROM companies_room room JOIN companies_lodging lodging ON lodging.id = room.lodging_id
     GROUP BY lodging.company_id
"""


@sample("companies.Lodging")
def lodgings(cursor, scale):
    for statement in (LODGINGS, ROOMS, OF_COMPANY):
        cursor.execute(statement, {"on": scale.on})
