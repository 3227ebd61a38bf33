"""One box for a date, that takes it as offices write it and says how it was understood."""

from datetime import date

import holidays
from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.japanese.eras import japanese_date
from titp.japanese.written_dates import Certainty, read_date

ISO_DAY = 10
JAPANESE_HOLIDAYS = holidays.country_holidays("JP", language="ja")
ENGLISH_HOLIDAYS = holidays.country_holidays("JP", language="en_US")


def echo(day):
    """How a date was understood: 2026年11月23日（令和8年・月・勤労感謝の日）."""
    if (get_language() or "en").startswith("ja"):
        year = japanese_date(day).partition("年")[0] + "年"
        parts = [year, "月火水木金土日"[day.weekday()], JAPANESE_HOLIDAYS.get(day)]
        return f"{day.year}年{day.month}月{day.day}日（{'・'.join(filter(None, parts))}）"
    parts = [date_format(day, "l"), ENGLISH_HOLIDAYS.get(day)]
    return f"{date_format(day, 'j F Y')} ({', '.join(filter(None, parts))})"


def certain_day(text):
    """The one day that a text means, None for no text; raises ValidationError where in doubt.

    A doubtful text is refused with the days it could mean, never guessed.
    """
    if not text.strip():
        return None
    written = read_date(text)
    if written.certainty is Certainty.CERTAIN and len(written.days[0]) == ISO_DAY:
        return date.fromisoformat(written.days[0])
    if written.certainty is Certainty.CERTAIN:
        raise ValidationError(_("The day of the month is missing."), code="no_day")
    if written.certainty is Certainty.WRONG_WEEKDAY:
        raise ValidationError(_("The weekday does not fit the date."), code="weekday")
    if len(written.days) > 1:
        raise ValidationError(
            _("It is not clear which day is meant: %(days)s. Write it as 2026-11-23 or R8.11.23.")
            % {"days": ", ".join(written.days)},
            code="ambiguous",
        )
    raise ValidationError(_("Write a date as 2026-11-23, 20261123 or R8.11.23."), code="invalid")


def come(day, words):
    """The day, or None, if it has come; raises ValidationError with these words where not."""
    if day and day > localdate():
        raise ValidationError(words)
    return day


class WrittenDateInput(forms.TextInput):
    """A text box with a line under it that says how the date was read, as it is typed."""

    template_name = "components/date_input.html"

    def format_value(self, value):
        return value.isoformat() if isinstance(value, date) else value

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        try:
            day = value if isinstance(value, date) else certain_day(value or "")
        except ValidationError:
            day = None  # the field itself says what is wrong
        return context | {"echo": echo(day) if day else "", "echo_url": reverse("date-reading")}


class WrittenDateField(forms.DateField):
    """A date in any way of writing that is certain (see `certain_day`)."""

    widget = WrittenDateInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "text", "autocomplete": "off", "size": 16}

    def to_python(self, value):
        return value if value is None or isinstance(value, date) else certain_day(value)


@require_POST
@may("see the home page")
def date_reading(request):
    """The line under a date box. By POST: a birthday must not stand in an address or a log."""
    text = next((value for key, value in request.POST.items() if key != "csrfmiddlewaretoken"), "")
    try:
        day = certain_day(text)
        words = echo(day) if day else ""
    except ValidationError as doubt:
        words = doubt.messages[0]
    return render(request, "components/date_echo.html", {"words": words})
