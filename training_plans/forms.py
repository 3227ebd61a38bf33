"""Forms of the training plans room: plans, rests, tests, audits with their report, visits."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import clean
from titp.pages.forms import TenantForm
from training_plans.models import (
    Audit,
    AuditReport,
    SkillTest,
    Suspension,
    TrainingPlan,
    Visit,
)

MINUTES = 60


class HoursField(forms.DecimalField):
    """Hours with decimals on the page, whole minutes in the record; nothing is rounded."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_digits=10, decimal_places=4, required=False, **kwargs)
        self.widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 9})

    def prepare_value(self, value):
        """The hours of recorded minutes; what somebody typed stays as it is."""
        if not isinstance(value, int):
            return value
        # 60 = 3 × 20: only minutes that three divides come to an end as decimal hours
        return f"{Decimal(value) / MINUTES:f}" if value % 3 == 0 else _as_clock(value)

    def to_python(self, value):
        return super().to_python(clean(value).replace(",", "") if value else value)

    def clean(self, value):
        if isinstance(value, str) and ":" in clean(value):
            return _from_clock(clean(value))
        hours = super().clean(value)
        minutes = (hours or Decimal()) * MINUTES
        if minutes != int(minutes):
            raise ValidationError(_("This is no whole number of minutes: write it as 1:20."))
        return int(minutes)

    def has_changed(self, initial, data):
        try:
            return self.clean(data) != (initial or 0)
        except ValidationError:
            return True


def _as_clock(minutes):
    return f"{minutes // MINUTES}:{minutes % MINUTES:02}"


def _from_clock(text):
    hours, _colon, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(minutes) < MINUTES):
        raise ValidationError(_("Write hours as 1.5 or 1:30."))
    return int(hours) * MINUTES + int(minutes)


class TrainingPlanForm(TenantForm):
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
        workplaces = self.fields["workplace"]
        workplaces.queryset = workplaces.queryset.select_related("company")
        workplaces.label_from_instance = lambda place: f"{place.company} – {place}"

    def clean(self):
        company, workplace = self.cleaned_data.get("company"), self.cleaned_data.get("workplace")
        if company and workplace and workplace.company_id != company.pk:
            self.add_error("workplace", _("This workplace belongs to another company."))
        return super().clean()


class SuspensionForm(TenantForm):
    class Meta:
        model = Suspension
        fields = ("starts_on", "resumes_on", "reason")


class SkillTestForm(TenantForm):
    class Meta:
        model = SkillTest
        fields = (
            "plan", "grade", "part", "applied_on", "booked_for", "sat_on", "result_on", "outcome",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance.trainee_id
        self.fields["plan"].queryset = TrainingPlan.objects.filter(trainee=person)


class AuditForm(TenantForm):
    class Meta:
        model = Audit
        fields = ("kind", "held_on", "carried_out", "note")


class AuditReportForm(TenantForm):
    class Meta:
        model = AuditReport
        fields = ("submitted_on",)

    def clean_submitted_on(self):
        submitted_on = self.cleaned_data["submitted_on"]
        if submitted_on < self.instance.audit.held_on:
            raise ValidationError(_("It was submitted before the audit was held."))
        return submitted_on


class VisitForm(TenantForm):
    class Meta:
        model = Visit
        fields = ("visited_on", "note")
