"""Tabs: the pages of one noun, each declared by the room that owns it.

A lower room's record can so carry a page of an upper room without knowing it.
"""

from dataclasses import dataclass

from django.urls import reverse

from titp.accounts.permissions import allowed
from titp.declared import Declared
from titp.past.looking import carried

TABS = Declared("tabs")


@dataclass(frozen=True)
class Tab:
    """One page of a noun. `slug` is its URL name (which takes the record's id, where there is
    more than one record of its kind), `of` the noun.

    `may`: words of the permission table. `order`: its place among the tabs, from the left.
    """

    slug: str
    of: str
    label: str
    may: str
    order: int


def tabs_of(request, noun, *pk):
    """The tabs of one record that this person may open, as components/tabs.html takes them."""
    here = request.resolver_match.url_name
    return [
        {
            "url": carried(reverse(tab.slug, args=pk)),
            "label": tab.label,
            "current": tab.slug == here,
        }
        for tab in sorted(TABS.values(), key=lambda tab: tab.order)
        if tab.of == noun and allowed(request, tab.may)
    ]
