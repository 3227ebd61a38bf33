"""A company with ten trainees in みらい協同組合, each of its months asked for once."""

from datetime import date
from itertools import count

from django.utils.timezone import localdate
from factories.companies import CompanyFactory, LodgingFactory, RoomFactory
from factories.filing import practising
from factories.months import MonthLineFactory, MonthlyReportFactory
from people import PASSWORD, make_person

from titp.accounts.models import Membership, Role
from titp.japanese.months import add_months
from titp.tenancy.context import use
from training_plans.filing.opening import open_month
from training_plans.models import MonthlyReport

PEOPLE = 10
NUMBER = count(1)


def host_of_ten(organization, **company):
    """(address of the clerk, path of the report) of a company with ten people; a new one each time.

    Last month is asked for; the month before it is on record. They may live in a room of its own.
    """
    month = add_months(localdate().replace(day=1), -1)
    email = f"ten-{next(NUMBER)}@example.org"
    clerk = make_person(email, name="Clerk of ten")
    with use(organization.pk):
        company = CompanyFactory(**company)
        RoomFactory(lodging=LodgingFactory(company=company))
        Membership.objects.create(user=clerk, role=Role.CLERK, company=company)
        earlier = add_months(month, -1)
        report = MonthlyReportFactory(company=company, month=earlier, submitted_on=localdate())
        for _ in range(PEOPLE):
            plan = practising(company, starts_on=add_months(month, -7))
            MonthLineFactory(report=report, trainee=plan.trainee, payday=payday(earlier))
        open_month(month, localdate())
        asked = MonthlyReport.objects.get(company=company, month=month)
    return email, f"/o/{organization.slug}/monthly-reports/{asked.pk}/"


def payday(month: date):
    return month.replace(day=25)


def sit_down_as_clerk(page, email, path):
    """Sign in by password, and open the month."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/o/**")
    page.goto(f"{path}filing/")
