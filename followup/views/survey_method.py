"""What the survey asks in each language, and how its answers are counted: for the office."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from followup.models import Wave
from followup.survey.money import rows_of
from followup.survey.questions import DEGREES, of_wave
from followup.survey.scoring import DIMENSIONS, METHOD, table
from followup.survey.screens import EARNINGS, OFTEN, ask_of, band
from followup.survey.tongues import LANGUAGES, REVIEWED, words
from titp.accounts.permissions import may


@may("read returnees")
def survey_method(request):
    own = "ja" if (get_language() or "").startswith("ja") else "en"
    asked = request.GET.get("language", "")
    other = asked if asked in LANGUAGES else "vi" if own == "ja" else "ja"
    context = {
        "heading": _("What the follow-up asks, and how it is counted"),
        "languages": [(code, name, code in REVIEWED) for code, name in LANGUAGES.items()],
        "own": own, "other": other, "is_draft": other not in REVIEWED,
        "questions": [as_asked(question, when, own, other) for question, when in all_questions()],
        "points": points_in(own), "method": METHOD,
        "bands": list(rows_of("earnings_bands.csv", "country").values()),
        "rates": list(rows_of("currencies.csv", "currency").values()),
    }  # fmt: skip
    return render(request, "followup/survey_method.html", context)


def all_questions():
    """Each with when it is asked, in the order of the first wave and then of the others."""
    first, later = of_wave(Wave.MONTH_1), of_wave(Wave.MONTH_12)
    for question in dict.fromkeys((*later, *first)):
        if question in first and question in later:
            yield question, _("in every wave")
        else:
            yield question, _("in the first wave") if question in first else _("from the second on")


def as_asked(question, when, own, other):
    """A row of the page: the question and its answers in two languages."""
    return {
        "when": when, "after": question.after and words(own)[f"doing_{question.after}"],
        "said": [
            (words(code)[ask_of(question.key)], [answer(question, one, code) for one in
             question.options]) for code in (own, other)
        ],
    }  # fmt: skip


def answer(question, value, language):
    """An answer in general: bands of earnings differ by country, and stand below."""
    said = words(language)
    if question.key in EARNINGS:
        return said["earnings_none"] if value == "0" else value
    if question.key == "first_pay":
        return band([int(one) for one in question.options], question.options.index(value), "JPY",
                    language)  # fmt: skip
    if value in DEGREES:
        return said[f"{'often' if question.key in OFTEN else 'always'}_{value}"]
    return said[f"{question.key}_{value}"]


def points_in(language):
    """[(dimension, [(question, answer, points, weight)])] in words."""
    said, names = words(language), {
        "economic": _("economic"), "social": _("social"), "psychosocial": _("psychosocial"),
    }  # fmt: skip
    return [
        (
            names[dimension],
            [
                (
                    said[ask_of(question)],
                    said[f"always_{value}" if value in DEGREES else f"{question}_{value}"],
                    got, weight,
                )
                for about, question, value, got, weight in table() if about == dimension
            ],
        )
        for dimension in DIMENSIONS
    ]  # fmt: skip
