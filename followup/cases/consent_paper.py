"""The consent to a case on paper: the words, the text that would be read, room for a signature."""

from django.template.loader import render_to_string

from followup.cases.words import version, words
from followup.survey.tongues import REVIEWED
from titp.documents.printing import Limits, print_papers
from trainees.safeguarding.codes import grouped

FEW_SHEETS = Limits(pages=12, letters=200_000, seconds=20)
SAID = ("what", "who", "until", "withdraw", "free")


def case_consent_pdf(copy, organization, language, on):
    """The sheets for one copy as `Printed`. Raises PrintingUnavailable."""
    said, ja = words(language), words("ja")
    day = copy.until.isoformat()
    context = {
        "copy": copy, "organization": organization, "language": language, "printed_on": on,
        "words": said, "ja": ja, "both": language != "ja", "is_draft": language not in REVIEWED,
        "paragraphs": [(said[key].format(day=day), ja[key].format(day=day)) for key in SAID],
        "version": version(language), "code": grouped(copy.code),
    }  # fmt: skip
    return print_papers([render_to_string("followup/cases/consent_paper.html", context)],
                        FEW_SHEETS)  # fmt: skip
