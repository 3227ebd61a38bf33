"""The office's queue of monthly reports: those that wait to be checked, the riskiest first."""

import django_filters
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from companies.models import Company
from titp.accounts.permissions import may
from titp.pages.lists import Column, ListFilter, ListPage, SavedView
from titp.pages.moments import moment
from training_plans.filing.late import late
from training_plans.filing.queue import RISKIEST, next_waiting, queued
from training_plans.filing.risk import reasons
from training_plans.filing.wording import state_badge
from training_plans.models import MonthlyReport

CHECK = "check monthly reports"
State = MonthlyReport.State
MONTHS = 36  # that one may choose from


def months():
    """The months of which there are reports, the latest first."""
    rows = MonthlyReport.objects.order_by("-month").values_list("month", flat=True).distinct()
    return [(month.isoformat(), date_format(month, "YEAR_MONTH_FORMAT")) for month in rows[:MONTHS]]


class QueueFilter(ListFilter):
    month = django_filters.ChoiceFilter(label=_("month"), choices=months)
    state = django_filters.ChoiceFilter(label=_("state"), choices=State.choices)

    def search(self, rows, name, text):
        return rows.filter(company__in=Company.objects.matching(text))


def _company(row):
    link = reverse("month-check", args=[row.pk]) + getattr(row, "among", "")
    return format_html('<a href="{}">{}</a>', link, row.company_name)


def _received(row):
    """When it came and when it was due, each on a line of its own."""
    due = _("due %(day)s") % {"day": row.due_on.isoformat()} if row.due_on else ""
    came = row.submitted_on.isoformat() if row.submitted_on else "–"
    return format_html('<span class="nowrap">{}</span><small class="nowrap">{}</small>', came, due)


def _why(row):
    said = [(one,) for one in reasons(row)]
    return format_html_join("", '<span class="month-why">{}</span>', said)


def _done_last(row):
    if not row.stepped_at:
        return ""
    return format_html("{}<small>{}</small>", row.stepped_by, moment(row.stepped_at))


QUEUE = ListPage(
    slug="month-queue",
    heading=_("Monthly reports"),
    columns=(
        Column("company", _("host company"), lambda row: row.company_name, _company,
               order=("company__sort_key", "-month")),
        Column("month", _("month"), str, order=("month", "company__sort_key"), important=True),
        Column("people", _("people"), lambda row: row.people, order=("people",), numeric=True),
        Column("submitted_on", _("received on"), lambda row: row.submitted_on, _received,
               order=("submitted_on",), important=True),
        Column("due_on", _("due on"), lambda row: row.due_on, file_only=True),
        Column("state", _("state"), lambda row: State(row.state).label, state_badge,
               order=("state", "month"), important=True),
        Column("risk", _("Why first"), lambda row: " / ".join(reasons(row)), _why,
               order=RISKIEST, important=True),
        Column("stepped_by", _("Last done by"), lambda row: row.stepped_by, _done_last,
               order=("stepped_at",)),
        Column("stepped_at", _("Last done at"), lambda row: moment(row.stepped_at), file_only=True),
    ),
    filter=QueueFilter,
    sort="-risk",
    noun="month-check",
    views=(
        SavedView(State.SUBMITTED.label, f"state={State.SUBMITTED}"),
        SavedView(State.RETURNED.label, f"state={State.RETURNED}"),
        SavedView(State.DRAFT.label, f"state={State.DRAFT}"),
        SavedView(State.APPROVED.label, f"state={State.APPROVED}"),
    ),
    template="training_plans/review/queue.html",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHECK)
def month_queue(request):
    first = next_waiting()
    return QUEUE.answer(
        request,
        queued(),
        first_url=reverse("month-check", args=[first]) if first else "",
        late=late(localdate()).count(),
    )
