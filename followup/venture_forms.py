"""Forms of a venture and of what is recorded about it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followup.evidence_files import NotTaken, keep_with, kind_of_paper
from followup.models import (
    ClaimSettlement,
    Evidence,
    Founder,
    Venture,
    VentureContact,
    VentureCount,
    VentureGoal,
    VentureStage,
)
from followup.tiers import grades
from titp.japanese.months import add_months
from titp.pages.forms import TenantForm
from trainees.safeguarding.codes import typed


class PastDays:
    """Days of what has happened: none lies ahead."""

    past = ()

    def clean(self):
        data = super().clean()
        for name in self.past:
            if data.get(name) and data[name] > localdate():
                self.add_error(name, ValidationError(_("This day has not come yet.")))
        return data


class VentureForm(TenantForm):
    is_another = forms.BooleanField(
        label=gettext_lazy("it is another venture than the one of this name"), required=False,
        help_text=gettext_lazy("Only where one of nearly this name is there already."),
    )  # fmt: skip

    class Meta:
        model = Venture
        fields = ("name", "sector", "country", "place", "about")

    def clean(self):
        data = super().clean()
        same = Venture.objects.alike(data.get("name") or "", data.get("country"))
        same = same.exclude(pk=self.instance.pk)
        if not data.get("is_another") and (found := same.first()):
            text = _(
                "“%(name)s” is there already. If the person claims the same one, record the person "
                "there as a founder; else tick the box below."
            )
            self.add_error("name", ValidationError(text % {"name": found}))
        return data


class StageForm(PastDays, TenantForm):
    past = ("on",)

    class Meta:
        model = VentureStage
        fields = ("stage", "on", "note")

    def clean(self):
        data = super().clean()
        last = VentureStage.objects.filter(venture=self.instance.venture_id).first()
        if last and data.get("on") and data["on"] < last.on:
            text = _("The stage before it began on %(day)s.") % {"day": last.on}
            self.add_error("on", ValidationError(text))
        return data


class FounderForm(PastDays, TenantForm):
    past = ("since",)

    class Meta:
        model = Founder
        fields = ("venture", "role", "since", "until", "shares_household", "is_disputed")


class SettlementForm(PastDays, TenantForm):
    past = ("settled_on",)

    class Meta:
        model = ClaimSettlement
        fields = ("outcome", "settled_on", "reason")


class GoalForm(TenantForm):
    class Meta:
        model = VentureGoal
        fields = ("goal", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["goal"]
        field.choices = [(key, f"{key} {name}" if key else name) for key, name in field.choices]


class CountForm(PastDays, TenantForm):
    past = ("as_of",)

    class Meta:
        model = VentureCount
        fields = ("kind", "people", "women", "counted_elsewhere", "founder", "as_of", "evidence")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("founder", "evidence"):
            rows = self.fields[name].queryset
            self.fields[name].queryset = rows.filter(venture=self.instance.venture_id)


class EvidenceForm(PastDays, TenantForm):
    past = ("seen_on",)
    file = forms.FileField(
        label=gettext_lazy("file"), required=False,
        help_text=gettext_lazy("JPEG, PNG or PDF, up to 20 MB. Kept encrypted."),
    )  # fmt: skip

    class Meta:
        model = Evidence
        fields = ("kind", "grade", "what", "seen_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = [
            (one.grade, f"{one.grade}: {one.meaning}") for one in grades()
        ]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file:
            try:
                kind_of_paper(file)
            except NotTaken as refused:
                raise ValidationError(
                    _("Please choose a JPEG, PNG or PDF of up to 20 MB.")
                ) from refused
        return file

    def _post_clean(self):
        data = self.cleaned_data
        if data.get("grade") and data.get("seen_on"):
            months = next(one.months for one in grades() if one.grade == data["grade"])
            self.instance.expires_on = add_months(data["seen_on"], months)
        super()._post_clean()

    def save(self, commit=True):
        if self.cleaned_data["file"]:
            keep_with(self.instance, self.cleaned_data["file"])
            return self.instance
        return super().save(commit)


class ContactForm(TenantForm):
    class Meta:
        model = VentureContact
        fields = ("company", "branch", "kind", "person", "reached_at", "since", "note")


class JoinForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("code of the other organization"), max_length=40)

    def clean_code(self):
        return typed(self.cleaned_data["code"])
