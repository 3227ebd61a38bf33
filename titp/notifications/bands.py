"""When an organization wants to be reminded: a form for each rule and each band of its own."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from titp.compliance.rule import rules_in_order
from titp.notifications.band import BANDS
from titp.notifications.models import ReminderBand

MOST, MOST_WEEKS = 10, 26
BETWEEN = re.compile(r"[\s,、，・/]+")


class DaysField(forms.CharField):
    """Days before a day, as people write them: `60, 30、7` → (60, 30, 7), farthest first.

    `longest`: so many days before its day the duty appears; earlier there is nothing to tell of.
    """

    def __init__(self, *, longest, **kwargs):
        kwargs.setdefault("max_length", 80)
        super().__init__(required=False, **kwargs)
        self.longest = longest

    def clean(self, value):
        parts = BETWEEN.split(unicodedata.normalize("NFKC", super().clean(value)).strip())
        parts = [part.removesuffix("日前").removesuffix("日") for part in parts if part]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError(_("Write days as numbers, such as 60, 30, 7."))
        days = sorted({int(part) for part in parts}, reverse=True)
        if any(one > self.longest for one in days):
            raise ValidationError(
                ngettext(
                    "This duty appears %(days)s day before its day.",
                    "This duty appears %(days)s days before its day.",
                    self.longest,
                )
                % {"days": self.longest}
            )
        if len(days) > MOST:
            raise ValidationError(_("At most %(count)s reminders.") % {"count": MOST})
        return tuple(days)


class BandForm(forms.Form):
    """The days of one rule; left empty, the rule's own count. A rule told at once has no days."""

    none = forms.BooleanField(label=gettext_lazy("No reminders"), required=False)

    def __init__(self, *args, rule, **kwargs):
        super().__init__(*args, prefix=rule.id, **kwargs)
        self.rule = rule
        if rule.remind_before:
            days = DaysField(longest=max(rule.remind_before), label=gettext_lazy("Days before"))
            days.widget.attrs |= {
                "placeholder": written(rule.remind_before), "size": 18, "inputmode": "text",
                "aria-label": f"{rule.title}: {days.label}",
            }  # fmt: skip
            self.fields["days"] = days
        self.fields["none"].widget.attrs["aria-label"] = (
            f"{rule.title}: {self.fields['none'].label}"
        )
        if usual := getattr(rule, "weeks_after", 0):
            weeks = forms.IntegerField(
                label=gettext_lazy("Weeks after the day"), required=False, min_value=1,
                max_value=MOST_WEEKS,
            )  # fmt: skip
            weeks.widget.attrs |= {
                "placeholder": usual, "aria-label": f"{rule.title}: {weeks.label}"
            }  # fmt: skip
            self.fields["weeks"] = weeks

    def clean(self):
        if self.cleaned_data.get("none") and self.cleaned_data.get("days"):
            self.add_error("days", _("Either days or no reminders, not both."))
        return self.cleaned_data

    def wanted(self):
        """The days this organization wants, () for none, or None for the rule's own."""
        if self.cleaned_data["none"]:
            return ()
        return self.cleaned_data.get("days") or None

    def wanted_weeks(self):
        """For how many weeks after the day, where not as usual."""
        weeks = self.cleaned_data.get("weeks")
        return weeks if weeks and weeks != self.rule.weeks_after else None


def written(days):
    return ", ".join(map(str, days))


def band_forms(data=None):
    """A form for each band and each rule, as recorded or as sent."""
    bands = {band.rule: band for band in ReminderBand.objects.all()}
    for rule in (*BANDS.values(), *rules_in_order()):
        band = bands.get(rule.id)
        own = tuple(band.days) if band else None
        initial = {"days": written(own or ()), "none": own == (),
                   "weeks": band.weeks_after if band else None}  # fmt: skip
        yield BandForm(data, rule=rule, initial=initial)


def keep(filled_in):
    """Write down what was filled in, all of it or nothing."""
    with transaction.atomic():
        for form in filled_in:
            days, weeks, usual = form.wanted(), form.wanted_weeks(), form.rule.remind_before
            if days in (None, usual or None) and weeks is None:
                ReminderBand.objects.of_rule(form.rule.id).delete()
            else:
                kept = list(usual if days is None else days)
                ReminderBand.objects.update_or_create(
                    rule=form.rule.id, defaults={"days": kept, "weeks_after": weeks}
                )
