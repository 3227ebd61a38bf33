"""What this room shows on the first pages of companies, trainees and plans."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.accounts.permissions import allowed
from titp.japanese.months import add_months
from titp.pages.panel import panel
from titp.past.looking import today
from training_plans.actuals import actuals_at
from training_plans.bands import weeks_of_mails
from training_plans.correction_words import silent
from training_plans.filing.wording import state_badge
from training_plans.lecture_hours import lecture_hours
from training_plans.models import (
    Audit,
    DraftLine,
    InspectionScore,
    MonthlyReport,
    SiteRecord,
    SkillTest,
    TrainingPlan,
    Visit,
)
from training_plans.on_site.compared import compared, compared_with
from training_plans.placement_taking_over import unlisted
from training_plans.quota import care_quota, quota
from training_plans.retaliation import changes_after
from training_plans.shares import shares
from training_plans.skill_test_steps import may_retake, way_of
from training_plans.story import story
from training_plans.views.plan_content import blocking


@panel(
    of="trainee", title=_("From landing to leaving"), may="read training plans", order=0,
    template="training_plans/_story.html", wide=True,
)  # fmt: skip
def story_of_training(request, trainee):
    return {"chart": story(request, trainee, today())}


@panel(
    of="company", title=_("Places used"), may="read audits", order=20,
    template="training_plans/_quota.html",
)  # fmt: skip
def places_used(request, company):
    return {"quota": quota(company.pk, today()), "care": care_quota(company.pk, today())}


@panel(
    of="company", title=_("Audits and visits"), may="read audits", order=30,
    template="training_plans/_last_seen.html",
)  # fmt: skip
def last_seen(request, company):
    writes = allowed(request, "change audits")
    return {
        "audit": Audit.objects.filter(company=company).first(),
        "visit": Visit.objects.filter(company=company).first(),
        "audit_url": reverse("audit-new", args=[company.pk]) if writes else "",
        "visit_url": reverse("visit-new", args=[company.pk]) if writes else "",
    }


@panel(
    of="to-do", title=_("Corrections without an answer"), may="read corrections", order=0,
    template="training_plans/corrections/_silent.html",
)  # fmt: skip
def corrections_without_answer(request, _nothing):
    count = silent(today()).count()
    return {"count": count, "weeks": weeks_of_mails()} if count else None


@panel(
    of="skill-test", title=_("The way of the test"), may="read skill tests", order=0,
    template="training_plans/_test_way.html",
)  # fmt: skip
def way_of_test(request, test):
    return {
        "way": way_of(test),
        "test": test,
        "may_change": allowed(request, "change skill tests"),
        "retake_of": test.retake_of,
        "retake": SkillTest.objects.filter(retake_of=test).first(),
        "may_retake": may_retake(test),
    }


@panel(
    of="company", title=_("This month’s report"), may="read monthly reports", order=10,
    template="training_plans/_month_report.html",
)  # fmt: skip
def month_report(request, company):
    """The latest report, and those before it that the office still waits for."""
    rows = MonthlyReport.objects.with_state().filter(company=company).order_by("-month")[:3]
    rows = [row for number, row in enumerate(rows) if number == 0 or row.is_open]
    return {"reports": [(row, state_badge(row)) for row in rows], "on": today()}


@panel(
    of="training-plan", title=_("Shares of tasks"), may="read training plans", order=0,
    template="training_plans/_shares.html", wide=True,
)  # fmt: skip
def shares_of_plan(request, plan):
    return {"shares": shares(plan)}


@panel(
    of="training-plan", title=_("What blocks filing"), may="read papers", order=5,
    template="training_plans/_blocks.html",
)  # fmt: skip
def blocks_of_plan(request, plan):
    panel = blocking(request, plan)
    return {"panel": panel} if "open" in panel else None


@panel(
    of="training-plan", title=_("Lectures"), may="read lectures", order=10,
    template="training_plans/_lecture_hours.html",
)  # fmt: skip
def lectures_of_plan(request, plan):
    if plan.stage != TrainingPlan.Stage.ONE:
        return {}
    return {
        "hours": lecture_hours(plan, today()),
        "lectures_url": reverse("trainee-lectures", args=[plan.trainee_id]),
    }


@panel(
    of="monthly-report", title=_("Plan against actual"), may="read training plans", order=20,
    template="training_plans/_actuals_of_people.html", wide=True,
)  # fmt: skip
def actuals_of_report(request, report):
    """Of each person of the report, up to its month; before it is sent, of all months before."""
    month_ends_on = add_months(report.month, 1) - timedelta(1)
    names = dict(DraftLine.objects.filter(report=report).values_list("trainee_id", "name"))
    names |= {line.trainee_id: line.trainee for line in report.lines.select_related("trainee")}
    stages = actuals_at(report.company_id, month_ends_on).stages
    return {"people": [(names[one.trainee_id], one) for one in stages if one.trainee_id in names]}


@panel(
    of="monthly-report", title=_("Compared with the books on site"), may="read audits", order=25,
    template="training_plans/on_site/_compared.html",
)  # fmt: skip
def books_of_report(request, report):
    found = compared_with(report)
    return {"compared": found, "by_audit": True} if found else None


@panel(
    of="audit", title=_("Compared with the books on site"), may="read audits", order=10,
    template="training_plans/on_site/_compared.html",
)  # fmt: skip
def books_of_audit(request, audit):
    found = list(compared(SiteRecord.objects.filter(audit=audit)))
    return {"compared": found, "by_audit": False} if found else None


@panel(
    of="monthly-report", title=_("Papers to print"), may="read documents", order=30,
    template="training_plans/_papers.html",
)  # fmt: skip
def papers_of_report(request, report):
    sent = report.lines.exists()
    return {"report": report, "all": sent and allowed(request, "file monthly reports")}


@panel(
    of="month-line", title=_("Papers to print"), may="read documents", order=30,
    template="training_plans/_papers.html",
)  # fmt: skip
def papers_of_line(request, line):
    return {"line": line}


@panel(
    of="consultation", title=_("Changes since then, please check"), may="read consultations",
    order=50, template="training_plans/_changes_after.html",
)  # fmt: skip
def changes_since_consultation(request, consultation):
    return {"changes": changes_after(today(), consultation), "of_one": True}


@panel(
    of="safeguarding", title=_("Changes after reports, please check"), may="read consultations",
    order=10, template="training_plans/_changes_after.html",
)  # fmt: skip
def changes_after_reports(request, _nothing):
    return {"changes": changes_after(today()), "of_one": False}


@panel(
    of="placement-ledger", title=_("Not in the ledger yet"), may="change placement ledger",
    order=10, template="training_plans/_placement_taking_over.html",
)  # fmt: skip
def not_in_the_ledger(request, _nothing):
    return {"unlisted": unlisted().count()}


@panel(
    of="company", title=_("Ready for an inspection"), may="read readiness score", order=40,
    template="training_plans/inspection/_score.html",
)  # fmt: skip
def readiness_of_company(request, company):
    score = InspectionScore.objects.filter(company=company).order_by("-day").first()
    return {"score": score, "url": reverse("company-inspection", args=[company.pk])}


@panel(
    of="organization", title=_("Ready for an inspection"), may="read readiness score", order=40,
    template="training_plans/inspection/_score.html",
)  # fmt: skip
def readiness_of_organization(request, _organization):
    score = InspectionScore.objects.filter(company=None).order_by("-day").first()
    return {"score": score, "url": reverse("organization-inspection")}
