"""An organization that stopped reporting: かぜ協同組合 has one host, and nothing came for months.

Nobody signs in there; it stands in the register, and on the monitors' page.
"""

from datetime import timedelta

from companies.models import Company
from titp.embedded.sample import sample
from titp.japanese.months import add_months
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans.models import MonthlyReport

LAST, KEPT = 4, 3  # months ago of its last report, and how many there were


@sample("training_plans.MonthlyReport")
def reporting(cursor, scale):
    house = Organization(
        slug="kaze", name="かぜ協同組合", licence_number="許8999900001",
        licensed_on=scale.on - timedelta(900),
    )  # fmt: skip
    house.save(using="owner", force_insert=True)
    cursor.execute("SELECT pg_temp.corporate_number(9001)")
    with use(house.pk):
        host = Company(
            organization_id=house.pk, name="かぜ製作所（見本）",
            corporate_number=cursor.fetchone()[0],
        )  # fmt: skip
        host.save(using="owner", force_insert=True)
        for ago in range(LAST, LAST + KEPT):
            month = add_months(scale.on.replace(day=1), -ago)
            MonthlyReport(
                organization_id=house.pk, company_id=host.pk, month=month,
                submitted_on=add_months(month, 1) + timedelta(6),
            ).save(using="owner", force_insert=True)  # fmt: skip
