"""Invented supervising organizations: three with names, more when the demo is to be large.

Every third one has a second office.
"""

from titp.embedded.sample import sample

NAMED = [
    ("hikari", "ひかり協同組合", "general"),
    ("mirai", "みらい事業協同組合", "general"),
    ("sora", "そら農業協同組合", "specified"),  # may not train stage 3
]
# Every third one has the specified licence, as about half of the real ones do.
NUMBERED = """
    CREATE TEMP TABLE demo_organization ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('tenancy_organization', 'id')) AS id, nr,
           coalesce((%(licences)s::text[])[nr],
                    CASE WHEN nr %% 3 = 0 THEN 'specified' ELSE 'general' END) AS licence
      FROM generate_series(1, %(organizations)s) AS nr
"""
INSERT = """
    INSERT INTO tenancy_organization
           (id, slug, name, licence_number, licence, licensed_on, language)
    SELECT id, coalesce((%(slugs)s::text[])[nr], 'kumiai-' || nr),
           coalesce((%(names)s::text[])[nr], '見本' || nr || '号協同組合'),
           '許9999' || lpad(nr::text, 6, '0'), licence,
           %(on)s - 2200 + pg_temp.draw('licensed', 300, nr), 'ja'
      FROM demo_organization
"""
NUMBERED_OFFICES = """
    CREATE TEMP TABLE demo_office ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('tenancy_office', 'id')) AS id, id AS organization_id,
           nr AS organization_nr, place, nr * 2 + place AS nr
      FROM demo_organization, generate_series(1, CASE WHEN nr %% 3 = 1 THEN 2 ELSE 1 END) AS place
"""
OFFICES = """
    INSERT INTO tenancy_office (id, organization_id, name, postal_code, address, phone)
    SELECT id, organization_id, (ARRAY['本部', '西支部'])[place],
           '000-' || lpad((nr %% 10000)::text, 4, '0'),
           '架空市例町' || 1 + nr %% 9 || '-' || place,
           '000-0000-' || lpad((nr %% 10000)::text, 4, '0')
      FROM demo_office
"""


@sample("tenancy.Organization")
def organizations(cursor, scale):
    slugs, names, licences = map(list, zip(*NAMED, strict=True))
    values = {"slugs": slugs, "names": names, "licences": licences}
    values |= {"on": scale.on, "organizations": scale.organizations}
    for statement in (NUMBERED, INSERT, NUMBERED_OFFICES, OFFICES):
        cursor.execute(statement, values)
