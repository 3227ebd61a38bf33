"""What stands on each screen of the survey, in the language of the person."""

from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.urls import reverse

from followup.models.answer import NOT_SAID
from followup.survey.money import bands_of, currencies, currency_of
from followup.survey.questions import DEGREES, FIRST_PAY, of_wave, path
from followup.survey.tongues import words

# The languages of the pages as Babel knows them, where it has another code.
LOCALES = {"tl": "fil", "zh-hans": "zh_Hans"}
OFTEN = ("skills", "japanese")
EARNINGS = {"earnings": "", "earnings_japan": "JP"}


@dataclass(frozen=True)
class Screen:
    """One question as it is shown. `chosen` is the value answered so far, or None."""

    key: str
    ask: str
    help: str
    action: str
    back: str
    after: str
    unless: str
    progress: str
    options: list[tuple[str, str]]
    chosen: str | None
    amount: str
    currency: str

    @property
    def is_amount(self):
        return not self.options

    @property
    def not_said(self):
        return self.chosen == NOT_SAID


def locale(language):
    return Locale.parse(LOCALES.get(language, language))


def day(value, language):
    """A date in the language's own way, in the calendar of the telephone."""
    return format_date(value, "long", locale(language))


def screens(invitation, answers, language):
    """All that may be asked in a wave: the page has them at once, so the network may drop."""
    asked = path(invitation.wave, answers)
    token = invitation.token
    shown = []
    for question in of_wave(invitation.wave):
        place = asked.index(question) if question in asked else None
        before = asked[place - 1].key if place else None
        chosen = answers.get(question.key)
        typed, _, currency = (chosen or "").partition(" ") if question.is_amount else ("", "", "")
        shown.append(
            Screen(
                key=question.key, after=question.after, unless=question.unless,
                ask=words(language)[ask_of(question.key)],
                help=words(language).get(f"{question.key}_help", ""),
                action=reverse("follow-up-question", args=[token, question.key]),
                back=reverse("follow-up-question", args=[token, before]) if before
                else reverse("follow-up", args=[token]),
                progress="" if place is None else words(language)["progress"].format(
                    number=place + 1, count=len(asked)
                ),
                options=[
                    (value, label(question.key, value, invitation, language))
                    for value in question.options
                ],
                chosen=chosen,
                amount="" if typed == NOT_SAID else typed,
                currency=currency or currency_of(invitation.trainee.nationality),
            )
        )  # fmt: skip
    return shown


def ask_of(question):
    """The key of the words of a question: earnings are asked alike everywhere."""
    return "ask_earnings" if question in EARNINGS else f"ask_{question}"


def label(question, value, invitation, language):
    """What an option is called."""
    said = words(language)
    if question in EARNINGS:
        country = EARNINGS[question] or invitation.trainee.nationality
        currency, limits = bands_of(country)
        if value == "0":
            return said["earnings_none"]
        return band(limits, int(value) - 1, currency, language)
    if question == "first_pay":
        return band([int(limit) for limit in FIRST_PAY], FIRST_PAY.index(value), "JPY", language)
    if value in DEGREES:
        return said[f"{'often' if question in OFTEN else 'always'}_{value}"]
    return said[f"{question}_{value}"]


def band(limits, place, currency, language):
    """From a limit to the next one, in words."""
    said = words(language)
    if place == 0:
        return said["band_below"].format(limit=money(limits[1], currency, language))
    if place == len(limits) - 1:
        return said["band_above"].format(limit=money(limits[-1], currency, language))
    return said["band_between"].format(
        low=money(limits[place], currency, language),
        high=money(limits[place + 1], currency, language),
    )


def money(amount, currency, language):
    """With the code of the currency: signs are ambiguous, and not every font has them."""
    return f"{format_decimal(amount, locale=locale(language))} {currency}"


def told(invitation, answers, language):
    """[(question, answer)] in words, in order, for the person to look at and to take along."""
    said = words(language)
    lines = []
    for question in path(invitation.wave, answers):
        value = answers.get(question.key)
        if value is None:
            continue
        if value == NOT_SAID:
            shown = said["not_said"]
        elif question.is_amount:
            amount, _, currency = value.partition(" ")
            shown = money(int(amount), currency, language)
        else:
            shown = label(question.key, value, invitation, language)
        lines.append((said[ask_of(question.key)], shown))
    return lines


def currency_codes():
    return list(currencies())
