"""What duties of host companies, and of the organization itself, are about."""

from companies.models import Limit
from titp.compliance.rule import Subject
from titp.declared import Text

COMPANY = Subject("companies.Company", Text(ja="実習実施者", en="host company"), "company")
OFFICE = Subject(
    "tenancy.Office", Text(ja="自組織の事業所", en="office"), "organization-offices", own=True
)
ORGANIZATION = Subject(
    "tenancy.Organization",
    Text(ja="自組織", en="organization"),
    "organization",
    own=True,
)
LICENCE_CHANGE = Subject(
    "companies.LicenceChange",
    Text(ja="許可事項の変更", en="change of the licence"),
    "organization-licence",
    own=True,
)
CLOSURE = Subject(
    "companies.Closure",
    Text(ja="事業の休廃止", en="closing or suspension"),
    "organization-licence",
    own=True,
)

# Each office with the fiscal years in which the organization had a licence on any day, up to the
# year of the day of looking.
OFFICE_YEARS = """
    licensed AS (
        SELECT organization_id, range_agg(daterange(starts_on, expires_on, '[]')) AS days
          FROM companies_licence
         WHERE starts_on <= %(on)s
         GROUP BY organization_id
    ),
    office_years AS (
        SELECT office.organization_id, office.id AS office_id, office.name AS office, fiscal_year,
               year_starts_on, year_ends_on
          FROM tenancy_office office
          JOIN licensed ON licensed.organization_id = office.organization_id
         CROSS JOIN generate_series(law.fy(lower(days)), law.fy(%(on)s)) AS fiscal_year
         CROSS JOIN LATERAL (SELECT make_date(fiscal_year, 4, 1) AS year_starts_on,
                                    make_date(fiscal_year + 1, 3, 31) AS year_ends_on) AS year
         WHERE days && daterange(year_starts_on, year_ends_on, '[]')
    )
"""

# The kinds of licence, as evidence names them.
LICENCE_KINDS = {
    "general": Text(ja="一般監理事業", en="general licence"),
    "specified": Text(ja="特定監理事業", en="specified licence"),
}
# Of each organization the days under a general and under a specified licence, days to come too. A
# licence counts until the next one begins: whether it was renewed in time is asked by SUP-009
# only. Before the first one on record, and where none is, the register tells the kind.
LICENCE_DAYS = """
    licence_periods AS (
        SELECT organization_id, kind, daterange(starts_on, lead(starts_on) OVER (
                   PARTITION BY organization_id ORDER BY starts_on NULLS FIRST)) AS days
          FROM (SELECT id AS organization_id, licence AS kind, NULL::date AS starts_on
                  FROM tenancy_organization
                 UNION ALL
                SELECT organization_id, kind, starts_on FROM companies_licence) AS licence
    ),
    licence_days AS MATERIALIZED (
        SELECT organization_id,
               coalesce(range_agg(days) FILTER (WHERE kind = 'general'), '{}') AS general_days,
               coalesce(range_agg(days) FILTER (WHERE kind = 'specified'), '{}') AS specified_days
          FROM licence_periods
         GROUP BY organization_id
    )
"""

# The minimum wages that count: official ones with a day, for everybody (no organization); and
# those that an organization added and confirmed, until the official one of the same prefecture
# and fiscal year is there. `industry` is empty but for the minimum wage of an industry.
MINIMUM_WAGES = """
    minimum_wages AS (
        SELECT NULL::bigint AS organization_id, prefecture_id, '' AS industry,
               fiscal_year::int, yen_per_hour, starts_on
          FROM companies_minimumwage
         WHERE window_ends_on IS NULL
         UNION ALL
        SELECT organization_id, prefecture_id, industry, law.fy(starts_on), yen_per_hour, starts_on
          FROM companies_ownminimumwage own
         WHERE confirmed_on <= %(on)s
           AND NOT EXISTS (
               SELECT FROM companies_minimumwage official
                WHERE official.prefecture_id = own.prefecture_id AND own.industry = ''
                  AND official.fiscal_year = law.fy(own.starts_on)
                  AND official.window_ends_on IS NULL)
    )
"""
# Limits of overtime and premiums, one row for each time in which none of them changes, a column
# for each; `holder` is an organization with rows of its own that it confirmed, or NULL for all
# the others. An official row of the same day takes the place of one's own.
LABOUR_LIMITS = f"""
    standards AS (
        SELECT NULL::bigint AS holder, code, amount, starts_on FROM companies_labourstandard
         UNION ALL
        SELECT organization_id, code, amount, starts_on
          FROM companies_ownlabourstandard own
         WHERE confirmed_on <= %(on)s
           AND NOT EXISTS (
               SELECT FROM companies_labourstandard official
                WHERE official.code = own.code AND official.starts_on = own.starts_on)
    ),
    labour_limits AS MATERIALIZED (
        SELECT holders.holder, days.starts_on, days.next_on,
               {", ".join(f"max(amount) FILTER (WHERE code = '{one}') AS {one}" for one in Limit)}
          FROM (SELECT NULL::bigint AS holder UNION SELECT holder FROM standards) holders
         CROSS JOIN (SELECT starts_on, lead(starts_on) OVER (ORDER BY starts_on) AS next_on
                       FROM (SELECT DISTINCT starts_on FROM standards) each) days
         CROSS JOIN LATERAL (
               SELECT DISTINCT ON (code) code, amount
                 FROM standards
                WHERE (standards.holder IS NULL OR standards.holder = holders.holder)
                  AND standards.starts_on <= days.starts_on
                ORDER BY code, standards.starts_on DESC) known
         GROUP BY holders.holder, days.starts_on, days.next_on
    )
"""
