"""Forms of employment, leave, notices within 14 days, and what follows when training has ended."""

from titp.pages.forms import TenantForm
from trainees.models import (
    Employment,
    LeaveGrant,
    LeaveTaken,
    LegalHold,
    PensionClaim,
    RecordDestruction,
    ResidenceNotice,
)


class EmploymentForm(TenantForm):
    class Meta:
        model = Employment
        fields = (
            "company", "starts_on", "ends_on", "social_insurance_filed_on",
            "social_insurance_exempt", "employment_insurance_filed_on",
            "employment_insurance_loss_filed_on", "employment_insurance_exempt", "exemption",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["company"] = self.instance.trainee.company_id


class LeaveGrantForm(TenantForm):
    class Meta:
        model = LeaveGrant
        fields = ("service", "granted_on", "days", "attendance_short")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            done = self.instance.employment.leave_grants.values_list("service", flat=True)
            nxt = [one for one in LeaveGrant.Service if one not in set(done)][:1]
            self.initial["service"] = nxt[0] if nxt else LeaveGrant.Service.HALF_YEAR


class LeaveTakenForm(TenantForm):
    class Meta:
        model = LeaveTaken
        fields = ("taken_on", "part")


class ResidenceNoticeForm(TenantForm):
    class Meta:
        model = ResidenceNotice
        fields = ("kind", "happened_on", "notified_on", "note")


class PensionClaimForm(TenantForm):
    class Meta:
        model = PensionClaim
        fields = ("address_lost_on", "contribution_months", "claimed_on")


class RecordDestructionForm(TenantForm):
    class Meta:
        model = RecordDestruction
        fields = ("papers", "destroyed_on", "note")


class LegalHoldForm(TenantForm):
    class Meta:
        model = LegalHold
        fields = ("starts_on", "ends_on", "reason")
