"""One box for a day with its time, in Japan, that takes the day as offices write it."""

from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from titp.japanese.text import clean
from titp.pages.dates import certain_day


def moment(at):
    """A time in Japan to the minute, "" where there is none yet."""
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def certain_moment(text):
    """The moment that “2026-11-23 14:05” means, None for no text; ValidationError in doubt."""
    if not text.strip():
        return None
    day, _space, clock = clean(text).strip().rpartition(" ")
    try:
        at = time.fromisoformat(clock.zfill(5))
    except ValueError:
        at = None
    if at is None or ":" not in clock or not day:
        raise ValidationError(_("Write the day and the time, as 2026-11-23 14:05."), code="invalid")
    return make_aware(datetime.combine(certain_day(day), at))


class WrittenMomentField(forms.DateTimeField):
    """A day in any way of writing that is certain, and a time (see `certain_moment`)."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "text", "autocomplete": "off", "size": 20}

    def prepare_value(self, value):
        return moment(value) if isinstance(value, datetime) else value

    def to_python(self, value):
        return value if value is None or isinstance(value, datetime) else certain_moment(value)
