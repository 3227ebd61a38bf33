"""The board of audits and visits, the planning of a quarter, and the days on which one goes."""

from datetime import date, timedelta
from itertools import groupby

import django_filters
from django.contrib import messages
from django.db.models import F
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from companies.models import Prefecture
from titp.accounts.permissions import allowed, may
from titp.japanese.months import add_months
from titp.pages.forms import UNPROCESSABLE
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, named
from titp.pages.records import plain
from titp.past.looking import look, today
from training_plans.board import standings_on
from training_plans.board_forms import AllTripsForm, plan_all, trip_forms
from training_plans.models import Errand, Purpose, Standing
from training_plans.planning import last_day, needs_of, quarter_of, trips
from training_plans.sample import samples

READ, PLAN = "read audits", "change audits"
State = Standing.State
TONES = {
    State.LATE: ("err", ""), State.DUE: ("warn", ""), State.AHEAD: ("info", "clock"),
    State.MET: ("ok", ""), State.NOBODY: ("plain", ""),
}  # fmt: skip
DAYS = timedelta(92)  # how far ahead the page of days looks


class BoardFilter(ListFilter):
    state = django_filters.ChoiceFilter(
        label=pgettext_lazy("audits and visits", "state"), choices=State.choices
    )
    prefecture = django_filters.ModelChoiceFilter(
        label=gettext_lazy("prefecture"), field_name="prefecture_id", method="of_prefecture",
        queryset=lambda request: Prefecture.objects.all(),
    )  # fmt: skip
    stage_1 = YesOrNo(
        label=gettext_lazy("to be visited this month"), field_name="visit_due_on",
        lookup_expr="isnull", exclude=True,
    )  # fmt: skip
    planned = YesOrNo(
        label=gettext_lazy("something is planned"), field_name="planned_on",
        lookup_expr="isnull", exclude=True,
    )  # fmt: skip

    def of_prefecture(self, rows, name, prefecture):
        return rows.filter(prefecture_id=prefecture.pk)


def _state(row):
    tone, icon = TONES[State(row.state)]
    badge = render_to_string(
        "components/badge.html", {"tone": tone, "text": row.get_state_display(), "icon": icon}
    )
    why = format_html_join("", '<small class="board__why">{}</small>', ((w,) for w in row.said()))
    return format_html("{}{}", badge, why)


def _window(row):
    if row.window_ends_on is None:
        return ""
    until = format_html(
        '<span class="nowrap">{} – {}</span>', row.window_starts_on, row.window_ends_on
    )
    if row.audited_on:
        held = _("audited on %(day)s") % {"day": row.audited_on}
    else:
        left = ngettext("%(n)s day left", "%(n)s days left", row.days_left)
        held = left % {"n": row.days_left}
    return format_html("{}<small>{}</small>", until, held)


def _visit(row):
    if row.visit_due_on is None:
        return _("not owed")
    if row.visited_on:
        return _("visited on %(day)s") % {"day": row.visited_on}
    return _("by %(day)s") % {"day": row.visit_due_on}


def _visit_whole(row):
    """The same, with a day that does not break between its numbers."""
    day = row.visited_on or row.visit_due_on
    if day is None:
        return _visit(row)
    before, day, after = _visit(row).partition(day.isoformat())
    return format_html('{}<span class="nowrap">{}</span>{}', before, day, after)


def _heard(row):
    if row.interviewed_of is None:
        return ""
    share = f"{row.interviewed if row.interviewed is not None else '–'}/{row.interviewed_of}"
    needed = _("%(n)s needed") % {"n": row.needed}
    return format_html('<span class="nowrap">{}</span><small>{}</small>', share, needed)


def _goes(row):
    if row.planned_on is None:
        return ""
    return format_html(
        '{}<small><span class="nowrap">{}</span> {}</small>',
        row.goes or _("nobody yet"), row.planned_on, Purpose(row.planned_kind).label,
    )  # fmt: skip


def _place(row):
    return row.prefecture_ja if _is_japanese() else row.prefecture_en


def _is_japanese():
    return str(Prefecture(name_ja="ja", name_en="en")) == "ja"


def _company(row):
    """Its name leads to its audits; where a record was begun on site, that is one step away."""
    if row.record_id and not look():
        begun = format_html(
            '<a class="board__begun" href="{}">{}</a>',
            reverse("site-record", args=[row.record_id]), _("record begun on site"),
        )  # fmt: skip
        return named(row, row.company_name, begun)
    return named(row, row.company_name)


