"""Forms of the organization's own affairs: licence, offices, notices, reports, control."""

from functools import partial

from django import forms

from companies.models import (
    AccompaniedAudit,
    BusinessReport,
    Closure,
    ExternalConfirmation,
    ExternalReviewer,
    Licence,
    LicenceChange,
    OperatingRules,
    SupervisingManager,
)
from titp.japanese.text import katakana, one_line
from titp.pages.forms import TenantForm
from titp.tenancy.models import Office


class OfficeForm(TenantForm):
    class Meta:
        model = Office
        fields = ("name", "postal_code", "address", "phone")


class SupervisingManagerForm(TenantForm):
    class Meta:
        model = SupervisingManager
        fields = (
            "office", "name", "name_kana", "full_time", "close_ties", "completed_on", "starts_on",
            "ends_on",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))


class LicenceForm(TenantForm):
    class Meta:
        model = Licence
        fields = ("kind", "number", "starts_on", "expires_on", "renewal_filed_on")


class LicenceChangeForm(TenantForm):
    class Meta:
        model = LicenceChange
        fields = ("item", "changed_on", "substantial", "notified_on", "note")


class ClosureForm(TenantForm):
    class Meta:
        model = Closure
        fields = ("kind", "office", "decided_on", "planned_on", "notified_on", "measures")


class BusinessReportForm(TenantForm):
    class Meta:
        model = BusinessReport
        fields = (
            "office", "fiscal_year", "submitted_on", "accounts_attached", "visits_attached",
            "external_attached",
        )  # fmt: skip


class OperatingRulesForm(TenantForm):
    class Meta:
        model = OperatingRules
        fields = ("checked_on", "url", "reachable", "exemption")
        field_classes = {"url": partial(forms.URLField, assume_scheme="https")}


class ExternalReviewerForm(TenantForm):
    class Meta:
        model = ExternalReviewer
        fields = ("kind", "name", "completed_on", "starts_on", "ends_on")

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


class ExternalConfirmationForm(TenantForm):
    class Meta:
        model = ExternalConfirmation
        fields = (
            "office", "reviewer", "held_on", *ExternalConfirmation.METHODS,
            *ExternalConfirmation.ITEMS, "result", "opinion", "written",
        )  # fmt: skip
        widgets = {"result": forms.Textarea({"rows": 3}), "opinion": forms.Textarea({"rows": 3})}


class AccompaniedAuditForm(TenantForm):
    class Meta:
        model = AccompaniedAudit
        fields = (
            "office", "reviewer", "company", "held_on", *AccompaniedAudit.METHODS, "result",
            "opinion", "written",
        )  # fmt: skip
        widgets = {"result": forms.Textarea({"rows": 3}), "opinion": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = ExternalReviewer.objects.auditors()
