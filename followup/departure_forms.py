"""Forms of a return home: the day, the own words, contacts, plans, settled items."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followup.models import Anchor, Channel, FollowUpConsent, Intention, SettledItem, SkillsPassport
from titp.japanese.months import add_months
from titp.pages.dates import come
from titp.pages.forms import TenantForm
from trainees.models import Leaving
from trainees.models.reference import consultation_languages
from training_plans.models import ReturnStatement

NOT_YET = gettext_lazy("That day has not come yet.")
# A day further ahead is a typing error: nobody's stay lasts so long.
MOST_YEARS = 6


class DepartureForm(TenantForm):
    """That somebody goes home: why, and when it is planned or was."""

    class Meta:
        model = Leaving
        fields = ("reason", "planned_on", "left_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True

    def clean_left_on(self):
        return come(self.cleaned_data["left_on"], NOT_YET)

    def clean_planned_on(self):
        day = self.cleaned_data["planned_on"]
        if day and day > add_months(localdate(), 12 * MOST_YEARS):
            raise ValidationError(_("This is further ahead than any stay lasts."))
        return day

    def clean(self):
        cleaned = super().clean()
        if not {"planned_on", "left_on"} & set(self.errors) and not (
            cleaned.get("planned_on") or cleaned.get("left_on")
        ):
            self.add_error("planned_on", _("Write the planned day, or the day of leaving."))
        return cleaned

    def save(self, commit=True):
        self.instance.record()
        return self.instance


class StatementForm(TenantForm):
    """The person's own words, that an early return is not against the own will."""

    language = forms.ChoiceField(
        label=gettext_lazy("language of the statement"),
        choices=lambda: [("", "–"), *consultation_languages()],
    )

    class Meta:
        model = ReturnStatement
        fields = ("language", "text", "in_japanese", "given_on", "interpreter")

    def clean_given_on(self):
        return come(self.cleaned_data["given_on"], NOT_YET)


class ChannelForm(TenantForm):
    class Meta:
        model = Channel
        fields = ("kind", "address", "works_from", "ended_on")

    def clean(self):
        cleaned = super().clean()
        kind, address = cleaned.get("kind"), cleaned.get("address")
        if kind and not address and "address" not in self.errors:
            if kind != Channel.Kind.SENDING_ORGANIZATION:
                self.add_error("address", _("Please write the number, name or address."))
            elif not self.instance.trainee.sending_organization_id:
                self.add_error("kind", _("No sending organization is recorded for this person."))
        if kind and address:
            same = Channel.objects.filter(trainee=self.instance.trainee, kind=kind)
            if any(row.address == address for row in same.exclude(pk=self.instance.pk)):
                self.add_error("address", _("This contact is recorded already."))
        return cleaned


class AnchorForm(TenantForm):
    class Meta:
        model = Anchor
        fields = ("name", "relation", "phone", "told", "ended_on")


class IntentionForm(TenantForm):
    support = forms.MultipleChoiceField(
        label=gettext_lazy("what would help"), choices=Intention.Support.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Intention
        fields = ("told_on", "plan", "sector", "place", "support", "note")

    def has_changed(self):
        """Whoever sends it as it stands means what stands there."""
        return True

    def clean_told_on(self):
        return come(self.cleaned_data["told_on"], NOT_YET)


class SettledItemForm(TenantForm):
    """How one item of the checklist stands now."""

    class Meta:
        model = SettledItem
        fields = ("state", "day", "payer", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["day"] = self.initial.get("day") or localdate()
        if self.instance.item != SettledItem.Item.TICKET:
            del self.fields["payer"]

    def has_changed(self):
        """Whoever sends it as it stands means what stands there."""
        return True

    def clean_day(self):
        return come(self.cleaned_data["day"], NOT_YET)


class PaperConsentForm(TenantForm):
    """A consent that was signed on paper, entered as it was signed."""

    class Meta:
        model = FollowUpConsent
        fields = (
            "given_on", "until", "sending_may_call", "mentors_may_know", "figures_may_count",
            "devnet_may_ask",
        )  # fmt: skip

    def clean_given_on(self):
        return come(self.cleaned_data["given_on"], NOT_YET)


class WithdrawalForm(forms.Form):
    how = forms.ChoiceField(
        label=gettext_lazy("withdrawn how"),
        choices=[
            ("", "–"),
            *(one for one in FollowUpConsent.Withdrawal.choices if one[0] != "link"),
        ],
    )


class RevocationForm(forms.Form):
    why = forms.ChoiceField(
        label=gettext_lazy("reason"),
        choices=[("", "–"), *(one for one in SkillsPassport.Why.choices if one[0] != "replaced")],
    )
