"""Papers of declared reports: their words for the screen, and their PDFs."""

import html

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from titp.documents.fonts import missing_glyphs
from titp.documents.printing import print_papers
from titp.tenancy.context import current
from titp.tenancy.models import Organization

PRINTED, ON_SCREEN = "documents/paper.html", "documents/view.html"


def written(report, subject, language, on, *, base=PRINTED, request=None, **more):
    """A report about one subject as an HTML page; PDF and screen differ in their base only.

    `on` is the day that the paper states as its printing day; `more` goes to the base.
    """
    with translation.override(language):
        context = {
            "report": report,
            "subject": subject,
            "language": language,
            "organization": Organization.objects.get(pk=current().organization_id),
            "printed_on": on,
            "base_template": base,
            **more,
            **report.shows(subject),
        }
        return render_to_string(report.template, context, request)


def printed(report, subjects, language, on, limits=None):
    """One PDF with the report about each subject, in their order.

    Raises PrintingUnavailable where the machine cannot print, PaperTooLong beyond the limits.
    """
    papers = (written(report, subject, language, on) for subject in subjects)
    return print_papers(papers, limits)


def unprintable(paper):
    """Characters of an HTML page that no font of ours has: they would print as empty boxes."""
    return missing_glyphs(html.unescape(strip_tags(paper)))
