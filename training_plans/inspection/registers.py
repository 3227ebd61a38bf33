"""The chapters of a pack and their registers, in the order in which an inspector asks for them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from companies.models import Company, JobOffer, Lodging, Workplace
from trainees.models import JobApplication, Referral, ResidencePeriod, Trainee
from training_plans.inspection.register import Register
from training_plans.models import (
    Audit,
    AuditReport,
    Correction,
    CorrectionStep,
    Difficulty,
    Interview,
    Lecture,
    MonthLine,
    MonthlyReport,
    PlanAct,
    PlanChange,
    PlanPrerequisites,
    PreArrivalCourse,
    ReportStep,
    SkillTest,
    SupervisionFee,
    Suspension,
    TrainingPlan,
    Visit,
)

WHOM, HOST, DAY, BY = _("trainee"), _("host company"), _("day"), _("By")
PLAN, OF_PLAN = ((WHOM, "plan.trainee"), (_("stage"), "plan.stage")), "plan__company"
REFERRED = ("referred_on", "decided_on", "employed_on")

CHAPTERS = (
    (
        _("Registers"),
        (
            Register(
                "companies", _("Register of host companies"), Company,
                ((_("name"), "name"), (_("acceptance number"), "acceptance_number"),
                 (_("address"), "address"), (_("member since"), "joined_on")),
                company="pk", order=("name_kana", "pk"),
            ),
            Register(
                "workplaces", _("Workplaces"), Workplace,
                ((HOST, "company"), (_("name"), "name"), (_("address"), "address"),
                 (_("closed on"), "closed_on")),
                order=("company__name_kana", "pk"),
            ),
            Register(
                "trainees", _("Register of trainees"), Trainee,
                ((WHOM, "name_roman"), (_("nationality"), "nationality"),
                 (_("date of birth"), "birth_date"), (HOST, "company"),
                 (_("landed on"), "entered_on")),
                order=("company__name_kana", "name_roman", "pk"),
            ),
            Register(
                "stays", _("Periods of stay"), ResidencePeriod,
                ((WHOM, "trainee"), (_("status of residence"), "status"),
                 (_("permitted on"), "starts_on"), (_("expires on"), "expires_on")),
                company="trainee__company", spans=("starts_on", "expires_on"),
                order=("trainee__name_roman", "expires_on", "pk"),
            ),
            Register(
                "job-offers", _("Job offers"), JobOffer,
                ((HOST, "company"), (_("job offer received on"), "received_on"),
                 (_("occupation and operation"), "occupation"),
                 (_("people asked for"), "people"), (_("closed on"), "closed_on")),
                spans=("received_on", "closed_on"), order=("received_on", "pk"),
            ),
            Register(
                "job-applications", _("Job applications"), JobApplication,
                ((_("applicant"), "who"), (_("application received on"), "received_on"),
                 (_("work applied for"), "occupation")), joins=("trainee",),
                company="referrals__company", day="received_on", order=("received_on", "pk"),
                days=("received_on", *(f"referrals__{day}" for day in REFERRED)),
            ),
            Register(
                "referrals", _("Referrals of applicants"), Referral,
                ((_("applicant"), "application.who"), (HOST, "company"),
                 (_("referred on"), "referred_on"), (_("outcome"), "outcome"),
                 (_("employed from"), "employed_on")), joins=("application__trainee",),
                day="referred_on", days=REFERRED, order=("referred_on", "pk"),
            ),
            Register(
                "lodgings", _("Lodgings"), Lodging,
                ((HOST, "company"), (_("name"), "name"), (_("address"), "address"),
                 (_("looked at on"), "checked_on")),
                order=("company__name_kana", "pk"),
            ),
        ),
    ),
    (
        _("Training plans and their changes"),
        (
            Register(
                "plans", _("Training plans"), TrainingPlan,
                ((WHOM, "trainee"), (HOST, "company"), (_("stage"), "stage"),
                 (_("operation"), "operation"), (_("from"), "starts_on"), (_("until"), "ends_on"),
                 (_("filed on"), "filed_on"), (_("accredited on"), "accredited_on"),
                 (_("accreditation number"), "accreditation_number")),
                spans=("starts_on", "ends_on"), order=("company__name_kana", "starts_on", "pk"),
            ),
            Register(
                "prerequisites", _("Prerequisites of the trainee"), PlanPrerequisites,
                (*PLAN, (_("purpose explained and understood on"), "explained_on"),
                 (_("work planned after the return"), "work_at_home"),
                 (_("experience or special need"), "ground"),
                 (_("recommended by (public body of the home country)"), "recommended_by"),
                 (_("recommended on"), "recommended_on"),
                 (_("has done this stage before"), "done_before")),
                company=OF_PLAN, spans=("plan__starts_on", "plan__ends_on"),
                order=("plan__trainee__name_roman", "plan__stage", "pk"), stamped=False,
            ),
            Register(
                "plan-acts", _("Acts of plans"), PlanAct,
                (*PLAN, (_("what was done"), "kind"), (DAY, "happened_on"), (BY, "by_name")),
                company=OF_PLAN, day="happened_on", order=("happened_on", "pk"),
            ),
            Register(
                "plan-changes", _("Changes of plans"), PlanChange,
                (*PLAN, (_("item"), "item"), (_("changed on"), "effective_on"),
                 (_("minor change notified on"), "notified_on"), (_("filed on"), "filed_on"),
                 (_("accredited on"), "accredited_on")),
                company=OF_PLAN, day="effective_on", only={"is_draft": False},
                order=("effective_on", "pk"),
            ),
            Register(
                "suspensions", _("Suspensions"), Suspension,
                (*PLAN, (_("rests from"), "starts_on"), (_("resumes on"), "resumes_on")),
                company=OF_PLAN, day="starts_on", order=("starts_on", "pk"),
            ),
            Register(
                "difficulties", _("Difficulties"), Difficulty,
                (*PLAN, (_("kind of difficulty"), "event"), (DAY, "event_on"),
                 (_("difficulty notice submitted on"), "submitted_on")),
                company=OF_PLAN, day="event_on", order=("event_on", "pk"),
            ),
            Register(
                "skill-tests", _("Skill tests"), SkillTest,
                ((WHOM, "trainee"), (_("grade"), "grade"), (_("part"), "part"),
                 (_("booked for"), "booked_for"), (_("sat on"), "sat_on"),
                 (_("outcome"), "outcome")),
                company="trainee__company", day="sat_on", order=("sat_on", "pk"),
            ),
        ),
    ),
    (
        _("Lectures"),
        (
            Register(
                "courses", _("Lectures before arrival"), PreArrivalCourse,
                ((WHOM, "trainee"), (_("from"), "starts_on"), (_("until"), "ends_on"),
                 (_("hours"), "minutes"), (_("held by"), "held_by")),
                company="trainee__company", day="starts_on", order=("starts_on", "pk"),
            ),
            Register(
                "lectures", _("Lectures after arrival"), Lecture,
                ((WHOM, "plan.trainee"), (DAY, "held_on"),
                 (pgettext_lazy("lecture", "subject"), "subject"), (_("hours"), "minutes"),
                 (_("lecturer"), "lecturer"), (_("place"), "place"),
                 (_("attendance"), "attendance")),
                company=OF_PLAN, day="held_on", order=("held_on", "plan__trainee_id", "pk"),
            ),
        ),
    ),
    (
        _("Audits and visits"),
        (
            Register(
                "audits", _("Audits"), Audit,
                ((HOST, "company"), (_("kind"), "kind"), (_("held on"), "held_on"),
                 (_("reports heard"), "reports_heard"),
                 (_("trainees interviewed"), "interviewed_count"),
                 (_("books checked"), "books_checked"), (_("lodging seen"), "lodging_checked")),
                day="held_on", order=("held_on", "pk"),
            ),
            Register(
                "interviews", _("Interviews at audits"), Interview,
                ((HOST, "audit.company"), (DAY, "audit.held_on"), (WHOM, "trainee"),
                 (_("how"), "manner")),
                company="audit__company", within="audit__held_on", order=("audit__held_on", "pk"),
                on="audit.held_on",
            ),
            Register(
                "audit-reports", _("Audit reports"), AuditReport,
                ((HOST, "audit.company"), (_("held on"), "audit.held_on"),
                 (_("submitted on"), "submitted_on")),
                company="audit__company", day="submitted_on", order=("submitted_on", "pk"),
            ),
            Register(
                "visits", _("Visits"), Visit,
                ((HOST, "company"), (_("visited on"), "visited_on")),
                day="visited_on", order=("visited_on", "pk"),
            ),
        ),
    ),
    (
        _("Corrections"),
        (
            Register(
                "corrections", _("Corrections"), Correction,
                ((HOST, "company"), (_("topic"), "topic"),
                 (_("what is to be put right"), "what"), (_("found on"), "found_on"),
                 (_("answer due on"), "due_on")),
                day="found_on", order=("found_on", "pk"),
            ),
            Register(
                "correction-steps", _("Steps of corrections"), CorrectionStep,
                ((HOST, "company"), (_("what was done"), "kind"), (_("when"), "at"),
                 (_("put right on"), "fixed_on"), (BY, "by_name")),
                within="at__date", order=("at", "pk"), stamped=False,
            ),
        ),
    ),
    (
        _("Months and wages"),
        (
            Register(
                "monthly-reports", _("Monthly reports"), MonthlyReport,
                ((HOST, "company"), (_("month"), "month"), (_("report due on"), "due_on"),
                 (_("report received on"), "submitted_on")),
                day="month", order=("month", "company__name_kana", "pk"),
            ),
            Register(
                "month-steps", _("Steps of monthly reports"), ReportStep,
                ((HOST, "company"), (_("month"), "report.month"), (_("what was done"), "kind"),
                 (_("when"), "at"), (BY, "by_name")),
                within="at__date", order=("at", "pk"), stamped=False,
            ),
            Register(
                "wages", _("Hours and wages by person and month"), MonthLine,
                ((_("month"), "report.month"), (WHOM, "trainee"),
                 (_("regular hours"), "regular_minutes"),
                 (_("overtime"), "overtime_minutes"),
                 (_("base pay (yen)"), "base_pay"), (_("overtime pay (yen)"), "overtime_pay"),
                 (_("net pay (yen)"), "net_pay"), (_("paid on"), "paid_on")),
                within="report__month",
                order=("report__month", "company_id", "trainee__name_roman", "pk"), stamped=False,
            ),
            Register(
                "fees", _("Ledger of supervision fees"), SupervisionFee,
                ((_("collected on"), "collected_on"), (HOST, "company"), (_("kind"), "kind"),
                 (_("amount (yen)"), "amount"), (_("use"), "use")),
                day="collected_on", order=("collected_on", "pk"),
            ),
        ),
    ),
)  # fmt: skip
