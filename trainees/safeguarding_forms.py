"""Forms of what follows a consultation, and of who protects people and within which time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from titp.accounts.naming import office_people
from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from trainees.models import (
    ConsultationEntry,
    ConsultationFile,
    Escalation,
    OwnHotline,
    SafeguardingContact,
    SafeguardingTerms,
    VoiceCard,
)
from trainees.safeguarding.files import PAPER, SOUND, NotTaken, kind_of
from trainees.safeguarding.numbers import hotlines

TAKEN = SOUND | PAPER
REFUSED = {
    "audio": _("This is no file that can be kept: sound, JPEG, PNG or PDF."),
    "large": _("The file is larger than 20 MB, or there are 50 files already."),
}


class EntryForm(TenantForm):
    understood = forms.BooleanField(
        label=_("in a language the person understands"), required=False, initial=True
    )

    class Meta:
        model = ConsultationEntry
        fields = ("kind", "words")
        widgets = {"words": forms.Textarea}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = ConsultationEntry.Kind
        self.fields["kind"].choices = [(k.value, k.label) for k in (kinds.ANSWER, kinds.NOTE)]
        self.fields["words"].required = True
        self.fields["kind"].help_text = _(
            "Whoever came by a card reads an answer with their code; a note is for the office."
        )


class FileForm(TenantForm):
    file = forms.FileField(
        label=_("file"), help_text=_("Sound, JPEG, PNG or PDF, up to 20 MB. Kept as it comes.")
    )

    class Meta:
        model = ConsultationFile
        fields = ("from_whom", "what")

    field_order = ("file", "from_whom", "what")

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            kind_of(file, TAKEN)
        except NotTaken as refused:
            raise forms.ValidationError(REFUSED[str(refused)]) from refused
        return file


class EscalationForm(TenantForm):
    restricted = forms.BooleanField(
        label=_("from now on for the safeguarding contacts only"), required=False,
        help_text=_("You will not see it any more, unless you are one of them."),
    )  # fmt: skip

    class Meta:
        model = Escalation
        fields = ("reason",)
        widgets = {"reason": forms.Textarea}

    def __init__(self, *args, may_restrict, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_restrict = may_restrict

    def clean_restricted(self):
        if self.cleaned_data["restricted"] and not self.may_restrict:
            raise forms.ValidationError(
                _("Nobody could read it: please have a safeguarding contact appointed first.")
            )
        return self.cleaned_data["restricted"]


class CardForm(TenantForm):
    class Meta:
        model = VoiceCard
        fields = ("label",)

    def clean_label(self):
        return one_line(self.cleaned_data["label"])


class TermsForm(TenantForm):
    class Meta:
        model = SafeguardingTerms
        fields = (
            "since", "first_answer_hours", "urgent_answer_hours", "closing_days", "guard_days",
        )  # fmt: skip


class OwnHotlineForm(TenantForm):
    class Meta:
        model = OwnHotline
        fields = ("name", "phone", "language", "hours", "instead_of", "source", "checked_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        public = [(one.key, f"{one} {one.phone}") for one in hotlines()]
        self.fields["instead_of"] = forms.ChoiceField(
            label=self.fields["instead_of"].label, choices=[("", _("none")), *public],
            required=False, help_text=self.fields["instead_of"].help_text,
        )  # fmt: skip

    def clean_phone(self):
        phone = one_line(self.cleaned_data["phone"])
        if not any(letter.isdigit() for letter in phone):
            raise forms.ValidationError(_("This is no telephone number."))
        return phone


class ContactForm(TenantForm):
    class Meta:
        model = SafeguardingContact
        fields = ("user",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = office_people().exclude(pk=self.instance.appointed_by_id)
