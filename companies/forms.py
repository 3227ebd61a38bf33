"""Forms of the companies room: host companies, their places, people and standings."""

from django.utils.translation import gettext_lazy as _

from companies.models import (
    Appointment,
    CareStaffCount,
    CommencementNotice,
    Company,
    Course,
    ExcellentStanding,
    ImplementationReport,
    Lodging,
    Officer,
    OvertimeAgreement,
    Room,
    StaffCount,
    StaffMember,
    WorkersCompensation,
    Workplace,
)
from companies.models.company import head_office
from titp.japanese.text import compact, katakana, one_line
from titp.pages.dates import come
from titp.pages.forms import TenantForm


class CompanyForm(TenantForm):
    class Meta:
        model = Company
        fields = (
            "name", "name_kana", "corporate_number", "sole_proprietor", "acceptance_number",
            "industry", "representative", "office", "joined_on", "postal_code", "prefecture",
            "address", "phone", "email", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Pasted numbers come full-width and with hyphens: room for those, then `clean` folds them.
        self.fields["corporate_number"].max_length = None
        self.fields["corporate_number"].validators.clear()
        self.fields["corporate_number"].widget.attrs |= {"inputmode": "numeric", "maxlength": 20}
        if head := head_office():
            self.fields["office"].empty_label = _("%(office)s (the first office)") % {
                "office": head
            }
        for name in ("postal_code", "phone"):
            self.fields[name].widget.attrs |= {"inputmode": "tel"}

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))

    def clean_corporate_number(self):
        return compact(self.cleaned_data["corporate_number"]).replace("-", "")


class WorkplaceForm(TenantForm):
    class Meta:
        model = Workplace
        fields = ("name", "postal_code", "prefecture", "address", "closed_on")


class StaffForm(TenantForm):
    class Meta:
        model = StaffMember
        fields = (
            "name", "name_kana", "full_time", "experience_years", "birth_date", "disqualified",
            "leave_starts_on", "leave_ends_on", "left_on",
        )  # fmt: skip

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))

    def clean_birth_date(self):
        return come(self.cleaned_data["birth_date"], _("Nobody is born in the future."))


class OfficerForm(TenantForm):
    class Meta:
        model = Officer
        fields = (
            "name", "name_kana", "post", "address", "in_charge", "starts_on", "ends_on",
            "declared_on", "disqualified",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))

    def clean_declared_on(self):
        return come(self.cleaned_data["declared_on"], _("This day has not come yet."))


class AppointmentForm(TenantForm):
    class Meta:
        model = Appointment
        fields = ("workplace", "post", "belongs", "starts_on", "ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        company = self.instance.staff.company_id
        self.fields["workplace"].queryset = Workplace.objects.filter(company=company)


class CourseForm(TenantForm):
    class Meta:
        model = Course
        fields = ("post", "completed_on")


class StaffCountForm(TenantForm):
    turns_on = ("counted_on",)

    class Meta:
        model = StaffCount
        fields = ("counted_on", "full_time_staff")


class CareStaffCountForm(TenantForm):
    turns_on = ("counted_on",)

    class Meta:
        model = CareStaffCount
        fields = ("counted_on", "full_time_care_staff")


class LodgingForm(TenantForm):
    class Meta:
        model = Lodging
        fields = (
            "name", "postal_code", "address", "extinguisher", "stairs", "checked_on", "note",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


class RoomForm(TenantForm):
    class Meta:
        model = Room
        fields = (
            "name", "floor", "area_m2", "window_m2", "lockable_storage", "heating",
            "other_residents",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


class ExcellentStandingForm(TenantForm):
    turns_on, turns_after = ("starts_on",), ("ends_on",)

    class Meta:
        model = ExcellentStanding
        fields = ("starts_on", "ends_on")
        help_texts = {"ends_on": _("Leave empty while it lasts.")}


class WorkersCompensationForm(TenantForm):
    class Meta:
        model = WorkersCompensation
        fields = ("established_on", "ended_on", "number")

    def clean_number(self):
        return compact(self.cleaned_data["number"])


class CommencementNoticeForm(TenantForm):
    class Meta:
        model = CommencementNotice
        fields = ("submitted_on",)


class ImplementationReportForm(TenantForm):
    class Meta:
        model = ImplementationReport
        fields = ("fiscal_year", "guidance_on", "submitted_on")


class OvertimeAgreementForm(TenantForm):
    class Meta:
        model = OvertimeAgreement
        fields = ("starts_on", "ends_on", "special_clause", "filed_on", "note")
