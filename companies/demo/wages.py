"""Invented agreements on overtime, and rows of minimum wages that organizations added.

On purpose open: one company in twenty-five let its agreement end before the last month
(PAY-003). The public list ends with the year the product was made in: for later years each
organization has rows of its own, confirmed by an administrator of before, and one that waits to
be confirmed.
"""

from companies.demo.hosts import PREFECTURES
from titp.embedded.sample import sample

AGREEMENTS = """
    INSERT INTO companies_overtimeagreement
           (organization_id, company_id, starts_on, ends_on, special_clause, filed_on, note)
    SELECT organization_id, id, make_date(year, 4, 1), ends_on, nr %% 3 = 0,
           make_date(year, 3, 10) + pg_temp.draw('agreed', 20, nr), ''
      FROM demo_company, generate_series(law.fy(%(on)s) - 3, law.fy(%(on)s)) AS year,
           LATERAL (SELECT least(
               make_date(year + 1, 3, 31),
               CASE WHEN nr %% 25 = 13 THEN law.add_months(law.month_of(%(on)s), -1) - 1 END
           ) AS ends_on) AS until
     WHERE ends_on >= make_date(year, 4, 1)
"""
# Nobody signs in as them; their names stand beside what they confirmed.
ADMINISTRATORS = """
    CREATE TEMP TABLE demo_administrator ON COMMIT DROP AS
    WITH people AS (
        INSERT INTO accounts_user
               (password, is_superuser, email, name, language, density, is_active, is_monitor,
                is_operator, joined_at)
        SELECT '!', false, 'former-administrator@' || slug || '.demo.example', '前任　見本', 'ja',
               'normal', false, false, false, %(on)s - 1200
          FROM demo_organization o JOIN tenancy_organization USING (id)
        RETURNING id, email)
    SELECT organization.id AS organization_id, people.id
      FROM people JOIN tenancy_organization organization
        ON people.email = 'former-administrator@' || slug || '.demo.example'
"""
MEMBERSHIPS = """
    INSERT INTO accounts_membership (organization_id, user_id, role, started_at, ended_at)
    SELECT organization_id, id, 'administrator', %(on)s - 1200, %(on)s - 30
      FROM demo_administrator
"""
OWN_WAGES = """
    INSERT INTO companies_ownminimumwage
           (organization_id, prefecture_id, industry, yen_per_hour, starts_on, source, by_id, at,
            confirmed_on, confirmed_by_id)
    SELECT organization_id, prefecture_id, '', least(1395, yen + 15 * (year - fiscal_year)),
           make_date(year, 10, 1), '架空の改定額（見本）', id, make_date(year, 9, 10),
           make_date(year, 9, 12), id
      FROM demo_administrator,
           (SELECT DISTINCT ON (prefecture_id) prefecture_id, fiscal_year, yen_per_hour AS yen
              FROM companies_minimumwage WHERE prefecture_id = ANY(%(prefectures)s)
             ORDER BY prefecture_id, fiscal_year DESC) AS latest,
           generate_series(fiscal_year + 1, extract(year FROM %(on)s::date)::int) AS year
     WHERE make_date(year, 9, 12) <= %(on)s
"""
WAITING = """
    INSERT INTO companies_ownminimumwage
           (organization_id, prefecture_id, industry, yen_per_hour, starts_on, source, by_id, at)
    SELECT organization_id, '23', '', 1410, law.month_of(%(on)s) + interval '2 months',
           '架空の改定額（見本）', id, %(on)s - 40
      FROM demo_administrator
"""


@sample("companies.OvertimeAgreement")
def agreements_and_rates(cursor, scale):
    values = {"on": scale.on, "prefectures": PREFECTURES}
    for statement in (AGREEMENTS, ADMINISTRATORS, MEMBERSHIPS, OWN_WAGES, WAITING):
        cursor.execute(statement, values)
