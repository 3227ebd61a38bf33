"""What keeps a plan from being filed: each point with its article and the page that mends it."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from companies.models.staff import Post
from titp.compliance.law import ACT, MINIMUM_WAGE_ACT, ORDINANCE
from titp.compliance.models import Finding, State
from titp.compliance.rule import RULES
from titp.japanese.months import add_months, before
from titp.pages.templatetags.pages import both_calendars
from training_plans.models import (
    PlanMaterial,
    PlanPay,
    PlanPost,
    PlanTarget,
    PlanTask,
    TemporaryReturn,
    TrainingPlan,
)
from training_plans.plan_prerequisites import Point, points_of_person
from training_plans.plan_wages import wage_floor
from training_plans.shares import shares

# Months before the start of each stage by which a plan is filed in principle (operation manual).
LATEST, EARLIEST = {1: 4, 2: 3, 3: 3}, 6
# Duties that an application must meet; their findings are kept by the sweep.
OF_PLAN = ("PLAN-001", "PLAN-003", "PLAN-006", "PLAN-007", "PLAN-012")
OF_PERSON = ("PLAN-008", "PLAN-013")
OF_COMPANY = ("CAP-001", "CAP-002")
GRAVE = (State.VIOLATION, State.OVERDUE)


def points(plan, on):
    """The Points of a plan that was not filed yet, those that block before the others."""
    found = [*_of_plan(plan), *_of_content(plan), *points_of_person(plan), *_of_rules(plan)]
    found += _of_day(plan, on)
    return sorted(found, key=lambda point: not point.blocks)


def _of_plan(plan):
    edit = reverse("training-plan-edit", args=[plan.pk])
    to_plan = _("Correct the plan")
    if not (plan.starts_on and plan.ends_on):
        yield Point(_("The plan has no start or no end."), [ACT.article(9, item=3)], edit, to_plan)
    if plan.operation_id is None:
        listed = plan.stage > TrainingPlan.Stage.ONE
        text = _("No operation is chosen.") if listed else _("No operation of the list is chosen.")
        yield Point(text, [ORDINANCE.article(10, 2, 1, "ロ")], edit, to_plan, blocks=listed)
    if plan.workplace_id is None:
        yield Point(_("No workplace is chosen."), [ACT.article(8, 2)], edit, to_plan)
    first = plan.stage == TrainingPlan.Stage.ONE
    if first and not (plan.lecture_starts_on and plan.lecture_ends_on):
        law = [ORDINANCE.article(10, 2, 7)]
        yield Point(_("The lectures have no days yet."), law, edit, to_plan)
    last = plan.stage == TrainingPlan.Stage.THREE
    if last and not TemporaryReturn.objects.filter(plan=plan).exists():
        url = reverse("temporary-return-new", args=[plan.pk])
        text = _("The temporary return of stage 3 is not planned.")
        yield Point(text, [ORDINANCE.article(10, 2, 3, "ト")], url, _("Plan the return"))


def _of_content(plan):
    yield from _of_tasks(plan)
    page = reverse("training-plan-content", args=[plan.pk]) + "#posts"
    if not PlanTarget.objects.filter(plan=plan).exists():
        url, law = reverse("plan-target-new", args=[plan.pk]), ORDINANCE.article(10, 1)
        yield Point(_("The plan has no target."), [law], url, _("Add the target"))
    posts = set(PlanPost.objects.filter(plan=plan).values_list("post", flat=True))
    for post in Post:
        if post not in posts:
            text = _("Nobody of the plan is: %(post)s.") % {"post": post.label}
            law = [ACT.article(9, item=7), ORDINANCE.article(12, 1)]
            yield Point(text, law, page, _("Fill the posts"))
    if not PlanMaterial.objects.filter(plan=plan).exists():
        url, law = reverse("plan-material-new", args=[plan.pk]), ACT.article(9, item=6)
        text = _("No materials or equipment are named.")
        yield Point(text, [law], url, _("Add them"), blocks=False)
    yield from _of_pay(plan)


def _of_tasks(plan):
    url, link = reverse("plan-tasks", args=[plan.pk]), _("Write the tasks")
    years = set(PlanTask.objects.filter(plan=plan).values_list("year", flat=True))
    if not years:
        yield Point(_("The plan has no tasks yet."), [ORDINANCE.article(10, 2, 2)], url, link)
        return
    if plan.starts_on and plan.ends_on and plan.ends_on >= add_months(plan.starts_on, 12):
        for year in {1, 2} - years:
            text = _("There are no tasks for year %(year)s.") % {"year": year}
            yield Point(text, [ORDINANCE.article(10, 2, 2)], url, link)
    if plan.operation_id is None:
        if not PlanTask.objects.filter(plan=plan, is_safety=True).exists():
            law = ORDINANCE.article(10, 2, 2, "ホ")
            yield Point(_("There is no task for safety and health."), [law], url, link)
        return
    for share in shares(plan):
        if not share.kept:
            values = {"tasks": share.label, "is": share.percent, "wanted": share.wanted}
            text = _("%(tasks)s: %(is)s of the hours, but %(wanted)s is required.") % values
            point = "ニ" if "safety" in share.name else "ハ"
            yield Point(text, [ORDINANCE.article(10, 2, 2, point)], url, link)


def _of_pay(plan):
    url, link = reverse("plan-pay", args=[plan.pk]), _("Write the pay")
    pay = PlanPay.objects.filter(plan=plan).first()
    if pay is None:
        yield Point(_("The plan says nothing of pay."), [ACT.article(9, item=9)], url, link)
        return
    if not (pay.comparison.strip() or pay.compared_amount):
        text = _("Nothing tells why the pay is not lower than that of a Japanese.")
        yield Point(text, [ACT.article(9, item=9), ORDINANCE.article(8, item=14)], url, link)
    elif pay.compared_amount and pay.amount and pay.amount < pay.compared_amount:
        text = _("The pay is lower than that of a Japanese in the same work.")
        yield Point(text, [ACT.article(9, item=9)], url, link)
    floor = wage_floor(plan, pay)
    if floor.kept is False:
        text = _("An hour is worth %(pay)s yen, the minimum wage is %(least)s yen.")
        told = text % {"pay": floor.shown, "least": floor.least}
        yield Point(told, [MINIMUM_WAGE_ACT.article(4)], url, link)
    elif floor.kept is None:
        text = _("The pay could not be compared with the minimum wage.")
        yield Point(text, [MINIMUM_WAGE_ACT.article(4)], url, link, blocks=False)


def _of_rules(plan):
    """Open findings that an authority would ask about: of the plan, the person and the host."""
    about = (
        Q(rule__in=OF_PLAN, subject_id=plan.pk)
        | Q(rule__in=OF_PERSON, trainee=plan.trainee_id)
        | Q(rule__in=OF_COMPANY, company=plan.company_id)
    )
    for finding in Finding.objects.open().filter(about).order_by("rule", "due_on", "pk"):
        rule = RULES[finding.rule]
        text = f"{rule.title}: {finding.get_state_display()}"
        if finding.due_on:
            text += f" ({both_calendars(finding.due_on)})"
        url = finding.get_absolute_url()
        blocks = finding.state in GRAVE and finding.rule != "PLAN-003"
        yield Point(text, rule.cites, url, _("What to do"), blocks=blocks)


def _of_day(plan, on):
    if not plan.starts_on:
        return
    earliest = before(plan.starts_on, EARLIEST)
    latest = before(plan.starts_on, LATEST[plan.stage])
    law, url = [ORDINANCE.article(4)], reverse("training-plan-edit", args=[plan.pk])
    if on < earliest:
        text = _("It can be filed from %(day)s on.") % {"day": both_calendars(earliest)}
        yield Point(text, law, url, _("Correct the plan"), blocks=False)
    elif on > latest:
        text = _("In principle it was to be filed by %(day)s.") % {"day": both_calendars(latest)}
        yield Point(text, law, url, _("Correct the plan"), blocks=False)


def filing_days(plan):
    """First and last day on which the plan is filed in principle; None without a start."""
    if not plan.starts_on:
        return None
    return before(plan.starts_on, EARLIEST), before(plan.starts_on, LATEST[plan.stage])
