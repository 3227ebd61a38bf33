"""A page that shows every component in every state, to look at while changing the looks."""

import re
from collections import namedtuple
from datetime import date, timedelta
from pathlib import Path

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from titp.pages.charts import SUPPRESSED, Course, Link, Tile, Value, flow, tile_map, toward_goal

TODAY = date(2026, 11, 23)

Row = namedtuple("Row", "pk name reading place ends_on hours")
ROWS = [
    Row(number, f"SAMPLE PERSON {number:03}", f"見本　番号{number}", place, ends, hours)
    for number, place, ends, hours in [
        (1, "見本製作所　第一工場", TODAY - timedelta(3), 52.5),
        (2, "Example Foods K.K. Tsukuba Plant and Distribution Centre", TODAY, 12),
        (3, "見本水産", TODAY + timedelta(12), 0),
        (4, "見本農園", TODAY + timedelta(400), 38.25),
    ]
]


class Column(namedtuple("Column", "slug label sortable important numeric shown")):
    """A column of the sample list, with what a real one offers to the table."""

    def cell(self, row):
        return self.shown(row)


COLUMNS = [
    Column("name", _("Name"), True, True, False, lambda row: row.name),
    Column("reading", _("Reading"), True, False, False, lambda row: row.reading),
    Column("place", _("Place"), False, True, False, lambda row: row.place),
    Column("ends_on", _("Ends on"), True, True, False, lambda row: row.ends_on),
    Column("hours", _("Overtime hours"), True, True, True, lambda row: f"{row.hours:.1f}"),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), help_text=_("As in the passport, capital letters."))
    number = forms.IntegerField(label=_("Number"), required=False, min_value=0)
    starts_on = forms.DateField(label=_("Starts on"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("a", _("First")), ("b", _("Second"))])
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("y", _("Yes")), ("n", _("No"))],
        widget=forms.RadioSelect,
        help_text=_("Choose one."),
    )
    days = forms.MultipleChoiceField(
        label=_("Days"),
        required=False,
        choices=[("1", _("Monday")), ("2", _("Tuesday"))],
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label=_("File to send"), required=False)
    agreed = forms.BooleanField(label=_("I have checked the figures"))
    remark = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea)


class SampleFilter(django_filters.FilterSet):
    """Seven conditions: five in the bar, two behind "more"."""

    q = django_filters.CharFilter(label=_("Search"), widget=forms.TextInput({"type": "search"}))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=[("a", _("First"))])
    place = django_filters.ChoiceFilter(label=_("Place"), choices=[("1", "見本製作所")])
    state = django_filters.ChoiceFilter(label=_("State"), choices=[("1", _("Done"))])
    month = django_filters.ChoiceFilter(label=_("Month"), choices=[("11", "2026-11")])
    ends_before = django_filters.DateFilter(label=_("Ends before"))
    overdue = django_filters.BooleanFilter(label=_("Overdue"))


def drawings():
    """The names of all icons."""
    return re.findall(r'symbol id="([^"]+)"', Path(finders.find("img/icons.svg")).read_text())


def sample_charts():
    """(kind, chart) of those kinds that are hard to imagine from their words."""
    places = [("A", 1, 0, Value(60)), ("B", 0, 1, Value(15)), ("C", 1, 1, SUPPRESSED)]
    tiles = [Tile(f"Place {name}", name, column, row, value) for name, column, row, value in places]
    steps = [[Link("A", "X", 30), Link("A", "Y", 15), Link("B", "X", 25)],
             [Link("X", "K", 35), Link("Y", "L", 15)]]  # fmt: skip
    days = [TODAY - timedelta(days) for days in (90, 60, 30)]
    goal = toward_goal("sample-goal", _("Numbers"), days, [Course("A", (10, 20, 25), 160)], 200,
                       TODAY + timedelta(400))  # fmt: skip
    return [
        ("tile_map", tile_map("sample-tiles", _("Numbers"), tiles)),
        ("flow", flow("sample-flow", _("Numbers"), ["A", "B", "C"], steps)),
        ("line_band", goal),
    ]


def styleguide(request):
    """All components, with invented records; `?errors=1` fills the form in wrongly."""
    messages.success(request, _("Saved."))
    messages.warning(request, _("Please check the figures of one person."))
    sort = request.GET.get("sort", "name")
    rows = sorted(ROWS, key=lambda row: getattr(row, sort.lstrip("-"), row.pk))
    paginator = Paginator((rows[::-1] if sort.startswith("-") else rows) * 50, 20)
    filled_in = ({"number": "-5"}, {}) if "errors" in request.GET else ()
    form = SampleForm(*filled_in, auto_id="sample_%s")
    context = {
        "today": TODAY,
        "days": [TODAY + timedelta(days) for days in (-3, 0, 12, 90)],
        "form": form,
        "page": paginator.get_page(request.GET.get("page")),
        "columns": COLUMNS,
        "sort": sort,
        "sizes": [20, 50, 100],
        "column_choices": [
            {"slug": column.slug, "label": column.label, "shown": True} for column in COLUMNS
        ],
        "filter": SampleFilter(request.GET or None, queryset=ContentType.objects.none()),
        "total": paginator.count,
        "saved_views": [
            {"url": "?q=a", "label": _("Ends within 90 days"), "count": 6},
            {"url": "?", "label": _("Report missing"), "count": 4, "current": True},
        ],
        "bulk_actions": [
            {"url": "?", "label": _("Make papers"), "icon": "paper"},
            {"url": "?", "label": _("Remove"), "icon": "trash", "danger": True},
        ],
        "tabs": [
            {"url": "?", "label": _("Overview"), "current": True},
            {"url": "?tab=2", "label": _("Papers"), "count": 3},
            {"url": "?tab=3", "label": _("History")},
        ],
        "steps": [
            {"label": _("Hours and wages"), "state": "done", "url": "?"},
            {"label": _("Deductions"), "state": "current"},
            {"label": _("Check and file"), "state": "next"},
        ],
        "events": [
            {
                "on": TODAY,
                "title": _("Filed"),
                "icon": "ok",
                "text": _("by the one who keeps the record"),
            },
            {"on": TODAY - timedelta(20), "title": _("Returned"), "icon": "undo", "url": "?"},
            {"on": TODAY - timedelta(700), "title": _("Arrived"), "icon": "flight"},
        ],
        "facts": [(_("Name"), "SAMPLE PERSON 001"), (_("Reading"), ""), (_("Hours"), 52.5)],
        "icons": drawings(),
        "charts": sample_charts(),
    }
    return render(request, "pages/styleguide.html", context)
