"""Forms of the passage to Employment for Skill Development."""

from django import forms
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import SupportLicence
from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from training_plans.models import ReadinessAnswer


class SupportLicenceForm(TenantForm):
    class Meta:
        model = SupportLicence
        fields = ("filed_on", "number", "starts_on", "expires_on")


class ReadinessAnswerForm(TenantForm):
    class Meta:
        model = ReadinessAnswer
        fields = ("question", "answered_on", "answered_by", "fulfilled", "number", "note")
        widgets = {
            "fulfilled": forms.NullBooleanSelect,
            "note": forms.Textarea({"rows": 2}),
        }

    def clean_answered_by(self):
        return one_line(self.cleaned_data["answered_by"])

    def clean(self):
        cleaned = super().clean()
        asks_for_number = cleaned.get("question") == ReadinessAnswer.Question.STAFF
        wanted, other = ("number", "fulfilled") if asks_for_number else ("fulfilled", "number")
        if cleaned.get(wanted) is None and wanted not in self.errors:
            words = _("Give the number.") if asks_for_number else _("Answer yes or no.")
            self.add_error(wanted, words)
        elif cleaned.get(other) is not None:
            self.add_error(other, _("Leave this empty for this question."))
        return cleaned
