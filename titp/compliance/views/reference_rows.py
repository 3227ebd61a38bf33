"""Doors to the dated rows that rules read: all lists, one row of ours, and what it would change."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.compliance.forms import OnDayForm
from titp.compliance.preview import Seen
from titp.compliance.reference_rows import LISTS, TONES
from titp.compliance.what_if import difference
from titp.pages.forms import form_page
from titp.pages.lists import Column
from titp.pages.records import Table, removal_page, removed
from titp.pages.tab import tabs_of
from titp.pages.templatetags.pages import both_calendars

READ, CHANGE = "read reference rows", "change reference rows"


def standing(one):
    """Whose a row is, with who wrote and confirmed it where it is ours."""
    text = one.standing.label
    badge = render_to_string("components/badge.html", {"text": text, "tone": TONES[one.standing]})
    if not one.is_own:
        return badge
    said = f"{both_calendars(one.row.confirmed_on)} {one.row.confirmed_by or ''}".strip()
    return format_html("{}<small>{}</small>", badge, said or one.row.by)


def columns(dated):
    """The columns of a list's table: its own, from which day, whose, and the source."""

    def of_row(column):
        return Column(
            column.slug, column.label, lambda one: column.value(one.row), numeric=column.numeric,
            important=column.important,
        )  # fmt: skip

    def door(one):
        if not one.is_own:
            return ""
        address = reverse("reference-row", args=[dated.slug, one.row.pk])
        return format_html('<a href="{}">{}</a>', address, _("Look at it"))

    return (
        *(of_row(column) for column in dated.columns),
        Column("from", gettext_lazy("from"), lambda one: dated.day(one.row), important=True),
        Column(
            "standing", gettext_lazy("official or ours"), lambda one: one.standing.label,
            standing, important=True,
        ),
        Column("source", gettext_lazy("source"), lambda one: one.row.source),
        Column("door", gettext_lazy("Change"), lambda one: None, door, important=True),
    )  # fmt: skip


@may(READ)
def reference_rows(request):
    """All lists, with the rows that hold today or later; `?all=yes` shows those of before too."""
    everything, place = request.GET.get("all") == "yes", request.GET.get("place", "")
    tables = [
        Table(
            dated.label, dated.rows(None if everything else localdate(), place), columns(dated),
            reverse("reference-row-new", args=[dated.slug]) if allowed(request, CHANGE) else "",
            _("Add a row of our own"), dated.note,
        )
        for dated in LISTS.values()
        if dated.place or not place
    ]  # fmt: skip
    context = {
        "object": request.membership.organization,
        "tabs": tabs_of(request, "organization"),
        "tables": [table.seen_by(request) for table in tables],
        "places": next((dated.places() for dated in LISTS.values() if dated.place), []),
        "place": place,
        "everything": everything,
    }
    return render(request, "compliance/reference_row/list.html", context)


@may(READ)
def reference_row(request, slug, pk):
    dated, row = _found(slug, pk)
    one = dated.standing(row)
    context = {
        "one": one,
        "badge": standing(one),
        "list": dated,
        "facts": [
            *((column.label, column.value(row)) for column in dated.columns),
            (_("from"), dated.day(row)),
            (_("source"), row.source),
            (_("written by"), f"{row.by} · {row.at:%Y-%m-%d}"),
            (_("confirmed on"), both_calendars(row.confirmed_on)),
            (_("confirmed by"), row.confirmed_by),
        ],
        "rules": dated.rules(),
    }
    if allowed(request, CHANGE):
        context |= {
            "form": OnDayForm(),
            "edit_url": "" if row.confirmed_on else reverse("reference-row-edit", args=[slug, pk]),
        }
    return render(request, "compliance/reference_row/detail.html", context)


@may(CHANGE)
def reference_row_new(request, slug):
    dated = _list(slug)
    form = dated.form.of(request, dated.own(by=request.user))
    if form.saved():
        return redirect("reference-row", slug, form.instance.pk)
    heading = _("Add: %(kind)s") % {"kind": dated.own._meta.verbose_name}
    return form_page(request, form, heading=heading, back=reverse("reference-rows"))


@may(CHANGE)
def reference_row_edit(request, slug, pk):
    """Correct a row that does not count yet."""
    dated, row = _found(slug, pk, confirmed_on=None)
    form = dated.form.of(request, row)
    if form.saved():
        return redirect("reference-row", slug, pk)
    return form_page(
        request, form, heading=str(row), back=reverse("reference-row", args=[slug, pk]),
        removal_url=reverse("reference-row-removal", args=[slug, pk]),
    )  # fmt: skip


@may(CHANGE)
def reference_row_removal(request, slug, pk):
    """Remove a row that does not count."""
    _dated, row = _found(slug, pk, confirmed_on=None)
    if removed(request, row):
        return redirect("reference-rows")
    return removal_page(request, row, back=reverse("reference-row", args=[slug, pk]))


@require_POST
@may(CHANGE)
def reference_row_difference(request, slug, pk):
    """Which duties it would open, change and close if it counted, or no longer did."""
    dated, row = _found(slug, pk)
    form = OnDayForm(request.POST)
    today = localdate()
    days = {today, max(today, row.starts_on)}
    if form.is_valid() and form.cleaned_data["on"]:
        days.add(form.cleaned_data["on"])

    def act():
        # an object of its own: what it remembers afterwards did not happen
        _again, other = _found(slug, pk)
        other.withdraw() if other.confirmed_on else other.confirm(request.user)

    rows = difference(act, days, rules=dated.rules())
    context = {
        "one": dated.standing(row),
        "list": dated,
        "seen": [Seen(day, [row for row in rows if row.on == day]) for day in sorted(days)],
        "form": form,
        "rules": dated.rules(),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "compliance/reference_row/difference.html", context, status=status)


@require_POST
@may(CHANGE)
def reference_row_confirmation(request, slug, pk):
    """From now on it counts."""
    dated, row = _found(slug, pk, confirmed_on=None)
    row.confirm(request.user)
    return changed(request, reverse("reference-row", args=[slug, pk]), dated.own)


@require_POST
@may(CHANGE)
def reference_row_withdrawal(request, slug, pk):
    """It no longer counts."""
    dated, row = _found(slug, pk)
    row.withdraw()
    return changed(request, reverse("reference-row", args=[slug, pk]), dated.own)


def _list(slug):
    if slug not in LISTS:
        raise Http404
    return LISTS[slug]


def _found(slug, pk, **conditions):
    dated = _list(slug)
    return dated, get_object_or_404(dated.own.objects.with_people(), pk=pk, **conditions)
