"""The days of all stages of a person in one form, drawn as they stand in its fields."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from titp.japanese.months import before, fy, inclusive_end
from titp.pages.charts.ink import WIDTH, at
from titp.pages.charts.scale import Scale
from titp.pages.dates import echo
from titp.pages.forms import TenantForm
from training_plans.models import Suspension, TrainingPlan
from training_plans.plan_blocks import LATEST
from training_plans.plan_states import OPEN, PlanState, state_badge, with_state

LABELS, RIGHT, AXIS, ROW, BAR = 120, 12, 34, 40, 24
LONGEST = {1: 12, 2: 24, 3: 24}  # months (Act art. 9(iii))
NEVER = (PlanState.CALLED_OFF,)  # a plan that never began takes no time


class DaysForm(TenantForm):
    """The days of one plan."""

    class Meta:
        model = TrainingPlan
        fields = ("starts_on", "ends_on", "lecture_starts_on", "lecture_ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].required = True
        if self.instance.stage != TrainingPlan.Stage.ONE:
            del self.fields["lecture_starts_on"], self.fields["lecture_ends_on"]

    def day(self, name):
        """A day as it stands in the field now, where it can be read."""
        if not self.is_bound:
            return getattr(self.instance, name)
        self.is_valid()
        return self.cleaned_data.get(name)


@dataclass(frozen=True)
class Line:
    """One plan of the timeline; `form` is None where its days change by notice only."""

    plan: TrainingPlan
    form: DaysForm | None

    @property
    def badge(self):
        return state_badge(self.plan.state)

    @property
    def period(self):
        """First and last day as they stand, or None while one cannot be read."""
        source = self.form.day if self.form else lambda name: getattr(self.plan, name)
        days = source("starts_on"), source("ends_on")
        return days if all(days) and days[0] <= days[1] else None


class Timeline:
    """All plans of a person; those not filed yet have a form. `data`: what was sent."""

    def __init__(self, person, on, data=None):
        plans = with_state(TrainingPlan.objects.filter(trainee=person), on)
        self.on, self.lines = on, []
        for plan in plans.select_related("company").order_by("stage", "starts_on", "pk"):
            form = DaysForm(data, prefix=f"plan-{plan.pk}", instance=plan)
            self.lines.append(Line(plan, form if plan.state in OPEN else None))
        rests = Suspension.objects.filter(plan__trainee=person, resumes_on__isnull=False)
        self.credit = {}
        for rest in rests:
            days = rest.resumes_on - rest.starts_on
            self.credit[rest.plan_id] = self.credit.get(rest.plan_id, timedelta(0)) + days

    @property
    def forms(self):
        return [line.form for line in self.lines if line.form]

    @property
    def conflict(self):
        return any(form.conflict for form in self.forms)

    def saved(self):
        """Whether all days are right and written; none of them is where one is not."""
        right = [form.is_valid() for form in self.forms]
        if not all(right):
            return False
        with transaction.atomic():
            done = [form.saved() for form in self.forms if form.has_changed()]
            if not all(done):
                transaction.set_rollback(True)
        return all(done)

    def notes(self):
        """What is to be looked at: (tone, sentence)."""
        known = [(line, line.period) for line in self.lines if line.period]
        known = [one for one in known if one[0].plan.state not in NEVER]
        for (earlier, first), (later, second) in pairwise(known):
            stages = earlier.plan.get_stage_display(), later.plan.get_stage_display()
            names = {"earlier": stages[0], "later": stages[1]}
            if second[0] <= first[1]:
                yield "err", _("%(earlier)s and %(later)s overlap.") % names
            elif (days := (second[0] - first[1]).days - 1) > 0:
                words = _(
                    "Between %(earlier)s and %(later)s are %(days)s days without a plan: nobody"
                    " may train on them (Act art. 8(1))."
                )
                yield "warn", words % (names | {"days": days})
        for line, (start, end) in known:
            yield from self._about(line, start, end)

    def _about(self, line, start, end):
        plan, stage = line.plan, line.plan.get_stage_display()
        longest = inclusive_end(start, LONGEST[plan.stage])
        if end > longest + self.credit.get(plan.pk, timedelta(0)):
            words = _("%(stage)s is longer than the law allows: at most until %(day)s.")
            yield "err", words % {"stage": stage, "day": echo(longest)}
        if line.form:
            day = before(start, LATEST[plan.stage])
            words = _("%(stage)s is filed by %(day)s in principle.")
            yield "warn" if day < self.on else "info", words % {"stage": stage, "day": echo(day)}

    def drawing(self):
        """What templates/training_plans/_timeline.html takes; None without any days."""
        days = [day for line in self.lines if line.period for day in line.period]
        if not days:
            return None
        first, last = date(fy(min(days)), 4, 1), date(fy(max(days)) + 1, 3, 31)
        across = Scale(first.toordinal(), last.toordinal() + 1, LABELS, WIDTH - RIGHT)
        height = AXIS + ROW * len(self.lines) + 6
        return {
            "width": WIDTH,
            "height": height,
            "per_day": f"{across(1 + first.toordinal()) - across(first.toordinal()):.6f}",
            "years": [
                {"x": at(across(date(year, 4, 1).toordinal())), "label": year}
                for year in range(first.year, last.year)
            ],
            "today": at(across(self.on.toordinal() + 0.5)) if first <= self.on <= last else "",
            "bars": [
                _bar(across, number, line) for number, line in enumerate(self.lines) if line.period
            ],
        }


def _bar(across, number, line):
    start, end = line.period
    left, right = across(start.toordinal()), across(end.toordinal() + 1)
    top = AXIS + ROW * number
    return {
        "x": at(left),
        "right": at(right),
        "y": at(top + 8),
        "words_y": at(top + 26),
        "width": at(max(right - left, 2)),
        "height": BAR,
        "label": line.plan.get_stage_display(),
        "prefix": line.form.prefix if line.form else "",
        "start": start.isoformat(),
        "end": end.isoformat(),
        "title": f"{line.plan.get_stage_display()}: {echo(start)} – {echo(end)}",
    }
