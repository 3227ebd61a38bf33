"""What duties of host companies, and of the organization itself, are about."""

from titp.compliance.rule import Subject
from titp.declared import Text

COMPANY = Subject("companies.Company", Text(ja="実習実施者", en="host company"))
OFFICE = Subject("tenancy.Office", Text(ja="監理団体の事業所", en="office"), own=True)
ORGANIZATION = Subject(
    "tenancy.Organization", Text(ja="監理団体", en="supervising organization"), own=True
)
LICENCE_CHANGE = Subject(
    "companies.LicenceChange", Text(ja="許可事項の変更", en="change of the licence"), own=True
)
CLOSURE = Subject(
    "companies.Closure", Text(ja="監理事業の休廃止", en="closing or suspension"), own=True
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
