"""Making the report of a year: from the numbers of its editions to a tagged PDF."""

from django.template.loader import render_to_string
from django.utils import translation

from titp.documents.papers import unprintable
from titp.documents.printing import Limits, print_papers
from titp.monitoring import safety
from titp.monitoring.figure import FIGURES
from titp.monitoring.yearly.chapters import (
    changes,
    chapters,
    goal_pages,
    not_comparable,
    not_told,
)
from titp.monitoring.yearly.standing import standings
from titp.monitoring.yearly.year import edition_of, year_of

PAPER, PUBLISHER = "monitoring/yearly/paper.html", "Devnet International"
LIMITS = Limits(pages=300, letters=8_000_000, seconds=240)


def made(edition_id, language, tell=None):
    """The report of the year of an edition, up to it, as a Printed; `tell(page)` as it is laid out.

    Its words and numbers follow from the edition and the figures that are declared, so no day of
    making stands in it. Raises PrintingUnavailable and PaperTooLong.
    """
    return print_papers([written(year_of(edition_of(edition_id)), language)], LIMITS, tell)


def written(year, language):
    """The report as an HTML page."""
    with translation.override(language):
        context = contents(year) | {"language": language, "publisher": PUBLISHER}
        paper = render_to_string(PAPER, context)
        if missing := unprintable(paper):
            boxes = [f"U+{ord(character):04X}" for character in sorted(missing)]
            paper = render_to_string(PAPER, context | {"boxes": boxes})
        return paper


def contents(year):
    """All parts of the report, in the language that is active."""
    parts = chapters(year)
    blocks = {block.figure.slug: block for part in parts for block in part.blocks}
    hidden, silent = not_told(year)
    return {
        "year": year,
        "standings": standings(year),
        "chapters": parts,
        "blocks": blocks.values(),
        "goals": goal_pages(year, blocks),
        "changes": changes(year),
        "not_comparable": not_comparable(year),
        "hidden": hidden,
        "silent": silent,
        "limited": _limited(year.figures),
        "figures": FIGURES.values(),
        "rules": {
            "least": safety.LEAST,
            "organizations": safety.LEAST_ORGANIZATIONS,
            "share": safety.LARGEST_SHARE,
            "others": safety.UNKNOWN_SHARE,
            "step": safety.ROUND_TO,
            "digits": safety.DIGITS,
            "version": year.last.rules,
        },
    }


def _limited(figures):
    """(limits, the figures that share them), in the order of the figures."""
    shared = {}
    for figure in figures:
        shared.setdefault(str(figure.limits), []).append(figure)
    return [(limits, those) for limits, those in shared.items() if limits]
