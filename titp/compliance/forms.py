"""The forms of what people decide about a finding, and of an own value of an official date."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.accounts.models import Membership, User
from titp.accounts.permissions import OFFICE
from titp.compliance.models import Assignment, OwnDay, Snooze, Waiver
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm


class OneOfThree(TenantForm):
    """A form that shares its page with the others here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=f"{self._meta.model._meta.model_name}-%s", **kwargs)


class WaiverForm(OneOfThree):
    class Meta:
        model = Waiver
        fields = ["reason"]
        widgets = {"reason": forms.Textarea({"rows": 3})}
        help_texts = {"reason": _("Why this need not be done; stays on record with your name.")}


class Replacing(OneOfThree):
    """A form of which the newest row counts: the one of before ends with it."""

    def validate_unique(self):
        """One in force at a time, which is what `replace` sees to."""

    def save(self, commit=True):
        self.instance.replace()
        return self.instance


class SnoozeForm(Replacing):
    class Meta:
        model = Snooze
        fields = ["until", "reason"]
        widgets = {"reason": forms.Textarea({"rows": 2})}
        help_texts = {"reason": _("What you wait for; stays on record with your name.")}

    def clean_until(self):
        until, today = self.cleaned_data["until"], localdate()
        if until <= today:
            raise ValidationError(_("Choose a day after today."))
        if until > today + Snooze.LONGEST:
            raise ValidationError(
                _("At most %(days)s days from today.") % {"days": Snooze.LONGEST.days}
            )
        return until


class AssignmentForm(Replacing):
    class Meta:
        model = Assignment
        fields = ["assignee"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = office_people()


class OwnDayForm(TenantForm):
    class Meta:
        model = OwnDay
        fields = ["official", "day", "counts_from", "source", "reason"]
        widgets = {"reason": forms.Textarea({"rows": 3})}


def office_people():
    """Who may be in charge of a duty, by name."""
    members = Membership.objects.in_force().filter(role__in=OFFICE)
    people = User.objects.filter(pk__in=members.values("user"), is_active=True)
    return people.only("id", "email", "name").order_by("name", "email")


class OnDayForm(forms.Form):
    """One more day on which duties are looked at."""

    on = WrittenDateField(
        label=_("And on this day"), required=False,
        help_text=_("Besides today and the day from which the row holds."),
    )  # fmt: skip
