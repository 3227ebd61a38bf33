"""Late reports: how they stand this minute, and asking for all of them in two clicks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.models import Role
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column, linked
from titp.pages.moments import moment
from titp.pages.records import Table, plain
from titp.pages.templatetags.pages import days_left
from training_plans.filing.late import clerks_of, due_soon, late, remind
from training_plans.filing.wording import state_badge
from training_plans.models import MonthlyReport
from training_plans.views.month_queue import CHECK

State = MonthlyReport.State


def _told(row):
    if not row.told_at:
        return _("not reminded yet")
    return format_html("{}<small>{}</small>", row.told_whom, moment(row.told_at))


def _columns(clerks, may_invite):
    def at_work(row):
        if row.company_id in clerks:
            return _(", ").join(clerks[row.company_id])
        if not may_invite:
            return _("no clerk invited")
        to = f"{reverse('invitation-new')}?role={Role.CLERK}&company={row.company_id}"
        return format_html('{} <a href="{}">{}</a>', _("no clerk invited"), to, _("Invite"))

    return (
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company_name,
            lambda row: linked("company", row.company_id, row.company_name),
        ),
        Column(
            "month", gettext_lazy("month"), str,
            lambda row: linked("monthly-report", row.pk, str(row)), important=True,
        ),
        plain("due_on", gettext_lazy("due on"), important=True),
        Column(
            "days", gettext_lazy("days"), lambda row: row.due_on,
            lambda row: days_left(row.due_on, localdate()), important=True,
        ),
        Column("state", gettext_lazy("state"), lambda row: State(row.state).label, state_badge,
               important=True),
        Column("told", gettext_lazy("Last reminder"), lambda row: moment(row.told_at), _told,
               important=True),
        Column("clerks", gettext_lazy("Clerks"), lambda row: "", at_work, important=True),
    )  # fmt: skip


@require_safe
@may(CHECK)
@cache_control(no_store=True)
def months_late(request):
    on = localdate()
    passed, ahead = list(late(on)), list(due_soon(on))
    clerks = clerks_of({row.company_id for row in [*passed, *ahead]})
    columns = _columns(clerks, allowed(request, "invite members"))
    context = {
        "tables": [
            Table(_("Past their day"), passed, columns, empty=_("No report is late.")),
            Table(
                _("Due within a week"),
                ahead,
                columns,
                empty=_("No report is due within a week."),
            ),
        ],
        "reachable": any(row.company_id in clerks for row in passed),
    }
    return render(request, "training_plans/review/late.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHECK)
@cache_control(no_store=True)
def months_reminding(request):
    """Asks whether all late companies shall be reminded; a POST does it."""
    on = localdate()
    if request.method == "POST":
        number = remind(on, request.user)
        words = ngettext(
            "%(n)s reminder is on its way.", "%(n)s reminders are on their way.", number
        ) % {"n": number}  # fmt: skip
        messages.success(request, words if number else _("Everybody was reminded today already."))
        return redirect("months-late")
    rows = list(late(on))
    clerks = clerks_of({row.company_id for row in rows})
    context = {
        "asked": [(row, clerks[row.company_id]) for row in rows if row.company_id in clerks],
        "without": [row for row in rows if row.company_id not in clerks],
    }
    return render(request, "training_plans/review/reminding.html", context)
