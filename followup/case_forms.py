"""Forms of cases: asking for one, declining, writing a copy, and a consent signed on paper."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from followup.cases.preparing import FACTS, facts_of
from followup.models import CaseCopy
from titp.accounts.naming import office_people
from titp.monitoring.clarification_forms import (
    LONG,
    MarkedForm,
    OfOurs,
    figures,
    two_weeks_on,
)
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from titp.tenancy.models import Organization
from trainees.models import Consultation

USUAL_DAYS, LONGEST_DAYS = 30, 366
# The same whether there is such a case, or the person does not wish it, or there is none.
NOTHING = gettext_lazy("There is no case that we can release to this request.")
KEEP_OUT = gettext_lazy(
    "Leave out names, numbers, days, places and what few people have in common; say “a person”,"
    " “in summer”, “at a host in the region”."
)


class CaseRequestForm(MarkedForm):
    marked = ("reason", "needed")
    organization = forms.ModelChoiceField(
        Organization.objects.order_by("name"), to_field_name="slug",
        label=gettext_lazy("organization that is asked"),
    )  # fmt: skip
    category = forms.ChoiceField(
        label=gettext_lazy("matter"),
        required=False,
        choices=[("", "–"), *Consultation.Category.choices],
    )
    figure = forms.ChoiceField(label=gettext_lazy("figure"), choices=figures, required=False)
    since = WrittenDateField(label=gettext_lazy("from"), required=False)
    until = WrittenDateField(label=gettext_lazy("to"), required=False)
    reference = forms.CharField(
        label=gettext_lazy("number that the person gave"), max_length=60, required=False,
        help_text=gettext_lazy("Where somebody turned to Devnet. Nobody’s name."),
    )  # fmt: skip
    restricted = forms.BooleanField(
        label=gettext_lazy("for the safeguarding contacts only"),
        required=False,
        help_text=gettext_lazy("Always so where the person gave a number."),
    )
    reason = forms.CharField(
        label=gettext_lazy("reason"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Nothing from which it could be told who is concerned."),
    )  # fmt: skip
    needed = forms.CharField(
        label=gettext_lazy("what is needed"), max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    answer_by = WrittenDateField(
        label=gettext_lazy("answer wished by"), initial=two_weeks_on
    )  # fmt: skip
    field_order = [
        "organization", "category", "figure", "since", "until", "reference", "restricted",
        "reason", "needed", "looked", "answer_by",
    ]  # fmt: skip

    def clean(self):
        data = super().clean()
        if not any(data.get(name) for name in ("category", "figure", "reference")):
            self.add_error("category", _("Say what it is about: a matter, a figure or a number."))
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("It ends before it begins."))
        if data.get("answer_by") and data["answer_by"] < localdate():
            self.add_error("answer_by", _("This day has passed."))
        return data

    def asked(self):
        """What the request has, without the organization."""
        data = self.cleaned_data
        names = ("category", "figure", "since", "until", "reference", "reason", "needed",
                 "answer_by")  # fmt: skip
        restricted = data["restricted"] or bool(data["reference"])
        return {name: data[name] for name in names} | {"restricted": restricted}


class DeclineForm(OfOurs, MarkedForm):
    words = forms.CharField(
        label=gettext_lazy("reason"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        initial=NOTHING,
        help_text=gettext_lazy(
            "Do not say whether there is such a case, or what the person wishes."
        ),
    )  # fmt: skip
    field_order = ["words", "looked"]


class RecallForm(MarkedForm):
    words = forms.CharField(
        label=gettext_lazy("reason"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("The organization reads it, and so does the monitor who asked."),
    )  # fmt: skip
    field_order = ["words", "looked"]


class CaseCopyForm(OfOurs, MarkedForm, TenantForm):
    """The text that monitors would read, with facts chosen one by one; never a live row."""

    marked = ("text",)
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("facts of the consultation"), required=False,
        choices=[(name, label) for name, (label, _say) in FACTS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("As they are today; they do not change with the consultation."),
    )  # fmt: skip
    field_order = ["consultation", "person", "restricted", "about_person", "chosen", "text",
                   "looked", "told", "until"]  # fmt: skip

    class Meta:
        model = CaseCopy
        fields = ("consultation", "person", "restricted", "about_person", "text", "told", "until")
        widgets = {"text": forms.Textarea(LONG), "told": forms.Textarea(LONG)}

    def __init__(self, *args, is_contact=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget = forms.Textarea(LONG)
        self.fields["told"].widget = forms.Textarea(LONG)
        self.fields["text"].help_text = KEEP_OUT
        self.initial["until"] = localdate() + timedelta(USUAL_DAYS)
        asked, rows = self.instance.request, Consultation.objects.order_by("-received_at")
        if asked.category:
            rows = rows.filter(category=asked.category)
        if asked.since:
            rows = rows.filter(received_at__date__gte=asked.since)
        if asked.until:
            rows = rows.filter(received_at__date__lte=asked.until)
        self.fields["consultation"].queryset = rows
        if report := asked.report:
            self.initial |= {"consultation": report.pk, "about_person": report.about_person_id}
        self.fields["consultation"].label_from_instance = _labelled
        self.fields["about_person"].queryset = office_people()
        if not is_contact:
            del self.fields["restricted"], self.fields["about_person"]

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day and not localdate() <= day <= localdate() + timedelta(LONGEST_DAYS):
            raise ValidationError(_("A day from today until a year from now."))
        return day

    def clean(self):
        data = super().clean()
        told = data.get("consultation")
        if data.get("about_person"):
            data["restricted"] = True
        if told and told.trainee_id:
            if data.get("person") and data["person"].pk != told.trainee_id:
                self.add_error("person", _("The consultation is of another person."))
            data["person"] = told.trainee
        self.instance.facts = facts_of(told, data.get("chosen", ())) if told else ""
        return data


def _labelled(row):
    return f"{row} · {row.get_category_display()}"


class PaperAnswerForm(forms.Form):
    """What somebody signed on paper."""

    answer = forms.ChoiceField(
        label=gettext_lazy("answer"), widget=forms.RadioSelect,
        choices=[
            ("yes", pgettext_lazy("case", "agrees")),
            ("no", pgettext_lazy("case", "does not agree")),
        ],
    )  # fmt: skip
    signed_as = forms.CharField(label=gettext_lazy("name as signed"), max_length=100)
