"""One person's month as it was typed: read cell by cell, and written as a line with its charges."""

from functools import cache

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import clean
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from titp.pages.yen import YenField
from training_plans.models import Charge, MonthLine
from training_plans.models.month_line import LONGEST
from training_plans.month_columns import (
    BY_AGREEMENT,
    CHARGED,
    CHOICE,
    COLUMNS,
    COUNT,
    DAY,
    HALVES,
    HOURS,
    YEN,
)

NO_SUCH_CHOICE = gettext_lazy("This is none of the choices.")
LONGEST_TEXT = 2000
MOST_YEN = 99_999_999


class MonthHoursField(HoursField):
    """Hours of a month: at most 744."""

    def clean(self, value):
        minutes = super().clean(value)
        if minutes is not None and minutes > LONGEST:
            raise forms.ValidationError(_("A month has at most 744 hours."))
        return minutes


class CountField(forms.IntegerField):
    """Whole days of a month; full-width digits and 日 behind them are read."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=31, **kwargs)

    def to_python(self, value):
        return super().to_python(clean(value).rstrip("日") if isinstance(value, str) else value)


class HalvesField(forms.DecimalField):
    """Days of which a half counts: 1, 0.5."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=31, max_digits=3, decimal_places=1, **kwargs)

    def to_python(self, value):
        days = super().to_python(clean(value).rstrip("日") if isinstance(value, str) else value)
        if days is not None and days * 2 != int(days * 2):
            raise forms.ValidationError(_("Write whole and half days, such as 1 or 0.5."))
        return days


class WordField(forms.Field):
    """A choice, by its value or by its word in any of the languages of the labels."""

    def __init__(self, column, **kwargs):
        super().__init__(**kwargs)
        self.known = {value: value for value, _key in column.choices}
        for language in ("ja", "easy", "vi", "id", "en"):
            self.known |= {
                clean(word).casefold(): value for value, word in column.choices_in(language)
            }

    def to_python(self, value):
        text = clean(value or "")
        if not text:
            return ""
        if (known := self.known.get(text.casefold())) is None:
            raise forms.ValidationError(NO_SUCH_CHOICE)
        return known


def field_of(column):
    """The form field that reads a column."""
    label = column.label("en")
    if column.kind == HOURS:
        return MonthHoursField(label=label, empty=None)
    if column.kind == CHOICE:
        return WordField(column, label=label, required=False)
    if column.kind == YEN:
        field = YenField(label=label, required=False)
        field.validators.append(MaxValueValidator(MOST_YEN))
        return field
    if column.kind in READERS:
        return READERS[column.kind](label=label, required=False)
    return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT)


READERS = {COUNT: CountField, HALVES: HalvesField, DAY: WrittenDateField}
OF_LINE = tuple(name for name, one in COLUMNS.items() if hasattr(MonthLine, name))


class EntryForm(TenantForm):
    """All columns of one person; errors stand at the cell that has them.

    Its data are {column: text}; its row a MonthLine with report and trainee. `kept` are the charges
    of the line as recorded, so that a kind that is no column stays as it is.
    """

    class Meta:
        model = MonthLine
        fields = OF_LINE

    def __init__(self, *args, kept=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("version", None)
        for column in COLUMNS.values():
            self.fields[column.name] = field_of(column)
        self.kept = {charge.kind: charge for charge in kept}

    def clean(self):
        values = super().clean()
        for column in COLUMNS.values():
            empty = values.get(column.name) in (None, "")
            if column.required and empty and column.name not in self.errors:
                self.add_error(column.name, _("Please fill this in; write 0 where there is none."))
        for _kind, amount, *cost in CHARGED:
            if cost and values.get(cost[0]) is not None and values.get(amount) is None:
                self.add_error(amount, _("There is a cost, but no amount."))
        if values.get("incident") not in (None, "", "none") and not values.get("incident_note"):
            self.add_error("incident_note", _("Please write what happened."))
        return values

    def charges(self):
        """The deductions as charges that are not saved yet, one for each kind with an amount."""
        return charges_of(self.instance, self.cleaned_data, self.kept)

    def save(self, commit=True):
        """The line, and its charges: of each kind that is a column the one that was typed."""
        line = super().save(commit)
        kinds = [kind for kind, *_names in CHARGED]
        Charge.objects.filter(line=line, kind__in=kinds).delete()
        Charge.objects.bulk_create(list(self.charges()))
        return line


def charges_of(line, values, kept):
    """The deductions among {column: value}, as charges of the line; `kept` is {kind: Charge}."""
    agreed = {"yes": True, "no": False}.get(values.get("agreement"))
    for kind, amount, *cost in CHARGED:
        if values.get(amount):
            by_agreement = kind in BY_AGREEMENT
            was = kept.get(kind)
            yield Charge(
                line=line, kind=kind, item=was.item if was else "", amount=values[amount],
                actual_cost=values.get(cost[0]) if cost else None,
                agreed_on=values.get("agreed_on") if by_agreement else None,
                in_agreement=agreed if by_agreement else None,
            )  # fmt: skip


def entry(line, cells, kept=()):
    """The form of one person's cells; `line` is a MonthLine, new or recorded."""
    return EntryForm({name: cells.get(name, "") for name in COLUMNS}, instance=line, kept=kept)


@cache
def reader(name):
    """The field that reads a column's texts, outside of any form."""
    return field_of(COLUMNS[name])


def read_cell(name, text):
    """The message that says why a cell cannot be read; "" where it can, or is empty."""
    try:
        reader(name).clean(text)
    except forms.ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""
