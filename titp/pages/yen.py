"""Sums in yen as people write them, whole numbers as they are kept."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from titp.japanese.text import clean

AROUND = re.compile(r"[¥￥円,，\s]")
BELOW_ZERO = re.compile(r"[-−‐ー△▲(]")


class YenField(forms.IntegerField):
    """A sum of yen: 180,000, ￥180,000 and １８０，０００円 are the same; an empty box is None."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, **kwargs)
        self.widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 12})

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text = AROUND.sub("", clean(value))
        if BELOW_ZERO.match(text):
            raise ValidationError(_("A sum here is not below zero."), code="min_value")
        if text and not (text.isascii() and text.isdecimal()):
            raise ValidationError(_("Write whole yen, such as 180000 or 180,000."), code="invalid")
        return super().to_python(text)


def as_yen(amount):
    """180000 → 180,000; nothing where nothing is recorded."""
    return "" if amount is None else f"{amount:,}"
