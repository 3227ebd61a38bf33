"""The consent on paper: one A4 sheet with boxes to tick and room for a signature."""

from django.template.loader import render_to_string

from followup.departing.words import YEARS, version, words
from followup.models.consent import SCOPES
from followup.survey.tongues import REVIEWED
from titp.documents.printing import Limits, print_papers

ONE_SHEET = Limits(pages=4, letters=100_000, seconds=20)


def consent_pdf(person, organization, language, on):
    """The sheet for one person as `Printed`. Raises PrintingUnavailable."""
    said, ja = words(language), words("ja")
    context = {
        "person": person, "organization": organization, "language": language, "printed_on": on,
        "words": said, "ja": ja, "both": language != "ja", "is_draft": language not in REVIEWED,
        "paragraphs": [(said[key], ja[key]) for key in ("what", "who", "withdraw", "free")],
        "years": [(said[f"years_{one}"], ja[f"years_{one}"]) for one in YEARS],
        "scopes": [(said[one], ja[one]) for one in SCOPES], "version": version(language),
    }  # fmt: skip
    return print_papers([render_to_string("followup/consent_paper.html", context)], ONE_SHEET)
