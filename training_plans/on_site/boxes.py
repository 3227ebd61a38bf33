"""What a box on the sheet is, and how what is typed in it is read."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from titp.japanese.text import clean
from titp.pages.dates import certain_day

YES, CHOICE, TEXT, LONG, DAY, NUMBER, CLOCK = (
    "yes", "choice", "text", "long", "day", "number", "clock",
)  # fmt: skip
LONGEST = {TEXT: 200, LONG: 4000}
TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
MOST = Decimal("9999.99")


@dataclass(frozen=True)
class Box:
    """One thing to write: `choices` are (value, words); `good`: the value that asks for no more.

    `second` is the label in the language of the person who is asked, `language` its code.
    """

    name: str
    kind: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    good: str = ""
    help: str = ""
    second: str = ""
    language: str = ""
    required: bool = False
    text: str = ""
    theirs: str | None = None
    error: str = ""

    @property
    def id(self):
        return f"c-{self.name}"

    @property
    def radio(self):
        """Whether one tap answers it."""
        return self.kind == YES or (self.kind == CHOICE and len(self.choices) <= 3)

    @property
    def options(self):
        if self.kind == YES:
            return (("yes", _("yes")), ("no", _("no")))
        return self.choices

    @property
    def input_mode(self):
        return {NUMBER: "decimal", CLOCK: "numeric"}.get(self.kind, "text")

    @property
    def shown(self):
        """What is written, as it is read later."""
        return dict(self.options).get(self.text, self.text) if self.options else self.text


def error_of(box, text):
    """Why a text cannot stand in this box, or ""."""
    try:
        value_of(box, text)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


def value_of(box, text):
    """What a text means: True, False, a day, a number or the text; None for none.

    Raises ValidationError.
    """
    text = text.strip()
    if not text:
        return None
    if len(text) > LONGEST.get(box.kind, 100 if box.kind != LONG else 4000):
        raise ValidationError(_("This text is too long."))
    if box.kind == YES and text in ("yes", "no"):
        return text == "yes"
    if box.kind in (YES, CHOICE):
        if text not in dict(box.options):
            raise ValidationError(_("Please choose one of these."))
        return text
    if box.kind == DAY:
        return certain_day(text)
    if box.kind == NUMBER:
        return _number(text)
    if box.kind == CLOCK and not TIME.fullmatch(clean(text)):
        raise ValidationError(_("Write a time as 13:30."))
    return text


def _number(text):
    try:
        number = Decimal(clean(text).replace(",", ""))
    except InvalidOperation:
        raise ValidationError(_("Write a number.")) from None
    if not number.is_finite() or not 0 <= number <= MOST:
        raise ValidationError(_("Write a number."))
    return number.quantize(Decimal("0.01"))
