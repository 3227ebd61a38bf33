"""Panels: parts of a record's first page, each declared by the room that owns it.

So a company's page shows its audits, though the room of companies knows nothing of audits.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string

from titp.accounts.permissions import allowed
from titp.declared import Declared

PANELS = Declared("panels")


@dataclass(frozen=True)
class Panel:
    """One part of the first page of a noun.

    `content(request, row)` answers what its template takes, or None where there is nothing to
    show. `row` is None on a page of no record. `wide`: it takes the page's width.
    """

    slug: str
    of: str
    title: str
    may: str
    order: int
    template: str
    content: Callable
    wide: bool = False


def panel(*, of, title, may, order, template, wide=False):
    """Declare a function `(request, row) -> dict` as a panel; its name is the slug."""

    def declare(content):
        slug = content.__name__
        return PANELS.add(Panel(slug, of, title, may, order, template, content, wide))

    return declare


def panels_of(request, noun, row):
    """The panels of one record that this person may see: title and finished markup, in order."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "wide": one.wide,
            "markup": render_to_string(one.template, content, request),
        }
        for one in sorted(PANELS.values(), key=lambda panel: panel.order)
        if one.of == noun and allowed(request, one.may)
        if (content := one.content(request, row)) is not None
    ]
