"""The running month of the sample clerk's company, open on any day of it.

Else it would be opened in its last week, and whoever looks before that finds nothing to fill in.
"""

from titp.embedded.sample import sample
from training_plans.filing.opening import open_month

NAMED = 3  # organizations that have people to sign in as
FIRST_COMPANIES = """
    SELECT min(id) FROM companies_company
     GROUP BY organization_id ORDER BY organization_id LIMIT %s
"""


@sample("training_plans.DraftLine")
def running_month(cursor, scale):
    cursor.execute(FIRST_COMPANIES, [NAMED])
    for (company_id,) in cursor.fetchall():
        open_month(scale.on.replace(day=1), scale.on, company_id, alias="owner")
