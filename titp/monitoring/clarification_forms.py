"""Forms of clarifications: asking, asking again, and the organization's answer."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.compliance.rule import RULES
from titp.japanese.months import add_months
from titp.monitoring.figure import FIGURES
from titp.monitoring.personal_marks import marks_in, marks_of_ours
from titp.pages.dates import WrittenDateField
from titp.tenancy.models import Organization

USUAL_DAYS, MONTHS = 14, 24
LONG = {"rows": 7}


class MarkedForm(forms.Form):
    """Words that go to the other side; what looks like data of a person is asked about first.

    `marked`: the fields that are looked at. The text is what is typed here: nothing can be
    attached, and no row is linked to it.
    """

    marked = ("words",)
    looked = forms.BooleanField(
        label=gettext_lazy("I have looked: nobody can be recognised from this text."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        typed = [self.data.get(name, "") for name in self.marked] if self.is_bound else []
        self.marks = self.marks_of("\n".join(typed))
        if not self.marks:
            del self.fields["looked"]

    def marks_of(self, text):
        """What of a person the text seems to have, in words."""
        return marks_in(text)

    def clean(self):
        data = super().clean()
        if self.marks and not data.get("looked"):
            what = ", ".join(map(str, self.marks))
            said = _("This looks like data of a person: %(what)s. Please take it out, or say below"
                     " that you have looked.")  # fmt: skip
            self.add_error(self.marked[0], said % {"what": what})
        return data


class OfOurs:
    """Words of an organization: names that it has recorded are found in them, too."""

    def marks_of(self, text):
        return marks_of_ours(text)


class PlainWordsForm(MarkedForm):
    words = forms.CharField(
        label=gettext_lazy("Text"), max_length=5000, widget=forms.Textarea(LONG),
        help_text=gettext_lazy(
            "Write nobody’s name, number or address, nothing of a consultation, and nothing from"
            " which a single person could be recognised."
        ),
    )  # fmt: skip
    field_order = ["words", "looked"]


class AnswerForm(OfOurs, PlainWordsForm):
    """What the organization answers."""


def two_weeks_on():
    return localdate() + timedelta(USUAL_DAYS)


class AskAgainForm(PlainWordsForm):
    """A further question in a thread, with a new day."""

    answer_by = WrittenDateField(
        label=gettext_lazy("answer wished by"), initial=two_weeks_on
    )  # fmt: skip

    def clean_answer_by(self):
        day = self.cleaned_data["answer_by"]
        if day and day < localdate():
            raise ValidationError(_("This day has passed."))
        return day


def figures():
    return [("", "–"), *((slug, one.title) for slug, one in FIGURES.items())]


def rules():
    return [("", "–"), *((one.id, f"{one.id} {one.title}") for one in RULES.values())]


def months():
    this = localdate().replace(day=1)
    found = (add_months(this, -ago) for ago in range(MONTHS))
    return [("", "–"), *((f"{one:%Y-%m-%d}", f"{one:%Y-%m}") for one in found)]


class AskForm(AskAgainForm):
    """The first question of a thread: to whom, and about what."""

    marked = ("words", "subject")
    organization = forms.ModelChoiceField(
        Organization.objects.order_by("name"), to_field_name="slug",
        label=gettext_lazy("organization that is asked"),
    )  # fmt: skip
    subject = forms.CharField(label=gettext_lazy("subject"), max_length=120)
    figure = forms.ChoiceField(label=gettext_lazy("figure"), choices=figures, required=False)
    month = forms.ChoiceField(label=gettext_lazy("month"), choices=months, required=False)
    rule = forms.ChoiceField(label=gettext_lazy("rule"), choices=rules, required=False)

    field_order = ["organization", "subject", "figure", "month", "rule", "words", "looked",
                   "answer_by"]  # fmt: skip

    def about(self):
        """What a thread is about, as its model has it."""
        chosen = {name: self.cleaned_data[name] for name in ("subject", "figure", "rule")}
        return chosen | {"month": self.cleaned_data["month"] or None}
