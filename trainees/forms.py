"""Forms of the trainees room: people, their papers, placements and how it came to an end."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Room, Workplace
from titp.japanese.text import compact, katakana, one_line
from titp.pages.dates import come
from titp.pages.forms import TenantForm
from trainees.models import (
    Leaving,
    Lodger,
    Passport,
    Placement,
    ResidencePeriod,
    SendingOrganization,
    StayApplication,
    Trainee,
)
from trainees.models.papers import CARD_NUMBER

PASSPORT_NUMBER = re.compile(r"[A-Z0-9]{5,20}")


class TraineeForm(TenantForm):
    class Meta:
        model = Trainee
        fields = (
            "name_roman", "name_kana", "name_native", "sex", "birth_date", "nationality",
            "language", "batch", "sending_organization", "entered_on", "address", "phone",
            "email", "note",
        )  # fmt: skip
        widgets = {"address": forms.TextInput}

    def clean_name_roman(self):
        return one_line(self.cleaned_data["name_roman"]).upper()

    def clean_birth_date(self):
        return come(self.cleaned_data["birth_date"], _("Nobody is born in the future."))

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))


class SendingOrganizationForm(TenantForm):
    class Meta:
        model = SendingOrganization
        fields = ("name", "country", "number", "no_deposit_clause")


class NumberedPaperForm(TenantForm):
    """A paper whose number is never put into the page: an empty box keeps what is recorded."""

    number = forms.CharField(
        label=gettext_lazy("number"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    well_formed = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.recorded = self.instance.number or ""
        self.initial["number"] = ""
        if self.recorded:
            self.fields["number"].help_text = _("Recorded: %(masked)s. Leave empty to keep it.") % {
                "masked": self.instance.masked
            }

    def clean_number(self):
        number = compact(self.cleaned_data["number"]).upper().replace("-", "")
        if number and not self.well_formed.fullmatch(number):
            raise ValidationError(_("This is not how such a number is written."), code="number")
        return number or self.recorded

    def _shown(self, name, value):
        return "••••••" if name == "number" else super()._shown(name, value)


class PassportForm(NumberedPaperForm):
    well_formed = PASSPORT_NUMBER

    class Meta:
        model = Passport
        fields = ("number", "issued_on", "expires_on")


class ResidencePeriodForm(NumberedPaperForm):
    well_formed = CARD_NUMBER

    class Meta:
        model = ResidencePeriod
        fields = ("status", "number", "starts_on", "expires_on")


class StayApplicationForm(TenantForm):
    class Meta:
        model = StayApplication
        fields = ("kind", "submitted_on", "decided_on", "outcome")


class PlacementForm(TenantForm):
    turns_on, turns_after = ("starts_on",), ("ends_on",)

    class Meta:
        model = Placement
        fields = ("company", "workplace", "starts_on", "ends_on", "taken_over")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        workplaces = self.fields["workplace"]
        workplaces.queryset = Workplace.objects.select_related("company").order_by(
            "company__sort_key", "name"
        )
        workplaces.label_from_instance = lambda place: f"{place.company} – {place}"

    def clean(self):
        company, workplace = self.cleaned_data.get("company"), self.cleaned_data.get("workplace")
        if company and workplace and workplace.company_id != company.pk:
            self.add_error("workplace", _("This workplace belongs to another company."))
        return super().clean()


class TransferForm(PlacementForm):
    """Begins a placement elsewhere and ends the present one on the day before."""

    class Meta(PlacementForm.Meta):
        fields = ("company", "workplace", "starts_on", "taken_over")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].required = True

    def save(self, commit=True):
        self.instance.trainee.transfer(self.instance)
        return self.instance


class LodgerForm(TenantForm):
    class Meta:
        model = Lodger
        fields = ("room", "starts_on", "ends_on")
        help_texts = {"ends_on": gettext_lazy("Leave empty while it lasts.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = self.fields["room"]
        rooms.queryset = Room.objects.select_related("lodging__company").order_by(
            "lodging__company__sort_key", "lodging__name", "name"
        )
        rooms.label_from_instance = lambda room: f"{room.lodging.company} – {room}"


class LeavingForm(TenantForm):
    turns_on, turns_after = ("planned_on",), ("left_on",)

    class Meta:
        model = Leaving
        fields = ("kind", "reason", "planned_on", "left_on", "note")

    def save(self, commit=True):
        self.instance.record()
        return self.instance
