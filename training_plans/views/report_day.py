"""By which day of the next month our organization asks for monthly reports."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.views.organization import CHANGE, READ, own_page
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.records import Table, changeable
from training_plans.models import ReportDay

DAYS = (
    Column("from_month", gettext_lazy("for months from"), lambda row: f"{row.from_month:%Y-%m}"),
    Column(
        "day", gettext_lazy("day of the next month"), lambda row: row.day, important=True,
        numeric=True,
    ),
    changeable("report-day", CHANGE),
)  # fmt: skip


@may(READ)
def report_days(request):
    add = reverse("report-day-new") if allowed(request, CHANGE) else ""
    note = _(
        "Without any row it is day %(day)s of the next month."
        " Months that are open already keep their day."
    )
    return own_page(
        request,
        Table(
            _("Day of monthly reports"), ReportDay.objects.all(), DAYS, add,
            note=note % {"day": ReportDay.USUAL},
        ),
    )  # fmt: skip
