"""Forms of single steps of a skill test, and of its retake."""

from django.core.exceptions import ValidationError
from django.forms.models import modelform_factory
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from training_plans.lecture_forms import NOT_YET
from training_plans.models import SkillTest
from training_plans.skill_test_steps import STEPS

PAST = ("applied_on", "sat_on", "result_on")


class StepForm(TenantForm):
    """What one step tells of a test; its days are needed, and acts lie behind us."""

    class Meta:
        model = SkillTest
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - {"body", "version"}:
            self.fields[name].required = True

    def clean_body(self):
        return one_line(self.cleaned_data["body"])

    def clean(self):
        cleaned = super().clean()
        for name in PAST:
            if cleaned.get(name) and cleaned[name] > localdate():
                self.add_error(name, NOT_YET)
        return cleaned


FORMS = {
    step.name: modelform_factory(SkillTest, form=StepForm, fields=step.fields)
    for step in STEPS.values()
}  # fmt: skip


class RetakeForm(TenantForm):
    """A second try at a test that was failed: for the same stage, perhaps of one part only."""

    class Meta:
        model = SkillTest
        fields = ("part", "applied_on", "booked_for", "body")

    def clean_booked_for(self):
        day, failed = self.cleaned_data["booked_for"], self.instance.retake_of
        if day and failed.sat_on and day <= failed.sat_on:
            raise ValidationError(_("The first try was on %(day)s.") % {"day": failed.sat_on})
        return day

    def clean_body(self):
        return one_line(self.cleaned_data["body"])
