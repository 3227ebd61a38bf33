"""Invented workers' compensation: each company is insured since long before its trainees."""

from titp.embedded.sample import sample

INSURANCES = """
    INSERT INTO companies_workerscompensation
           (organization_id, company_id, established_on, number)
    SELECT organization_id, id, begins_on - 4000,
           lpad((13000 + nr %% 47)::text, 5, '0') || lpad((nr %% 1000000)::text, 6, '0') || '000'
      FROM demo_company
"""


@sample("companies.WorkersCompensation")
def insurance(cursor, scale):
    cursor.execute(INSURANCES, {})
