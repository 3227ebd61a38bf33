"""One row of each kind that an address may name, by the words that stand before its key.

Where one address needs a row of its own, it stands here whole.

A new address with a key needs a line here; the door test says so when it is missing. Each is made
inside an organization, for the person who will ask for it.
"""

import hashlib
from datetime import timedelta

from case_samples import CASES, OF_CASES
from course_samples import COURSES
from departure_samples import DEPARTURES
from django.utils import timezone
from factories import (
    api,
    companies,
    employment,
    fees,
    notices,
    organization,
    pay,
    protection,
    trainees,
    training_plans,
)
from factories.official_day import (
    OwnDayFactory,
    ReadinessAnswerFactory,
    SupportLicenceFactory,
)
from form_samples import FORMS_OF, OF_FORMS
from month_samples import MONTHS, row
from pack_samples import PACKS
from placement_samples import LEDGER
from plan_samples import PLANS
from safeguarding_samples import SAFEGUARDING
from site_samples import ON_SITE
from venture_samples import VENTURES

from companies.models import Licence, OperatingRules, OwnMinimumWage
from titp.accounts.models import Invitation, Membership, Role
from titp.compliance.models import (
    Assignment,
    Finding,
    OwnDay,
    Snooze,
    State,
    SupportLicence,
    Waiver,
)
from titp.compliance.rule import RULES
from titp.documents import storage
from titp.documents.models import Document, Order
from titp.documents.report import REPORTS
from titp.spreadsheets.models import Commit, Upload
from titp.tenancy.context import STAFF, use


def colleague(user):
    return Membership.objects.get(user__email="colleague@example.org")


def invitation(user):
    invitation = Invitation(email="asked@example.org", role=Role.CASEWORKER)
    invitation.issue(None)
    return invitation


