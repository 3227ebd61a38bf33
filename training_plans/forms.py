"""Forms of the training plans room: plans, rests, tests, audits with their report, visits."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from training_plans.models import (
    PlanAct,
    PlanTask,
    SkillTest,
    Suspension,
    TrainingPlan,
)
from training_plans.operation_choices import by_occupation

SET_BY_ACTS = ("filed_on", "accredited_on", "accreditation_number", "ended_on")


class TrainingPlanForm(TenantForm):
    turns_on, turns_after = ("starts_on",), ("ends_on", "ended_on")

    essential_minutes = HoursField(label=gettext_lazy("Essential tasks (hours)"))
    essential_safety_minutes = HoursField(label=gettext_lazy("of these: safety and health (hours)"))
    related_minutes = HoursField(label=gettext_lazy("Related tasks (hours)"))
    related_safety_minutes = HoursField(label=gettext_lazy("of these: safety and health (hours)"))
    peripheral_minutes = HoursField(label=gettext_lazy("Peripheral tasks (hours)"))
    peripheral_safety_minutes = HoursField(
        label=gettext_lazy("of these: safety and health (hours)")
    )

    class Meta:
        model = TrainingPlan
        fields = (
            "company", "workplace", "stage", "operation", "starts_on", "ends_on",
            "lecture_starts_on", "lecture_ends_on", "filed_on", "accredited_on",
            "accreditation_number", "essential_minutes", "essential_safety_minutes",
            "related_minutes", "related_safety_minutes", "peripheral_minutes",
            "peripheral_safety_minutes", "test_target", "evaluated_on", "exception",
            "exception_note", "ended_on", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].required = True
        self.fields["operation"].choices = by_occupation()
        self._leave_to_rows()
        workplaces = self.fields["workplace"]
        workplaces.queryset = workplaces.queryset.select_related("company")
        workplaces.label_from_instance = lambda place: f"{place.company} – {place}"

    def _leave_to_rows(self):
        """Hours that tasks sum up, and days that acts have set, are not written here."""
        if self.instance._state.adding:
            return
        if PlanTask.objects.filter(plan=self.instance).exists():
            for name in [name for name in self.fields if name.endswith("_minutes")]:
                del self.fields[name]
        if PlanAct.objects.filter(plan=self.instance).exists():
            for name in SET_BY_ACTS:
                del self.fields[name]

    def clean(self):
        company, workplace = self.cleaned_data.get("company"), self.cleaned_data.get("workplace")
        if company and workplace and workplace.company_id != company.pk:
            self.add_error("workplace", _("This workplace belongs to another company."))
        return super().clean()


class SuspensionForm(TenantForm):
    turns_on = ("starts_on", "resumes_on")

    class Meta:
        model = Suspension
        fields = ("starts_on", "resumes_on", "reason")


class SkillTestForm(TenantForm):
    class Meta:
        model = SkillTest
        fields = (
            "plan", "grade", "part", "body", "applied_on", "booked_for", "sat_on", "result_on",
            "outcome",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance.trainee_id
        self.fields["plan"].queryset = TrainingPlan.objects.filter(trainee=person)
