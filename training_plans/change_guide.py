"""Which class a change has: the decision table, asked by item or by the numbers of a plan.

Act art. 11, Ordinance art. 17 and 18, operation manual; its lines are those of
decision_table.py.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.months import add_months, civil_end
from titp.pages.dates import WrittenDateField
from titp.pages.hours import HoursField, as_clock
from training_plans.decision_table import Entry, deciding
from training_plans.models import ChangeItem
from training_plans.shares import CLASSES

Measure = ChangeItem.Measure
# With a variable system of a year the bound of 45 hours is one of 42 (LSA art. 32-4, 36(4)).
VARIABLE = 3 * 60


@dataclass(frozen=True)
class Decision:
    """What a number of the plan asks for; `item` is None where nothing has to be done."""

    told: str
    item: Entry | None


class NumbersForm(forms.Form):
    """The plan as it would be; what is left empty does not change."""

    essential = HoursField(label=gettext_lazy("Essential tasks, hours from now on"), empty=None)
    related = HoursField(label=gettext_lazy("Related tasks, hours from now on"), empty=None)
    peripheral = HoursField(label=gettext_lazy("Peripheral tasks, hours from now on"), empty=None)
    overtime = HoursField(
        label=gettext_lazy("Overtime of a month, with work on holidays (hours)"), empty=None
    )
    variable = forms.BooleanField(
        label=gettext_lazy("variable working hours of a year"), required=False
    )
    training = HoursField(label=gettext_lazy("Training of a month (hours)"), empty=None)
    starts_on = WrittenDateField(label=gettext_lazy("Training really starts on"), required=False)

    def __init__(self, *args, plan, lines=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.lines = plan, lines
        for name in CLASSES:
            planned = as_clock(getattr(plan, f"{name}_minutes"))
            self.fields[name].help_text = _("In the plan: %(hours)s") % {"hours": planned}

    def decisions(self):
        """A Decision for each number that was filled in; after `is_valid`."""
        item = partial(deciding, self.lines)
        given = self.cleaned_data
        if (percent := self._percent()) is not None:
            told = _("Planned hours change by %(percent)s%% at most.")
            words = told % {"percent": f"{float(percent):.1f}"}
            yield Decision(words, item(Measure.HOURS, percent) if percent else None)
        if (minutes := given["overtime"]) is not None:
            found = item(Measure.OVERTIME, minutes)
            if found is None and given["variable"]:
                found = item(Measure.OVERTIME, minutes + VARIABLE)
            words = _("Overtime of %(hours)s in a month.") % {"hours": as_clock(minutes)}
            yield Decision(words, found)
        if (minutes := given["training"]) is not None:
            words = _("Training of %(hours)s in a month.") % {"hours": as_clock(minutes)}
            yield Decision(words, item(Measure.TRAINING, minutes))
        if given["starts_on"] and self.plan.starts_on:
            months = months_between(self.plan.starts_on, given["starts_on"])
            moved = given["starts_on"] != self.plan.starts_on
            words = _("The start moves by %(months)s whole months.") % {"months": months}
            yield Decision(words, item(Measure.START, months) if moved else None)

    def _percent(self):
        """By how much of itself a class, or all together, changes at most; None if untouched."""
        before = {name: getattr(self.plan, f"{name}_minutes") for name in CLASSES}
        given = {name: self.cleaned_data[name] for name in CLASSES}
        if all(minutes is None for minutes in given.values()):
            return None
        after = {n: before[n] if given[n] is None else given[n] for n in CLASSES}
        pairs = [*zip(before.values(), after.values(), strict=True)]
        pairs.append((sum(before.values()), sum(after.values())))
        return max(_change(old, new) for old, new in pairs)


def _change(old, new):
    if not old:
        return Fraction(100) if new else Fraction(0)
    return Fraction(abs(new - old) * 100, old)


def months_between(one: date, other: date):
    """How many whole months lie between two days, in either direction."""
    first, last = sorted((one, other))
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def by_class(lines):
    """The whole table: (class, what it asks for, lines), the gravest first."""
    asks = {
        ChangeItem.Kind.ACCREDITATION: _(
            "Before the change: form 4 to the authority, 3,900 yen, answered by form 5 (Act art."
            " 11(1), Ordinance art. 18)."
        ),
        ChangeItem.Kind.NOTICE: _(
            "Within one month of the change, by %(day)s for one of today: form 3, by the guidance"
            " of the organization (Ordinance art. 17)."
        ) % {"day": civil_end(localdate(), 1)},
        ChangeItem.Kind.NONE: _("Nothing is sent; the record is kept."),
    }  # fmt: skip
    return [
        (kind, words, [line for line in lines if line.usual_class == kind])
        for kind, words in asks.items()
    ]
