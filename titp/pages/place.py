"""Places: where one can go from everywhere, each declared by the room that owns it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from titp.accounts.permissions import allowed
from titp.declared import Declared
from titp.tenancy.context import has_tenant

PLACES, GROUPS = Declared("places"), Declared("places")
# So many stand without groups; a rail that has to be scrolled hides what it should show.
FEW = 9


@dataclass(frozen=True)
class Group:
    """Places that stand together under one heading of the rail, opened where one of them is.

    `order`: among places that stand alone and other groups.
    """

    slug: str
    label: str
    icon: str
    order: int


@dataclass(frozen=True)
class Place:
    """One item of the rail. `slug` is its URL name, `icon` a drawing of img/icons.svg.

    `may`: words of the permission table. `order`: its place from the top. `key`: the letter that
    goes there after `g`. `count`: `(request) -> int`, what waits there. `short`: the label under
    the thumb on a phone. `searches`: its list takes words from the search box of the frame.
    `fills`: slugs of the lists whose records come in here, from a workbook. `within`: slug of the
    group that it stands in; `order` is then its place there.
    """

    slug: str
    label: str
    icon: str
    may: str
    order: int
    key: str = ""
    short: str = ""
    count: Callable | None = None
    searches: bool = False
    fills: tuple[str, ...] = ()
    within: str = ""


def places_of(request):
    """The places that this person may enter here, as components/rail.html takes them."""
    here = request.path
    items = []
    for place in from_the_top():
        if allowed(request, place.may):
            url = reverse(place.slug)
            count = place.count(request) if place.count and has_tenant() else None
            items.append(
                {
                    "url": url,
                    "label": place.label,
                    "short": place.short,
                    "icon": place.icon,
                    "key": place.key,
                    "count": count,
                    "current": False,
                    "within": place.within,
                }
            )
    # of a place within another one's address, only the inner one
    around = [item for item in items if here.startswith(item["url"])]
    if around:
        max(around, key=lambda item: len(item["url"]))["current"] = True
    return items


def from_the_top():
    """All places in the order of the rail."""
    return sorted(PLACES.values(), key=_height)


def _height(place):
    return (GROUPS[place.within].order if place.within else place.order), place.order


def in_groups(places):
    """The same places as they stand in the rail: alone, or several under the heading of a group.

    A group is a dict with `places`; `count` is what waits in all of them, `current` whether one
    is where the reader is.
    """
    if len(places) <= FEW:
        return places
    lines = []
    for slug, members in groupby(places, key=lambda place: place["within"]):
        together = list(members)
        lines += [_heading(GROUPS[slug], together)] if slug and len(together) > 1 else together
    return lines


def _heading(group, places):
    return {
        "label": group.label,
        "icon": group.icon,
        "places": places,
        "count": sum(place["count"] or 0 for place in places),
        "current": any(place["current"] for place in places),
    }


def search_of(request):
    """The address that the search box of the frame asks, or "" where there is none."""
    for place in PLACES.values():
        if place.searches and request.membership and allowed(request, place.may):
            return reverse(place.slug)
    return ""


def import_of(request, slug):
    """The address where records of a list come in from a workbook, or "" where they do not."""
    for place in PLACES.values():
        if slug in place.fills and allowed(request, place.may):
            return reverse(place.slug)
    return ""
