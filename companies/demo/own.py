"""Invented affairs of the organizations themselves.

Most are in order. On purpose open: the manager of a second office should renew the course
(SUP-008); the licence of every third organization is to be renewed (SUP-009); the change of a
manager is to be notified there (SUP-010); every second of those suspends an office (SUP-015); a
second office misses its last report, confirmation and accompanied audit (SUP-011, SUP-006,
SUP-007); every third organization should look at its operating rules again (SUP-012).
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
                    ELSE -15 - pg_temp.draw('licence', 15, o.nr) END) AS starts_on) AS given
"""
# The register tells the same last day as the licence itself.
REGISTER = """
    UPDATE tenancy_organization organization
       SET licence_expires_on = licence.expires_on
      FROM companies_licence licence JOIN demo_organization o ON o.id = licence.organization_id
     WHERE organization.id = o.id
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
REPORTS = """
    INSERT INTO companies_businessreport
           (organization_id, office_id, fiscal_year, submitted_on, accounts_attached,
            visits_attached, external_attached)
    SELECT office.organization_id, office.id, year,
           make_date(year + 1, 5, 8) + pg_temp.draw('report', 20, office.nr), true, true, true
      FROM demo_office office JOIN companies_licence licence USING (organization_id),
           generate_series(law.fy(starts_on), law.fy(%(on)s) - 1) AS year
     WHERE make_date(year + 1, 5, 28) <= %(on)s AND (place = 1 OR year < law.fy(%(on)s) - 1)
"""
OPERATING_RULES = """
    INSERT INTO companies_operatingrules (organization_id, checked_on, url, reachable, exemption)
    SELECT id, %(on)s - CASE WHEN nr %% 3 = 0 THEN 165 ELSE pg_temp.draw('looked', 120, nr) END,
           'https://kumiai-' || nr || '.example/rules', true, ''
      FROM demo_organization
"""
# The same person all the time, who took the course again before it was three years old.
REVIEWERS = """
    INSERT INTO companies_externalreviewer
           (organization_id, kind, name, completed_on, starts_on, ends_on)
    SELECT o.id, CASE WHEN nr %% 2 = 1 THEN 'auditor' ELSE 'officer' END,
           (%(families)s::text[])[1 + pg_temp.draw('reviewer family', 8, nr)] || ' '
             || (%(given)s::text[])[1 + pg_temp.draw('reviewer given', 10, nr)],
           begins_on - 40, begins_on,
           CASE WHEN law.add_months(begins_on, 30) <= %(on)s
                THEN law.add_months(begins_on, 30) - 1 END
      FROM demo_organization o
      JOIN companies_licence licence ON licence.organization_id = o.id,
           generate_series(0, 1) AS term,
           LATERAL (SELECT law.add_months(licence.starts_on, 30 * term) AS begins_on) AS begun
     WHERE begins_on <= %(on)s
"""
# Each time in the first month of the three, so that the day of looking finds few that are due.
CONFIRMATIONS = """
    INSERT INTO companies_externalconfirmation
           (organization_id, office_id, reviewer_id, held_on, written, officer_heard,
            managers_heard, equipment_seen, records_seen, audits, audit_reports, visits, fees,
            books, consultations, lectures, result, opinion)
    SELECT office.organization_id, office.id, reviewer.id, held_on, true, true, true, true, true,
           'ok', 'ok', 'ok', 'ok',
           CASE WHEN pg_temp.draw('books looked at', 5, office.nr + held_on - '2020-01-01') = 0
                THEN 'improve' ELSE 'ok' END,
           'ok', 'ok', '監査、訪問指導及び監理費の帳簿を確認した。', '事業は適正に行われている。'
      FROM demo_office office
      JOIN companies_licence licence USING (organization_id)
      JOIN companies_externalreviewer reviewer USING (organization_id),
           generate_series(licence.starts_on::timestamp, %(on)s::timestamp, '3 months') AS first,
           LATERAL (SELECT first::date + pg_temp.draw('confirmed', 25, office.nr) AS held_on)
           AS held
     WHERE held_on BETWEEN reviewer.starts_on AND coalesce(reviewer.ends_on, %(on)s)
       AND (place = 1 OR first <= %(on)s - interval '6 months')
"""
ACCOMPANIED = """
    INSERT INTO companies_accompaniedaudit
           (organization_id, office_id, reviewer_id, company_id, held_on, written, seen_on_site,
            reports_heard, trainees_interviewed, books_checked, lodging_checked, result, opinion)
    SELECT office.organization_id, office.id, reviewer.id, host.company_id, held_on, true, true,
           true, true, true, true, '五つの方法のいずれも行われていた。',
           '監査は適正に行われている。'
      FROM demo_office office
      JOIN companies_licence licence USING (organization_id)
      JOIN companies_externalreviewer reviewer USING (organization_id)
      JOIN (SELECT coalesce(office_id, head.id) AS office_id, min(company.id) AS company_id
              FROM companies_company company
              JOIN demo_office head ON head.organization_id = company.organization_id
                                   AND head.place = 1
             GROUP BY 1) AS host ON host.office_id = office.id,
           generate_series(law.fy(licence.starts_on), law.fy(%(on)s)) AS year,
           LATERAL (SELECT greatest(make_date(year, 6, 10), licence.starts_on + 20) AS held_on)
           AS held
     WHERE reviewer.kind = 'auditor'
       AND held_on BETWEEN reviewer.starts_on AND coalesce(reviewer.ends_on, %(on)s)
       AND (place = 1 OR year < law.fy(%(on)s) - 1)
"""
# Every third host of an organization with two offices is supervised by the second.
HOSTS_OF_OFFICES = """
    UPDATE companies_company company SET office_id = office.id
      FROM demo_company c JOIN demo_office office USING (organization_id)
     WHERE c.id = company.id AND place = 2 AND c.nr / %(organizations)s %% 3 = 1
"""
STATEMENTS = (
    HOSTS_OF_OFFICES, SUPERVISING_MANAGERS, LICENCES, REGISTER, CHANGES, CLOSURES, REPORTS,
    OPERATING_RULES, REVIEWERS, CONFIRMATIONS, ACCOMPANIED,
)  # fmt: skip


@sample("tenancy.Office")
def own_affairs(cursor, scale):
    values = {
        "on": scale.on, "organizations": scale.organizations, "families": FAMILIES,
        "families_kana": FAMILIES_KANA, "given": GIVEN, "given_kana": GIVEN_KANA,
    }  # fmt: skip
    for statement in STATEMENTS:
        cursor.execute(statement, values)
