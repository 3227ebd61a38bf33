"""The training diary on a trainee's page, a month at a time, beside what the host reported."""

import re
from datetime import date

from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.history.views import history_page
from titp.japanese.months import add_months
from titp.pages.lists import Column, linked, named
from titp.pages.records import Table, changeable, facts, plain, readable, record_page
from trainees.models import Trainee
from training_plans.models import LogEntry, MonthLine
from training_plans.views.monthly_report import CHANGE, OF_LINES, READ, clocked, hours_column

ENTRIES = (
    Column(
        "day",
        gettext_lazy("day"),
        lambda row: row.day,
        lambda row: linked("log-entry", row.pk, readable(row, "day")),
    ),
    plain("kind", gettext_lazy("kind"), important=True),
    hours_column("minutes", gettext_lazy("Time spent (hours)")),
    Column("company", gettext_lazy("host company"), lambda row: row.company),
    plain("written_on", gettext_lazy("written on")),
    changeable("log-entry", CHANGE),
)  # fmt: skip
MONTHS = (
    Column(
        "month", gettext_lazy("month"), lambda row: row.month,
        lambda row: named(row, date_format(row.month, "YEAR_MONTH_FORMAT")),
    ),
    Column("company", gettext_lazy("host company"), lambda row: row.company, important=True),
    *OF_LINES,
)  # fmt: skip


@may(READ)
def trainee_log(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    month = _month(request.GET.get("month", ""), person)
    entries = LogEntry.objects.filter(
        trainee=person, day__gte=month, day__lt=add_months(month, 1)
    ).select_related("company")
    add = reverse("log-entry-new", args=[pk]) if allowed(request, CHANGE) else ""
    heading = _("Training diary: %(month)s") % {"month": date_format(month, "YEAR_MONTH_FORMAT")}
    lines = MonthLine.objects.with_month().filter(trainee=person).select_related("company")
    return record_page(
        request, "trainee", person, change="change trainees",
        template="training_plans/trainee_log.html",
        month_before=add_months(month, -1), month_after=add_months(month, 1),
        tables=[
            Table(heading, entries.order_by("day"), ENTRIES, add, _("Add a day")),
            Table(_("Months reported by the host company"), lines, MONTHS),
        ],
    )  # fmt: skip


@may(READ)
def log_entry(request, pk):
    row = get_object_or_404(LogEntry.objects.select_related("trainee", "company"), pk=pk)
    told = [
        (_("trainee"), linked("trainee-log", row.trainee_id, row.trainee)),
        (_("host company"), linked("company", row.company_id, row.company)),
        *facts(row, "day", "kind"),
        (_("Time spent (hours)"), clocked(row.minutes)),
        *facts(row, "written_on"),
    ]
    return record_page(
        request, "log-entry", row, change=CHANGE, template="pages/record.html", facts=told
    )


@may("read history")
def log_entry_history(request, pk):
    row = get_object_or_404(LogEntry.objects.select_related("trainee"), pk=pk)
    return history_page(request, "log-entry", row, change=CHANGE)


def _month(asked, person):
    """The first day of the month asked for ("2026-10"), else of the latest one with an entry."""
    if re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", asked):
        return date.fromisoformat(f"{asked}-01")
    latest = LogEntry.objects.filter(trainee=person).aggregate(day=Max("day"))["day"]
    return (latest or localdate()).replace(day=1)
