"""Making papers of filled forms: HTML for the screen, PDF for the desk."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate

from titp.documents.papers import unprintable
from titp.documents.printing import print_papers
from titp.tenancy.context import current
from titp.tenancy.models import Organization

PAPER, SHEET = "official_forms/paper.html", "official_forms/_sheet.html"


def sheet(filled):
    """The ruled sheet alone, for the page on which it is looked at."""
    with translation.override("ja"):
        return render_to_string(SHEET, _context(filled))


def page(filled):
    """The paper as an HTML page, ready to be printed; it says itself what no font can show."""
    with translation.override("ja"):
        context = _context(filled)
        paper = render_to_string(PAPER, context)
        if missing := unprintable(paper):
            boxes = [f"U+{ord(character):04X}" for character in sorted(missing)]
            paper = render_to_string(PAPER, context | {"boxes": boxes})
        return paper


def printed(many, limits=None):
    """One PDF of filled forms, each on sheets of its own; raises as print_papers does."""
    return print_papers((page(one) for one in many), limits)


def _context(filled):
    return {
        "filled": filled,
        "report": filled.form,
        "language": "ja",
        "organization": Organization.objects.get(pk=current().organization_id),
        "printed_on": localdate(),
    }