BOARD = ListPage(
    slug="supervision-board",
    heading=gettext_lazy("Audits and visits: board"),
    columns=(
        Column("company", gettext_lazy("host company"), lambda row: row.company_name, _company,
               order=("sort_key",)),
        Column("state", pgettext_lazy("audits and visits", "state"),
               lambda row: " / ".join([row.get_state_display(), *row.said()]), _state,
               order=("gravity", "-days_left"), important=True),
        Column("place", gettext_lazy("place"), _place, order=("prefecture_id", "sort_key")),
        plain("last_audit_on", gettext_lazy("last audit"), order=("last_audit_on",)),
        Column("window", gettext_lazy("window and days left"), lambda row: row.window_ends_on,
               _window, order=("window_ends_on",), important=True),
        Column("visit", gettext_lazy("visit this month"), _visit, _visit_whole,
               order=("visit_due_on",), important=True),
        Column("goes", gettext_lazy("who goes"), lambda row: row.goes, _goes,
               order=("planned_on", "goes"), important=True),
        Column("heard", gettext_lazy("interviewed at the last audit"),
               lambda row: row.interviewed, _heard, order=("interviewed",)),
        Column("people", gettext_lazy("people"), lambda row: row.people, order=("people",),
               numeric=True),
        Column("unheard", gettext_lazy("not interviewed for a year"), lambda row: row.unheard,
               order=("unheard",), numeric=True),
        Column("open_findings", gettext_lazy("open duties"), lambda row: row.open_findings,
               order=("open_findings",), numeric=True),
        Column("open_corrections", gettext_lazy("open corrections"),
               lambda row: row.open_corrections, order=("open_corrections",), numeric=True),
        Column("planned_on", gettext_lazy("planned for"), lambda row: row.planned_on,
               file_only=True),
    ),
    filter=BoardFilter,
    sort="-state",
    noun="company-audits",
    views=(
        SavedView(State.LATE.label, f"state={State.LATE}"),
        SavedView(State.DUE.label, f"state={State.DUE}"),
        SavedView(gettext_lazy("to be visited this month"), "stage_1=true"),
        SavedView(State.MET.label, f"state={State.MET}"),
    ),
    template="training_plans/board/board.html",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def supervision_board(request):
    """A row for each host company that has people, or something to be done."""
    rows = standings_on(today()).exclude(state=State.NOBODY, open_corrections=0)
    plans = allowed(request, PLAN)
    return BOARD.answer(
        request, rows, quarter_url=reverse("quarter-plan") if plans else "",
        days_url=reverse("errands"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(PLAN)
def quarter_plan(request):
    """Audits and visits of a quarter, put together into trips, to be planned at once."""
    now = quarter_of(today())
    quarters = [add_months(now, 3 * number) for number in range(4)]
    asked = request.GET.get("from", "")
    first = next((day for day in quarters if day.isoformat() == asked), now)
    needs = needs_of(first, today())
    sent = request.POST if request.method == "POST" else None
    forms = trip_forms(trips(needs) if sent is None else (), needs, sent)
    of_all, status = AllTripsForm(sent), 200
    if sent is not None:
        planned = plan_all(forms, of_all)
        if planned is not None:
            words = ngettext(
                "%(n)s audit or visit was planned.", "%(n)s audits and visits were planned.",
                planned,
            )  # fmt: skip
            messages.success(request, words % {"n": planned})
            return redirect("errands")
        status = UNPROCESSABLE
    context = {
        "forms": forms, "of_all": of_all, "first": first, "last": last_day(first),
        "quarters": quarters,
    }  # fmt: skip
    return render(request, "training_plans/board/quarter.html", context, status=status)


@require_safe
@may(READ)
def errands(request):
    """The days on which somebody goes, with the hosts on the way and whom to interview there."""
    on = today()
    rows = list(
        Errand.objects.with_done().with_person()
        .filter(planned_on__range=(on - timedelta(31), on + DAYS))
        .exclude(is_done=True)
        .annotate(
            company_name=F("company__name"), address=F("company__address"),
            record=F("site_record"),
        )
        .select_related("company__prefecture")
        .by_day()
    )  # fmt: skip
    whom = samples({row.company_id for row in rows if row.kind != Purpose.VISIT}, on)
    for row in rows:
        row.sample = [
            one for one in whom.get(row.company_id, ()) if one.is_suggested
        ] if row.kind != Purpose.VISIT else []  # fmt: skip
    days = [
        {"day": day, "person": person, "stops": list(stops), "is_past": day < on}
        for (day, person), stops in groupby(rows, lambda row: (row.planned_on, row.person))
    ]
    context = {"days": days, "plans": allowed(request, PLAN), "quarter": date(on.year, on.month, 1)}
    return render(request, "training_plans/board/days.html", context)
