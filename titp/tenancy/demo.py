"""Invented supervising organizations: three with names, more when the demo is to be large."""

from titp.embedded.sample import sample

NAMED = [
    ("hikari", "ひかり協同組合", "general"),
    ("mirai", "みらい事業協同組合", "general"),
    ("sora", "そら農業協同組合", "specified"),  # may not train stage 3
]
# Every third one has the specified licence, as about half of the real ones do.
ORGANIZATIONS = """
    INSERT INTO tenancy_organization
           (slug, name, licence_number, licence, licensed_on, licence_expires_on, language)
    SELECT coalesce((%(slugs)s::text[])[nr], 'kumiai-' || nr),
           coalesce((%(names)s::text[])[nr], '見本' || nr || '号協同組合'),
           '許9999' || lpad(nr::text, 6, '0'),
           CASE WHEN nr %% 3 = 0 THEN 'specified' ELSE 'general' END,
           %(on)s - 2200 + pg_temp.draw('licensed', 300, nr),
           %(on)s + 200 + pg_temp.draw('licence expires', 1200, nr), 'ja'
      FROM generate_series(1, %(organizations)s) AS nr
"""
NUMBERED = """
    CREATE TEMP TABLE demo_organization ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY id)::int AS nr, id, licence FROM tenancy_organization
"""


@sample("tenancy.Organization")
def organizations(cursor, scale):
    slugs, names, _ = zip(*NAMED, strict=True)
    values = {"slugs": list(slugs), "names": list(names)}
    values |= {"on": scale.on, "organizations": scale.organizations}
    cursor.execute(ORGANIZATIONS, values)
    cursor.execute(NUMBERED)
