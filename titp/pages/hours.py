"""Hours as people write them, minutes as they are kept."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from titp.japanese.text import clean

MINUTES = 60


class HoursField(forms.DecimalField):
    """Hours with decimals on the page, whole minutes in the record; nothing is rounded.

    `empty`: what an empty box means; None where not recorded is another thing than none.
    """

    def __init__(self, *, empty=0, **kwargs):
        self.empty = empty
        super().__init__(min_value=0, max_digits=10, decimal_places=4, required=False, **kwargs)
        self.widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 9})

    def prepare_value(self, value):
        """The hours of recorded minutes; what somebody typed stays as it is."""
        if not isinstance(value, int):
            return value
        # 60 = 3 × 20: only minutes that three divides come to an end as decimal hours
        return f"{Decimal(value) / MINUTES:f}" if value % 3 == 0 else as_clock(value)

    def to_python(self, value):
        return super().to_python(clean(value).replace(",", "") if value else value)

    def clean(self, value):
        if isinstance(value, str) and ":" in clean(value):
            return _from_clock(clean(value))
        hours = super().clean(value)
        if hours is None:
            return self.empty
        minutes = hours * MINUTES
        if minutes != int(minutes):
            raise ValidationError(_("This is no whole number of minutes: write it as 1:20."))
        return int(minutes)

    def has_changed(self, initial, data):
        try:
            return self.clean(data) != (self.empty if initial is None else initial)
        except ValidationError:
            return True


def as_clock(minutes):
    """Minutes as hours on a clock: 90 is 1:30."""
    return f"{minutes // MINUTES}:{minutes % MINUTES:02}"


def _from_clock(text):
    hours, _colon, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(minutes) < MINUTES):
        raise ValidationError(_("Write hours as 1.5 or 1:30."))
    return int(hours) * MINUTES + int(minutes)
