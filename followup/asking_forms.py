"""What is filled in while returnees are asked: a try, a telephone answer, a list to lend."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from followup.models import Attempt, CallingList, Wave
from followup.models.answer import NOT_SAID
from followup.survey.money import currencies
from followup.survey.questions import of_wave
from followup.survey.screens import ask_of, label
from followup.survey.tongues import words
from titp.pages.forms import TenantForm


class TryForm(forms.Form):
    """By which of the person's contacts, or otherwise, and what came of it."""

    contact = forms.ChoiceField(label=_("by which way"))
    outcome = forms.ChoiceField(label=_("what came of it"), choices=Attempt.Outcome.choices)

    def __init__(self, *args, channels, **kwargs):
        super().__init__(*args, **kwargs)
        self.channels = {str(one.pk): one for one in channels}
        own = [(key, one.get_kind_display()) for key, one in self.channels.items()]
        others = [(way, way.label) for way in (Attempt.Way.ANCHOR, Attempt.Way.SHEET)]
        self.fields["contact"].choices = [*own, *others]

    @property
    def channel(self):
        return self.channels.get(self.cleaned_data["contact"])

    @property
    def way(self):
        return self.channel.kind if self.channel else self.cleaned_data["contact"]


class PhoneForm(forms.Form):
    """All questions of a wave on one page, as they are asked on the telephone.

    What is left open was not said. A question that follows only one answer counts only after it.
    """

    def __init__(self, *args, invitation, language, **kwargs):
        super().__init__(*args, **kwargs)
        said, self.questions = words(language), of_wave(invitation.wave)
        for one in self.questions:
            asked = said[ask_of(one.key)]
            if one.is_amount:
                self.fields[one.key] = forms.CharField(label=asked, required=False, max_length=40)
                self.fields["currency"] = forms.ChoiceField(
                    label=said["currency"], required=False,
                    choices=[("", "–"), *((code, code) for code in currencies())],
                )  # fmt: skip
            else:
                options = [
                    (value, label(one.key, value, invitation, language)) for value in one.options
                ]
                self.fields[one.key] = forms.ChoiceField(
                    label=asked, required=False, choices=[("", said["not_said"]), *options],
                    help_text=self._only_after(one, invitation, language),
                )  # fmt: skip

    def _only_after(self, question, invitation, language):
        if not question.after:
            return ""
        doing = label("doing", question.after, invitation, language)
        return _("Only after the answer “%(answer)s”.") % {"answer": doing}

    def clean(self):
        values = super().clean()
        if not any(values.get(one.key) for one in self.questions):
            raise forms.ValidationError(_("Nothing has been filled in."))
        return values

    def said(self, question):
        """What was said to a question, as `recording.record` takes it: (value, currency)."""
        value = self.cleaned_data.get(question) or NOT_SAID
        return value, self.cleaned_data.get("currency", "") if value != NOT_SAID else ""


class AskForm(forms.Form):
    """In which wave somebody is asked by hand."""

    wave = forms.TypedChoiceField(label=_("wave"), choices=Wave.choices, coerce=int)


class CallingListForm(TenantForm):
    class Meta:
        model = CallingList
        fields = ["sending_organization", "until"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["until"] = localdate() + timedelta(days=14)


class CallForm(forms.Form):
    """What came of a call from a lent list."""

    survey = forms.IntegerField(min_value=1)
    contact = forms.CharField(max_length=24)
    outcome = forms.ChoiceField(choices=Attempt.Outcome.choices)
