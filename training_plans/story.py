"""A trainee's years as a chart: plans, what became of them, tests, and the days that matter."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from titp.accounts.permissions import allowed
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.pages.charts import Milestone, Row, gantt
from titp.past.looking import carried
from trainees.models import Leaving, ResidencePeriod
from training_plans.models import SkillTest, Suspension, TrainingPlan

ONE_DAY = timedelta(days=1)


def story(request, trainee, today):
    """The chart of a trainee's plans, or None while there are none.

    Shows a person only what the permission table allows: rests, tests, stay and leaving are the
    office's; plans and open duties the host company sees too.
    """
    plans = list(
        TrainingPlan.objects.filter(trainee=trainee, starts_on__isnull=False, ends_on__isnull=False)
    )
    if not plans:
        return None
    office = allowed(request, "read papers")
    left_on, days = _stay_and_leaving(trainee) if office else (None, [])
    rests = _rests(trainee) if office else {}
    rows = [*_lectures(plans, today), *_stages(plans, rests, left_on, today)]
    if allowed(request, "read skill tests"):
        days += _tests(trainee)
    days += _duties(trainee)
    return gantt("story", _("From landing to leaving"), rows, days, today=today)


def _lectures(plans, today):
    periods = tuple(
        (plan.lecture_starts_on, plan.lecture_ends_on)
        for plan in plans
        if plan.lecture_starts_on and plan.lecture_ends_on
    )
    held = tuple((start, min(end, today)) for start, end in periods if start <= today)
    if periods:
        yield Row(_("Lectures"), periods, held)


def _stages(plans, rests, left_on, today):
    for stage in TrainingPlan.Stage:
        mine = [plan for plan in plans if plan.stage == stage]
        planned = tuple((plan.starts_on, plan.ends_on) for plan in mine)
        actual = tuple(period for plan in mine for period in _trained(plan, rests, left_on, today))
        if mine:
            yield Row(capfirst(stage.label), planned, actual)


def _trained(plan, rests, left_on, today):
    """The stretches in which a plan was followed, as far as it is known; the last may go on."""
    if not plan.accredited_on or plan.starts_on > today:
        return
    end = min(day for day in (plan.ends_on, plan.ended_on, left_on) if day)
    start = plan.starts_on
    for rest_from, resumes_on in rests.get(plan.pk, ()):
        if start < rest_from <= min(end, today):
            yield start, rest_from - ONE_DAY
        if resumes_on is None:
            return
        start = max(start, resumes_on)
    if start <= min(end, today):
        yield start, end if end < today else None


def _rests(trainee):
    """Suspensions by plan, in order: (first day, day of going on)."""
    found = {}
    rows = Suspension.objects.filter(plan__trainee=trainee).order_by("starts_on")
    for plan, start, resumes_on in rows.values_list("plan_id", "starts_on", "resumes_on"):
        found.setdefault(plan, []).append((start, resumes_on))
    return found


def _stay_and_leaving(trainee):
    """The day the person left, and milestones: the end of the stay, and the leaving."""
    papers = reverse("trainee-papers", args=[trainee.pk])
    period = ResidencePeriod.objects.filter(trainee=trainee, expires_on__isnull=False).first()
    leaving = Leaving.objects.filter(trainee=trainee).first()
    days = []
    if period:
        days.append(Milestone(period.expires_on, _("Stay ends"), "stay", papers))
    if leaving and (leaving.left_on or leaving.planned_on):
        day = leaving.left_on or leaving.planned_on
        place = reverse("trainee-placements", args=[trainee.pk])
        days.append(Milestone(day, leaving.get_kind_display(), "leaving", place))
    return leaving and leaving.left_on, days


def _tests(trainee):
    for test in SkillTest.objects.filter(trainee=trainee):
        day = test.sat_on or test.booked_for
        if day:
            words = " ".join(filter(None, [test.get_grade_display(), test.get_outcome_display()]))
            yield Milestone(day, words, "test", test.get_absolute_url())


def _duties(trainee):
    """Open duties with a day, as deadlines."""
    for finding in Finding.objects.open().filter(trainee=trainee, due_on__isnull=False):
        if finding.rule in RULES:
            words = str(RULES[finding.rule].title)
            yield Milestone(finding.due_on, words, "duty", carried(finding.get_absolute_url()))
