"""Places: where one can go from everywhere, each declared by the room that owns it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from titp.accounts.permissions import allowed
from titp.declared import Declared
from titp.tenancy.context import has_tenant

PLACES = Declared("places")


@dataclass(frozen=True)
class Place:
    """One item of the rail. `slug` is its URL name, `icon` a drawing of img/icons.svg.

    `may`: words of the permission table. `order`: its place from the top. `key`: the letter that
    goes there after `g`. `count`: `(request) -> int`, what waits there. `short`: the label under
    the thumb on a phone. `searches`: its list takes words from the search box of the frame.
    `fills`: slugs of the lists whose records come in here, from a workbook.
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


def places_of(request):
    """The places that this person may enter here, as components/rail.html takes them."""
    here = request.path
    items = []
    for place in sorted(PLACES.values(), key=lambda place: place.order):
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
                }
            )
    # of a place within another one's address, only the inner one
    around = [item for item in items if here.startswith(item["url"])]
    if around:
        max(around, key=lambda item: len(item["url"]))["current"] = True
    return items


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
