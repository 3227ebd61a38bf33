"""Forms of supervision: audits with their interviews and report, visits, and what follows."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from trainees.models import Trainee
from training_plans.models import (
    Audit,
    AuditReport,
    Interview,
    LabourViolation,
    Suspicion,
    Visit,
)


class AuditForm(TenantForm):
    class Meta:
        model = Audit
        fields = (
            "kind", "held_on", "carried_out", "workplace", "seen_on_site", "reports_heard",
            "trainees_interviewed", "interviewed_count", "books_checked", "lodging_checked",
            "alternative_reason", "alternative", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        workplaces = self.fields["workplace"]
        workplaces.queryset = workplaces.queryset.filter(company=self.instance.company_id)


class AuditReportForm(TenantForm):
    class Meta:
        model = AuditReport
        fields = ("submitted_on",)

    def clean_submitted_on(self):
        submitted_on = self.cleaned_data["submitted_on"]
        if submitted_on < self.instance.audit.held_on:
            raise ValidationError(_("It was submitted before the audit was held."))
        return submitted_on


class InterviewForm(TenantForm):
    class Meta:
        model = Interview
        fields = ("trainee", "manner")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        company = self.instance.audit.company_id
        theirs = Q(plans__company=company) | Q(placements__company=company)
        self.fields["trainee"].queryset = Trainee.objects.filter(theirs).distinct()


class VisitForm(TenantForm):
    class Meta:
        model = Visit
        fields = ("visited_on", "note")


class SuspicionForm(TenantForm):
    class Meta:
        model = Suspicion
        fields = ("suspected_on", "ground", "source", "note")
        widgets = {"note": forms.Textarea}


class LabourViolationForm(TenantForm):
    class Meta:
        model = LabourViolation
        fields = (
            "found_on", "source", "law", "topic", "instructed_on", "reported_on", "authority",
            "note",
        )  # fmt: skip
        widgets = {"note": forms.Textarea}

    def clean_authority(self):
        return one_line(self.cleaned_data["authority"])
