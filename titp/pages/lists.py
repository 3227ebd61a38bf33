"""What a list of records is: columns, conditions, order, pages, kept views, and files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from titp.accounts.permissions import allowed
from titp.pages.exports import FORMATS, export
from titp.pages.search_words import WORDS, opened, way_to_sealed
from titp.pages.templatetags.pages import both_calendars

SIZES = (50, 100, 200)


@dataclass(frozen=True)
class Column:
    """One column: what it says of a row on the page and in a file.

    `value(row)` is plain (text, number, date, truth or None); `shown(row)` is what the page shows
    where that is more, such as a link. `order` are the names to sort by, "-name" against the
    direction asked for; without them the column cannot be sorted by. Without the right to `may`,
    nobody gets the column. `meaning` explains it on the second sheet of a file. `file_only`: the
    page shows it in another column's cell.
    """

    slug: str
    label: str
    value: Callable
    shown: Callable | None = None
    order: tuple[str, ...] = ()
    important: bool = False
    numeric: bool = False
    may: str = ""
    meaning: str = ""
    file_only: bool = False

    @property
    def sortable(self):
        return bool(self.order)

    def cell(self, row):
        value = (self.shown or self.value)(row)
        if isinstance(value, bool):
            return _yes_or_no(value)
        if isinstance(value, date):
            return both_calendars(value)
        return "" if value is None else value

    def ordered(self, descending):
        """Expressions to sort by; what is not known comes last in either direction."""
        for name in self.order:
            field = F(name.removeprefix("-"))
            falling = descending != name.startswith("-")
            yield field.desc(nulls_last=True) if falling else field.asc(nulls_last=True)


class YesOrNo(django_filters.BooleanFilter):
    """A condition that holds, does not hold, or is left open; an open one is not in the address."""

    def __init__(self, **kwargs):
        widget = BooleanWidget()
        widget.choices = [("", _("All")), ("true", _("yes")), ("false", _("no"))]
        super().__init__(widget=widget, **kwargs)


class ListFilter(django_filters.FilterSet):
    """The conditions of a list; each has a search that knows every script.

    `needs`: conditions that only those with the right to these words may ask: {name: words}.
    """

    needs = {}

    q = django_filters.CharFilter(
        label=_("Search"),
        method="search",
        widget=forms.TextInput(
            {"type": "search", "autocomplete": "off", "enterkeyhint": "search", "size": 22}
        ),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        for name, words in self.needs.items():
            if not allowed(request, words):
                del self.filters[name]

    def search(self, rows, name, text):
        return rows.matching(text)


@dataclass(frozen=True)
class SavedView:
    """Conditions kept under a name, as the address carries them."""

    label: str
    query: str
    may: str = ""

    def chip(self, request, rows, conditions):
        query = QueryDict(self.query)
        return {
            "url": f"?{self.query}",
            "label": self.label,
            "count": conditions(query, queryset=rows, request=request).qs.count(),
            "current": all(request.GET.getlist(key) == value for key, value in query.lists()),
        }


@dataclass(frozen=True)
class ListPage:
    """A list of records at one address; `answer` turns a queryset into the response.

    `slug` names the exported file, `sort` is the first order ("-due" for descending). `create` is
    the URL name, the words of the permission table, and the label of the way to a new record.
    """

    slug: str
    heading: str
    columns: tuple[Column, ...]
    filter: type[ListFilter]
    sort: str
    views: tuple[SavedView, ...] = ()
    create: tuple[str, str, str] | None = None
    template: str = "pages/list.html"

    def answer(self, request, rows, **context):
        """The page; its results alone for htmx; a file where `?format=` asks for one.

        What the filter's form sends leads to the address of what it asks for.
        """
        if elsewhere := way_to_sealed(request):
            return elsewhere
        columns = [c for c in self.columns if not c.may or allowed(request, c.may)]
        conditions = self.filter(opened(request.GET), queryset=rows, request=request)
        found, sort = self._sorted(conditions.qs, columns, request.GET.get("sort", ""))
        if request.GET.get("format") in FORMATS:
            return self._file(request, found, columns)
        page = Paginator(found, _size(request.GET)).get_page(request.GET.get("page"))
        context |= {
            "heading": self.heading,
            "caption": self.heading,
            "columns": [column for column in columns if not column.file_only],
            "filter": conditions,
            "page": page,
            "sort": sort,
            "sizes": SIZES,
            "send_by": "post" if WORDS in conditions.form.fields else "get",
            "total": page.paginator.count,
            "export_url": request.path if allowed(request, "export lists") else "",
        }
        if self.create and allowed(request, self.create[1]):
            context |= {"create_url": reverse(self.create[0]), "create_label": self.create[2]}
        if request.htmx.target == "results":
            response = render(request, "pages/_results.html", context)
        else:
            views = (view for view in self.views if not view.may or allowed(request, view.may))
            context["saved_views"] = [view.chip(request, rows, self.filter) for view in views]
            response = render(request, self.template, context)
        response["Vary"] = "HX-Target"
        return response

    def columns_inside(self, *but):
        """Its columns for a table on another record's page: without these, and none to sort by."""
        return tuple(
            replace(column, order=())
            for column in self.columns
            if column.slug not in but and not column.file_only
        )

    def _sorted(self, rows, columns, asked):
        orders = {column.slug: column for column in columns if column.sortable}
        sort = asked if asked.lstrip("-") in orders else self.sort
        descending = sort.startswith("-")
        return rows.order_by(*orders[sort.lstrip("-")].ordered(descending), "pk"), sort

    def _file(self, request, rows, columns):
        if not allowed(request, "export lists"):
            raise PermissionDenied("export lists")
        return export(request, self, rows, columns)


def _yes_or_no(value):
    return gettext("yes") if value else gettext("no")


def _size(query):
    asked = query.get("size", "")
    return int(asked) if asked in map(str, SIZES) else SIZES[0]


def named(row, text, small=""):
    """The first cell of a row: its name as a link to its page, and a grey line under it."""
    link = format_html('<a href="{}">{}</a>', row.get_absolute_url(), text or "–")
    return format_html("{}<small>{}</small>", link, small) if small else link


def linked(url_name, pk, text):
    """A link to another record, by its id and name, so that no further query is needed."""
    return format_html('<a href="{}">{}</a>', reverse(url_name, args=[pk]), text) if pk else ""
