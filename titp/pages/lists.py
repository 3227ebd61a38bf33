"""What a list of records is: columns, conditions, order, pages, kept views, and files."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from titp.accounts.permissions import allowed
from titp.pages.column import Column, Columns, way_after_choice
from titp.pages.exports import FORMATS, export
from titp.pages.neighbours import pks_beside
from titp.pages.place import import_of
from titp.pages.search_words import WORDS, Expired, opened, way_to_sealed
from titp.past.looking import carried, look

SIZES = (50, 100, 200)
# What a record's address keeps of the list that led there: its conditions and order.
AMONG = "among"


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

    def chip(self, request, count):
        asked = QueryDict(self.query).lists()
        return {
            "url": carried(f"?{self.query}"),
            "label": self.label,
            "count": count,
            "current": all(request.GET.getlist(key) == value for key, value in asked),
        }


@dataclass(frozen=True)
class ListPage:
    """A list of records at one address; `answer` turns a queryset into the response.

    `slug` names the exported file, `sort` is the first order ("-due" for descending). `create` is
    the URL name, the words of the permission table, and the label of the way to a new record.
    `noun` is the URL name of one
    record: with it, rows lead there so that the next of this list is one step away.
    """

    slug: str
    heading: str
    columns: tuple[Column, ...]
    filter: type[ListFilter]
    sort: str
    views: tuple[SavedView, ...] = ()
    create: tuple[str, str, str] | None = None
    noun: str = ""
    template: str = "pages/list.html"

    def answer(self, request, rows, **context):
        """The page; its results alone for htmx; a file where `?format=` asks for one.

        What the filter's form sends leads to the address of what it asks for.
        """
        if elsewhere := way_to_sealed(request) or way_after_choice(request, self.slug):
            return elsewhere
        columns = Columns.of(request, self.slug, self.columns)
        conditions = self.filter(opened(request.GET), queryset=rows, request=request)
        found, sort = self._sorted(conditions.qs, columns.permitted, request.GET.get("sort", ""))
        if request.GET.get("format") in FORMATS:
            return self._file(request, found, columns.in_file)
        page = Paginator(found, _size(request.GET)).get_page(request.GET.get("page"))
        if self.noun and not look():
            self._lead_on(request, page)
        context |= {
            "heading": self.heading,
            "caption": self.heading,
            "columns": columns.shown,
            "column_choices": columns.choices,
            "filter": conditions,
            "page": page,
            "sort": sort,
            "sizes": SIZES,
            "send_by": "post" if WORDS in conditions.form.fields else "get",
            "total": page.paginator.count,
            "import_url": import_of(request, self.slug),
            "export_url": request.path if allowed(request, "export lists") else "",
        }
        if self.create and allowed(request, self.create[1]):
            context |= {"create_url": reverse(self.create[0]), "create_label": self.create[2]}
        if request.htmx.target == "results":
            response = render(request, "pages/_results.html", context)
        else:
            context["saved_views"] = self._chips(request, rows)
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

    def beside(self, request, rows, row):
        """The addresses before and after a record, in the list that led to it, for its page."""
        if AMONG not in request.GET or look():
            return {}
        query = QueryDict(request.GET[AMONG])
        try:
            conditions = self.filter(opened(query), queryset=rows, request=request)
        except Expired:
            return {}
        columns = Columns.of(request, self.slug, self.columns).permitted
        found, _sort = self._sorted(conditions.qs, columns, query.get("sort", ""))
        before, after = (
            reverse(self.noun, args=[pk]) + _among(query) if pk else ""
            for pk in pks_beside(found, row.pk)
        )
        return {"previous_url": before, "next_url": after}

    def _lead_on(self, request, page):
        """Tells each row of a page of which list it is, for `named`."""
        query = request.GET.copy()
        for name in ("page", "size"):
            query.pop(name, None)
        for row in page:
            row.among = _among(query)

    def _chips(self, request, rows):
        """The kept views this person may see; one statement counts what they would find."""
        views = [view for view in self.views if not view.may or allowed(request, view.may)]
        if not views:
            return []
        found = (
            self.filter(QueryDict(view.query), queryset=rows, request=request).qs for view in views
        )
        counts = rows.order_by().aggregate(
            **{
                f"view_{number}": Count("pk", filter=Q(pk__in=one.order_by().values("pk")))
                for number, one in enumerate(found)
            }
        )
        return [
            view.chip(request, count) for view, count in zip(views, counts.values(), strict=True)
        ]

    def _sorted(self, rows, columns, asked):
        orders = {column.slug: column for column in columns if column.sortable}
        sort = asked if asked.lstrip("-") in orders else self.sort
        descending = sort.startswith("-")
        return rows.order_by(*orders[sort.lstrip("-")].ordered(descending), "pk"), sort

    def _file(self, request, rows, columns):
        if not allowed(request, "export lists"):
            raise PermissionDenied("export lists")
        return export(request, self, rows, columns)


def _size(query):
    asked = query.get("size", "")
    return int(asked) if asked in map(str, SIZES) else SIZES[0]


def _among(query):
    return "?" + urlencode({AMONG: query.urlencode()})


def named(row, text, small=""):
    """The first cell of a row: its name as a link to its page, and a grey line under it."""
    address = carried(row.get_absolute_url()) + getattr(row, "among", "")
    link = format_html('<a href="{}">{}</a>', address, text or "–")
    return format_html("{}<small>{}</small>", link, small) if small else link


def linked(url_name, pk, text):
    """A link to another record, by its id and name, so that no further query is needed."""
    address = carried(reverse(url_name, args=[pk])) if pk else ""
    return format_html('<a href="{}">{}</a>', address, text) if pk else ""
