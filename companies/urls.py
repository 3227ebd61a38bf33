"""Addresses of the companies room."""

from django.urls import path

from companies import forms, own_forms
from companies.views import (
    company,
    lodging,
    notice,
    organization,
    overtime,
    own_report,
    staff,
    workplace,
)
from titp.compliance.parts import OwnPart, Part

CHANGE = company.CHANGE
PARTS = [
    Part("workplace", "workplaces", forms.WorkplaceForm, "company", CHANGE, "company-workplaces"),
    Part("officer", "officers", forms.OfficerForm, "company", CHANGE, "company-staff"),
    Part("staff", "staff", forms.StaffForm, "company", CHANGE, "company-staff"),
    Part(
        "staff-count", "staff-counts", forms.StaffCountForm, "company", CHANGE,
        "company-workplaces",
    ),
    Part(
        "excellent-standing", "excellent-standings", forms.ExcellentStandingForm, "company",
        CHANGE, "company-workplaces",
    ),
    Part(
        "workers-compensation", "workers-compensations", forms.WorkersCompensationForm, "company",
        CHANGE, "company-workplaces",
    ),
    Part("lodging", "lodgings", forms.LodgingForm, "company", CHANGE, "company-lodging"),
    Part(
        "commencement-notice", "commencement-notices", forms.CommencementNoticeForm, "company",
        CHANGE, "company-notices",
    ),
    Part(
        "implementation-report", "implementation-reports", forms.ImplementationReportForm,
        "company", CHANGE, "company-notices",
    ),
    Part(
        "overtime-agreement", "overtime-agreements", forms.OvertimeAgreementForm, "company",
        CHANGE, "company-overtime",
    ),
]  # fmt: skip

# What belongs to a member of the staff, and is listed on the same page
OF_STAFF = [
    Part("appointment", "appointments", forms.AppointmentForm, "staff", CHANGE),
    Part("course", "courses", forms.CourseForm, "staff", CHANGE),
]

# What belongs to a workplace or a lodging, and is listed on the same page
OF_WORKPLACES = [
    Part("care-staff-count", "care-staff-counts", forms.CareStaffCountForm, "workplace", CHANGE)
]
OF_LODGINGS = [Part("room", "rooms", forms.RoomForm, "lodging", CHANGE)]

OURS = organization.CHANGE
OWN = [
    OwnPart("office", "offices", own_forms.OfficeForm, OURS, "organization-offices"),
    OwnPart(
        "supervising-manager", "supervising-managers", own_forms.SupervisingManagerForm, OURS,
        "organization-offices",
    ),
    OwnPart("licence", "licences", own_forms.LicenceForm, OURS, "organization-licence"),
    OwnPart(
        "licence-change", "licence-changes", own_forms.LicenceChangeForm, OURS,
        "organization-licence",
    ),
    OwnPart("closure", "closures", own_forms.ClosureForm, OURS, "organization-licence"),
    OwnPart(
        "business-report", "business-reports", own_forms.BusinessReportForm, OURS,
        "organization-reports",
    ),
    OwnPart(
        "operating-rules", "operating-rules", own_forms.OperatingRulesForm, OURS,
        "organization-reports",
    ),
    OwnPart(
        "external-reviewer", "external-reviewers", own_forms.ExternalReviewerForm, OURS,
        "organization-control",
    ),
    OwnPart(
        "external-confirmation", "external-confirmations", own_forms.ExternalConfirmationForm,
        OURS, "organization-control",
    ),
    OwnPart(
        "accompanied-audit", "accompanied-audits", own_forms.AccompaniedAuditForm, OURS,
        "organization-control",
    ),
]  # fmt: skip

urlpatterns = [
    path("organization/", organization.organization, name="organization"),
    path("organization/licence/", organization.organization_licence, name="organization-licence"),
    path("organization/offices/", organization.organization_offices, name="organization-offices"),
    path("organization/reports/", own_report.organization_reports, name="organization-reports"),
    path("organization/control/", own_report.organization_control, name="organization-control"),
    path("companies/", company.companies, name="companies"),
    path("companies/new/", company.company_new, name="company-new"),
    path("companies/<int:pk>/", company.company, name="company"),
    path("companies/<int:pk>/edit/", company.company_edit, name="company-edit"),
    path("companies/<int:pk>/history/", company.company_history, name="company-history"),
    path("companies/<int:pk>/staff/", staff.company_staff, name="company-staff"),
    path("companies/<int:pk>/notices/", notice.company_notices, name="company-notices"),
    path("companies/<int:pk>/workplaces/", workplace.company_workplaces, name="company-workplaces"),
    path("companies/<int:pk>/lodging/", lodging.company_lodging, name="company-lodging"),
    path("companies/<int:pk>/overtime/", overtime.company_overtime, name="company-overtime"),
    *(address for part in PARTS for address in part.urls("companies")),
    *(address for part in OF_WORKPLACES for address in part.urls("workplaces")),
    *(address for part in OF_LODGINGS for address in part.urls("lodgings")),
    *(address for part in OF_STAFF for address in part.urls("staff")),
    *(address for part in OWN for address in part.urls()),
]
