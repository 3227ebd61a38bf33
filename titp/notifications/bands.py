"""When an organization wants to be reminded: a form for each rule that tells days before."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.compliance.rule import rules_in_order
from titp.notifications.models import ReminderBand

LONGEST, MOST = 400, 10
BETWEEN = re.compile(r"[\s,、，・/]+")


class DaysField(forms.CharField):
    """Days before a day, as people write them: `60, 30、7` → (60, 30, 7), farthest first."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 80)
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        parts = BETWEEN.split(unicodedata.normalize("NFKC", super().clean(value)).strip())
        parts = [part.removesuffix("日前").removesuffix("日") for part in parts if part]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError(_("Write days as numbers, such as 60, 30, 7."))
        days = sorted({int(part) for part in parts}, reverse=True)
        if any(one > LONGEST for one in days):
            raise ValidationError(_("At most %(days)s days before.") % {"days": LONGEST})
        if len(days) > MOST:
            raise ValidationError(_("At most %(count)s reminders.") % {"count": MOST})
        return tuple(days)


class BandForm(forms.Form):
    """The days of one rule; left empty, the rule's own count."""

    days = DaysField(label=gettext_lazy("Days before"))
    none = forms.BooleanField(label=gettext_lazy("No reminders"), required=False)

    def __init__(self, *args, rule, **kwargs):
        super().__init__(*args, prefix=rule.id, **kwargs)
        self.rule = rule
        self.fields["days"].widget.attrs |= {
            "placeholder": written(rule.remind_before), "size": 18, "inputmode": "text",
            "aria-label": f"{rule.title}: {self.fields['days'].label}",
        }  # fmt: skip
        self.fields["none"].widget.attrs["aria-label"] = (
            f"{rule.title}: {self.fields['none'].label}"
        )

    def clean(self):
        if self.cleaned_data.get("none") and self.cleaned_data.get("days"):
            self.add_error("days", _("Either days or no reminders, not both."))
        return self.cleaned_data

    def wanted(self):
        """The days this organization wants, () for none, or None for the rule's own."""
        if self.cleaned_data["none"]:
            return ()
        return self.cleaned_data["days"] or None


def written(days):
    return ", ".join(map(str, days))


def band_forms(data=None):
    """A form for each rule that has days to be told before, as recorded or as sent."""
    bands = {band.rule: tuple(band.days) for band in ReminderBand.objects.all()}
    for rule in rules_in_order():
        if rule.remind_before:
            own = bands.get(rule.id)
            initial = {"days": written(own or ()), "none": own == ()}
            yield BandForm(data, rule=rule, initial=initial)


def keep(filled_in):
    """Write down what was filled in, all of it or nothing."""
    with transaction.atomic():
        for form in filled_in:
            days = form.wanted()
            if days is None or days == form.rule.remind_before:
                ReminderBand.objects.of_rule(form.rule.id).delete()
            else:
                ReminderBand.objects.update_or_create(
                    rule=form.rule.id, defaults={"days": list(days)}
                )
