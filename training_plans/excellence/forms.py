"""The form over the lines of a score: what is not recorded, or what one would like to assume."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from training_plans.excellence.items import CHOICES, IN_PERCENT
from training_plans.excellence.score import ASSUMED, COMPUTED
from training_plans.models import ExcellenceValue

MOST = 1_000_000
# A part of a number is not more than the number.
PARTS = {
    "unable_1": "finished_1", "passed_1": "finished_1", "unable_23": "finished_23",
    "instructors_trained": "instructors", "advisers_trained": "advisers",
    "staff_trained": "staff", "revoked": "all_hosts",
}  # fmt: skip


class PercentField(forms.DecimalField):
    """Percent with one decimal place, of what is kept in thousandths."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=MOST // 10, decimal_places=1, **kwargs)

    def prepare_value(self, value):
        return Decimal(value) / 10 if isinstance(value, int) else value

    def clean(self, value):
        percent = super().clean(value)
        return None if percent is None else int(percent * 10)


class ValuesForm(forms.Form):
    """A box for each input that may be typed; an empty one means: as recorded."""

    def __init__(self, *args, score, all_of_them, **kwargs):
        """`all_of_them`: what is computed may be typed over, too."""
        super().__init__(*args, **kwargs)
        self.shown = {}
        for block in score.blocks:
            for line in block.lines:
                for value in line.values:
                    if all_of_them or value.source != COMPUTED:
                        self._add(line.item, value)

    def _add(self, item, value):
        name = f"{item.code}-{value.name}"
        if value.name in CHOICES:
            choices = [("", "–"), *((number, str(words)) for number, words in CHOICES[value.name])]
            field = forms.TypedChoiceField(
                choices=choices, coerce=int, required=False, empty_value=None
            )
        elif value.name in IN_PERCENT:
            field = PercentField(required=False)
            field.widget.attrs["size"] = 7
        else:
            field = forms.IntegerField(min_value=0, max_value=MOST, required=False)
            field.widget.attrs["size"] = 7
        field.label = f"{item.title}: {value.label}"
        field.initial = value.number if value.source != COMPUTED else None
        if value.source == COMPUTED:
            field.widget.attrs["placeholder"] = value.shown
        self.fields[name] = field
        self.shown[name] = value

    def clean(self):
        cleaned = super().clean()
        for name in list(cleaned):
            code, _dash, part = name.partition("-")
            number = cleaned.get(name)
            whole = self._number(code, PARTS.get(part))
            if number is not None and whole is not None and number > whole:
                self.add_error(name, ValidationError(_("That is more than the whole.")))
        return cleaned

    def _number(self, code, name):
        key = f"{code}-{name}"
        typed = self.cleaned_data.get(key)
        if typed is not None:
            return typed
        return self.shown[key].number if key in self.shown else None

    def typed(self):
        """{(code, input): number} of what was filled in and is not what was shown anyway."""
        return {
            tuple(name.split("-", 1)): number
            for name, number in self.cleaned_data.items()
            if number is not None and number != self.shown[name].number
        }

    def save(self, company, year, *, assumed):
        """Keep what was filled in for a year; an emptied box forgets that year's own entry."""
        rows = {
            (row.item, row.name): row
            for row in ExcellenceValue.objects.filter(
                company=company, fiscal_year=year, assumed=assumed
            )
        }
        new = []
        for name, number in self.cleaned_data.items():
            key = tuple(name.split("-", 1))
            row, shown = rows.get(key), self.shown[name]
            if number is None:
                if row:
                    row.delete()
            elif row is None:
                if number != shown.number or shown.source in ("", ASSUMED):
                    new.append(_row(company, year, key, number, assumed))
            elif row.value != number:
                row.value = number
                row.save(update_fields=["value"])
        ExcellenceValue.objects.bulk_create(new)


def _row(company, year, key, number, assumed):
    return ExcellenceValue(
        company=company, fiscal_year=year, item=key[0], name=key[1], value=number,
        assumed=assumed,
    )  # fmt: skip
