"""Forms of corrections: writing one, the host's answer, and what the office does with it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from training_plans.correction_steps import may_check
from training_plans.models import Correction, LabourViolation, Suspicion


class CorrectionForm(TenantForm):
    class Meta:
        model = Correction
        fields = (
            "audit", "visit", "topic", "what", "basis", "found_on", "due_on", "kept_inside",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("audit", "visit"):
            rows = self.fields[name].queryset
            self.fields[name].queryset = rows.filter(company=self.instance.company_id)

    def clean(self):
        data = super().clean()
        if bool(data.get("audit")) == bool(data.get("visit")):
            self.add_error(
                "audit", ValidationError(_("Choose the audit or the visit at which it was found."))
            )
        if data.get("found_on") and data["found_on"] > localdate():
            self.add_error("found_on", ValidationError(_("This day has not come yet.")))
        return data


class AnswerForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What was done, and how it stays so"), max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    fixed_on = WrittenDateField(label=gettext_lazy("put right on"), required=False)

    def clean_fixed_on(self):
        day = self.cleaned_data["fixed_on"]
        if day and day > localdate():
            raise ValidationError(_("This day has not come yet."))
        return day


class CheckForm(forms.Form):
    """Whether the answer is enough; checked by somebody who wrote neither side of it."""

    VERDICTS = (
        ("checked", gettext_lazy("It is enough; to be seen at the next visit")),
        ("returned", gettext_lazy("It is not enough; back to the host")),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("verdict"), choices=VERDICTS, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("note"), max_length=4000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The host reads it; where it goes back, write what is missing."),
    )  # fmt: skip

    def __init__(self, *args, correction, steps, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_another = may_check(correction, by, steps)

    def clean(self):
        data = super().clean()
        if data.get("kind") == "checked" and not self.is_another:
            self.add_error(
                "kind",
                ValidationError(
                    _("Somebody checks this who wrote neither the correction nor the answer.")
                ),
            )
        if data.get("kind") == "returned" and not data.get("note"):
            self.add_error("note", ValidationError(_("Please write what is missing.")))
        return data


class CloseForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("what was seen"), max_length=4000, widget=forms.Textarea({"rows": 2})
    )


class EscalationForm(forms.Form):
    """Where it goes: a suspected ground, a labour-law matter, or elsewhere."""

    WAYS = (
        ("suspicion", gettext_lazy("suspected ground to revoke plans (extraordinary audit)")),
        ("labour", gettext_lazy("labour-law matter (instruction, authority)")),
        ("other", gettext_lazy("to the management")),
    )
    to = forms.ChoiceField(
        label=gettext_lazy("where it goes"), choices=WAYS, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("ground (Act art. 16(1))"), required=False,
        choices=[("", "–"), *Suspicion.Ground.choices],
    )  # fmt: skip
    law = forms.ChoiceField(
        label=gettext_lazy("law"), required=False, choices=[("", "–"), *LabourViolation.Law.choices]
    )
    note = forms.CharField(
        label=gettext_lazy("reason"), max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The host sees neither this nor that it was escalated."),
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        for way, name in (("suspicion", "ground"), ("labour", "law")):
            if data.get("to") == way and not data.get(name):
                self.add_error(name, ValidationError(_("Please fill this in.")))
        return data

    def chosen(self):
        """The ground or the law as `escalate` takes them."""
        data = self.cleaned_data
        name = {"suspicion": "ground", "labour": "law"}.get(data["to"])
        return {name: data[name]} if name else {}
