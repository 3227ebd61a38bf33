"""Papers of declared reports: their words for the screen, and their PDFs."""

import html
from contextlib import contextmanager

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from titp.documents.fonts import missing_glyphs
from titp.documents.printing import print_papers
from titp.past.looking import as_known
from titp.tenancy.context import current
from titp.tenancy.models import Organization

PRINTED, ON_SCREEN = "documents/paper.html", "documents/view.html"


def written(
    report, subject, language, on, *, seen_on=None, known=None, base=PRINTED, request=None, **more
):
    """A report about one subject as an HTML page; PDF and screen differ in their base only.

    `on` is the day that the paper states as its printing day; a monthly report shows what was so
    on `seen_on`, or else on that day. With `known`, a moment, it tells what had been recorded by
    then, and is dated so: written again, it says the same. `more` goes to the base.
    """
    seen_on = seen_on or on
    with translation.override(language), _looking(report, seen_on, known) as look:
        context = {
            "report": report,
            "subject": subject,
            "language": language,
            "organization": Organization.objects.get(pk=current().organization_id),
            "printed_on": on,
            "seen_on": seen_on,
            "look": look,
            "base_template": base,
            **more,
            **report.shown(subject, seen_on),
        }
        return render_to_string(report.template, context, request)


@contextmanager
def _looking(report, seen_on, known):
    """Papers of a day look back at it; others show what is recorded now."""
    if report.monthly and known:
        with as_known(seen_on, known) as look:
            yield look
    else:
        yield None


def printed(report, subjects, language, on, limits=None, seen_on=None, known=None):
    """One PDF with the report about each subject, in their order.

    A paper with characters that no font of ours has says so itself. Raises PrintingUnavailable
    where the machine cannot print, PaperTooLong beyond the limits.
    """
    return print_papers(
        (_fit_to_print(report, subject, language, on, seen_on, known) for subject in subjects),
        limits,
    )


def _fit_to_print(report, subject, language, on, seen_on, known):
    days = {"seen_on": seen_on, "known": known}
    paper = written(report, subject, language, on, **days)
    if missing := unprintable(paper):
        # An empty box cannot say which character it stands for, but its number can.
        boxes = [f"U+{ord(character):04X}" for character in sorted(missing)]
        return written(report, subject, language, on, boxes=boxes, **days)
    return paper


def unprintable(paper):
    """Characters of an HTML page that no font of ours has: they would print as empty boxes."""
    return missing_glyphs(html.unescape(strip_tags(paper)))
