"""Forms about the protection of people: papers, deposits, consultations."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.accounts.naming import office_people
from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from trainees.models import Consultation, DocumentCheck, ProtectionInterview, Trainee


class DocumentCheckForm(TenantForm):
    class Meta:
        model = DocumentCheck
        fields = ("checked_on", "passport_with_trainee", "card_with_trainee", "absence", "note")
        widgets = {"note": forms.Textarea}


class ProtectionInterviewForm(TenantForm):
    class Meta:
        model = ProtectionInterview
        fields = (
            "held_on", "kind", "deposit_reported", "relatives_deposit_reported",
            "penalty_contract_reported", "savings_controlled", "loan_reported", "note",
        )  # fmt: skip
        widgets = {"note": forms.Textarea}


def _named_at(person):
    return f"{person} – {person.company}" if person.company_id else str(person)


class ConsultationForm(TenantForm):
    """What was said is never put into the page: it is replaced, or left, but not read here."""

    HIDDEN = ("summary", "action")
    LATER = ("first_response_at", "understood", "action", "plan_recorded_on", "closed_at")

    class Meta:
        model = Consultation
        # Who may read it comes first; what is known only later comes last.
        fields = (
            "restricted", "about_person", "channel", "language", "category", "urgency", "trainee",
            "company", "summary", "received_at", "handled_by", "first_response_at", "understood",
            "action", "plan_recorded_on", "closed_at",
        )  # fmt: skip
        widgets = {"summary": forms.Textarea, "action": forms.Textarea}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.recorded = {name: getattr(self.instance, name) or "" for name in self.HIDDEN}
        for name in self.HIDDEN:
            self.initial[name] = ""
        if self.recorded["summary"]:
            self.fields["summary"].help_text = _("Recorded. Leave empty to keep it.")
        if self.recorded["action"]:
            self.fields["action"].help_text = _("What you write is added to what is recorded.")
        people = Trainee.objects.staying(localdate())
        if self.instance.trainee_id:
            people = people | Trainee.objects.filter(pk=self.instance.trainee_id)
        # Many have names alike: where they are tells them apart, while somebody is on the phone.
        self.fields["trainee"].queryset = people.select_related("company")
        self.fields["trainee"].label_from_instance = _named_at

        self.fields["about_person"].queryset = office_people()

    def at_intake(self):
        """The fields of the first minute."""
        return [field for field in self if field.name not in self.LATER]

    def later(self):
        return [field for field in self if field.name in self.LATER]

    def later_has_errors(self):
        return any(field.errors or field.value() for field in self.later())

    def clean_summary(self):
        return self.cleaned_data["summary"] or self.recorded["summary"]

    def clean_action(self):
        """A log: what was written before stays above."""
        written = (self.recorded["action"], self.cleaned_data["action"])
        return "\n".join(text for text in written if text)

    def clean(self):
        """What is about one of us is for the contacts only, whether that was ticked or not."""
        data = super().clean()
        if data.get("about_person"):
            data["restricted"] = True
        return data

    def clean_handled_by(self):
        return one_line(self.cleaned_data["handled_by"])

    def _shown(self, name, value):
        return "••••••" if name in self.HIDDEN else super()._shown(name, value)