def document(user):
    content = b"%PDF-1.7 sample"
    return Document.objects.create(
        report="none", title="Sample", about="tenancy.Office", made_at=timezone.now(),
        known_at=timezone.now(), pages=1, size=len(content), key=storage.keep(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def order(user):
    return Order.objects.create(report="none", subjects=[1], language="ja", ordered_by_id=user.pk)


def upload(user):
    return Upload.objects.create(
        sheet="roster", file_name="sample.xlsx", sha256="0" * 64, uploaded_by_id=user.pk,
        read_at=timezone.now(), key=storage.keep(b"sample"),
    )  # fmt: skip


def unread_upload(user):
    fresh = upload(user)
    fresh.read_at = None
    fresh.save()
    return fresh


def commit(user):
    return Commit.objects.create(upload=upload(user), by_id=user.pk, transaction=1)


def finding(user):
    rule, company = next(iter(RULES)), companies.CompanyFactory()
    return Finding.objects.create(
        rule=rule, subject_id=company.pk, company=company, due_on=timezone.localdate(),
        state=State.OVERDUE, found_on=timezone.localdate(),
    )  # fmt: skip


def snoozed_finding(user):
    later = finding(user)
    until = timezone.localdate() + timedelta(7)
    Snooze.objects.create(finding=later, by_id=user.pk, reason="sample", until=until, state="")
    return later


def assigned_finding(user):
    taken = finding(user)
    Assignment.objects.create(finding=taken, by_id=user.pk, assignee_id=user.pk)
    return taken


def waived_finding(user):
    rests = finding(user)
    Waiver.objects.create(finding=rests, company=rests.company, by_id=user.pk, reason="sample")
    return rests


def licence(user):
    # an organization has one at a time
    return Licence.objects.first() or organization.LicenceFactory()


def own_day(user):
    # a date has one value from a day
    return OwnDay.objects.first() or OwnDayFactory()


def support_licence(user):
    # an organization has one at a time
    return SupportLicence.objects.first() or SupportLicenceFactory()


def operating_rules(user):  # looked at once a day at most
    return OperatingRules.objects.first() or organization.OperatingRulesFactory()


SAMPLES = {
    "api-clients/": row(api.ApiClientFactory),
    "members/": colleague,
    **COURSES,
    "members/invitations/": invitation,
    "documents/": document,
    "documents/orders/": order,
    "findings/": finding,
    "findings/<int:pk>/waiver/withdrawal/": waived_finding,
    "findings/<int:pk>/snooze/end/": snoozed_finding,
    "findings/<int:pk>/assignment/end/": assigned_finding,
    "intake/": upload,
    "intake/<int:pk>/reading/": unread_upload,
    "commits/": commit,
    "companies/": row(companies.CompanyFactory),
    "workplaces/": row(companies.WorkplaceFactory),
    "officers/": row(companies.OfficerFactory),
    "staff/": row(companies.StaffMemberFactory),
    "staff-counts/": row(companies.StaffCountFactory),
    "workers-compensations/": row(companies.WorkersCompensationFactory),
    "support-licences/": support_licence,
    "readiness-answers/": row(ReadinessAnswerFactory),
    "own-days/": own_day,
    "overtime-agreements/": row(pay.OvertimeAgreementFactory),
    "excellent-standings/": row(companies.ExcellentStandingFactory),
    "appointments/": row(companies.AppointmentFactory),
    "courses/": row(companies.CourseFactory),
    "offices/": row(organization.OfficeFactory),
    "supervising-managers/": row(organization.SupervisingManagerFactory),
    "licences/": licence,
    "licence-changes/": row(organization.LicenceChangeFactory),
    "closures/": row(organization.ClosureFactory),
    "business-reports/": row(organization.BusinessReportFactory),
    "operating-rules/": operating_rules,
    "external-reviewers/": row(organization.ExternalReviewerFactory),
    "external-confirmations/": row(organization.ExternalConfirmationFactory),
    "accompanied-audits/": row(organization.AccompaniedAuditFactory),
    "trainees/": row(trainees.TraineeFactory),
    "sending-organizations/": row(trainees.SendingOrganizationFactory),
    "leavings/": row(trainees.LeavingFactory),
    "care-staff-counts/": row(companies.CareStaffCountFactory),
    "lodgings/": row(companies.LodgingFactory),
    "rooms/": row(companies.RoomFactory),
    "lodgers/": row(trainees.LodgerFactory),
    "lectures/": row(training_plans.LectureFactory),
    "pre-arrival-courses/": row(training_plans.PreArrivalCourseFactory),
    "placements/": row(trainees.PlacementFactory),
    "passports/": row(trainees.PassportFactory),
    "residence-periods/": row(trainees.ResidencePeriodFactory),
    "stay-applications/": row(trainees.StayApplicationFactory),
    "employments/": row(employment.EmploymentFactory),
    "leave-grants/": row(employment.LeaveGrantFactory),
    "leave-taken/": row(employment.LeaveTakenFactory),
    "residence-notices/": row(employment.ResidenceNoticeFactory),
    "pension-claims/": row(employment.PensionClaimFactory),
    "record-destructions/": row(employment.RecordDestructionFactory),
    "legal-holds/": row(employment.LegalHoldFactory),
    "document-checks/": row(protection.DocumentCheckFactory),
    "protection-interviews/": row(protection.ProtectionInterviewFactory),
    "consultations/": row(protection.ConsultationFactory),
    "suspicions/": row(protection.SuspicionFactory),
    "labour-violations/": row(protection.LabourViolationFactory),
    "interviews/": row(protection.InterviewFactory),
    "wage-terms/": row(pay.WageTermsFactory),
    "training-plans/": row(training_plans.TrainingPlanFactory),
    "suspensions/": row(training_plans.SuspensionFactory),
    "plan-changes/": row(notices.PlanChangeFactory),
    "difficulties/": row(notices.DifficultyFactory),
    "temporary-returns/": row(notices.TemporaryReturnFactory),
    "commencement-notices/": row(notices.CommencementNoticeFactory),
    "implementation-reports/": row(notices.ImplementationReportFactory),
    "supervision-fees/": row(fees.SupervisionFeeFactory),
    "audits/": row(training_plans.AuditFactory),
    "visits/": row(training_plans.VisitFactory),
    "skill-tests/": row(training_plans.SkillTestFactory),
}

SAMPLES |= CASES | DEPARTURES | LEDGER | MONTHS | OF_FORMS | ON_SITE | PACKS | PLANS | SAFEGUARDING
SAMPLES |= VENTURES


def paper(organization):
    about_organizations = [one for one in REPORTS.values() if one.about == "tenancy.Organization"]
    return {"slug": about_organizations[0].slug, "pk": organization.pk}


def rule(organization):
    return {"rule_id": next(iter(RULES))}


def reference_row(organization):
    """A row of ours, written by whoever of the organization there is, and not confirmed."""
    with use(organization.pk, STAFF):
        row = OwnMinimumWage.objects.filter(confirmed_on=None).first()
        row = row or pay.OwnMinimumWageFactory()
    return {"slug": "minimum-wages", "pk": row.pk}


# Addresses whose keys are not only of rows: the arguments, for an organization.
NAMED = FORMS_OF | OF_CASES
NAMED |= {"papers/": paper, "rules/": rule, "reference-rows/": reference_row}
# What an act needs to be more than a slip of the finger: the form, for an organization.
FILLED_IN = {"papers/<slug:slug>/documents/": lambda organization: {"subject": organization.pk}}
