"""Plan against actual: hours by task class as planned and as reported, and pay and hours by month.

A month counts for the plan that was in force there at its end. One statement answers a page.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from training_plans.models import TrainingPlan
from training_plans.shares import CLASSES

TREND_MONTHS = 24

# Rows of two kinds: of a plan (month is NULL), and of a month in which somebody was reported.
# `until` is the plan's share of minutes for its days of practice until the last reported month is
# over, spread evenly; lectures are no practice.
ACTUALS = f"""
    WITH lines AS (
        SELECT line.*, report.month, law.add_months(report.month, 1) - 1 AS month_ends_on,
               (SELECT plan.id FROM training_plans_trainingplan plan
                 WHERE plan.organization_id = line.organization_id
                   AND plan.trainee_id = line.trainee_id AND plan.company_id = line.company_id
                   AND plan.starts_on < law.add_months(report.month, 1)
                   AND coalesce(least(plan.ends_on, plan.ended_on) >= report.month, true)
                 ORDER BY plan.starts_on DESC, plan.id DESC LIMIT 1) AS plan_id
          FROM training_plans_monthline line
          JOIN training_plans_monthlyreport report
            ON report.organization_id = line.organization_id AND report.id = line.report_id
         WHERE %(trainee)s IN (0, line.trainee_id) AND %(company)s IN (0, line.company_id)
           AND report.month <= %(on)s
    ),
    by_plan AS (
        SELECT organization_id, trainee_id, company_id, plan_id, count(*) AS months,
               count(*) FILTER (WHERE num_nulls(
                   essential_minutes, related_minutes, peripheral_minutes) > 0) AS untold,
               max(month_ends_on) AS until_on, sum(essential_minutes) AS essential,
               sum(related_minutes) AS related, sum(peripheral_minutes) AS peripheral,
               sum(coalesce(essential_safety_minutes, 0) + coalesce(related_safety_minutes, 0)
                   + coalesce(peripheral_safety_minutes, 0)) AS safety
          FROM lines
         GROUP BY organization_id, trainee_id, company_id, plan_id
    ),
    plans AS (
        SELECT organization_id, id, trainee_id, stage, ends_on, essential_minutes,
               related_minutes, peripheral_minutes,
               essential_safety_minutes + related_safety_minutes + peripheral_safety_minutes
               AS safety_minutes, greatest(starts_on, lecture_ends_on + 1) AS practice_on
          FROM training_plans_trainingplan plan
         WHERE %(trainee)s IN (0, plan.trainee_id) AND %(company)s IN (0, plan.company_id)
           AND (%(trainee)s <> 0 OR plan.starts_on <= %(on)s
                AND coalesce(least(plan.ends_on, plan.ended_on) >= law.month_of(%(on)s), true))
    )
    SELECT coalesce(plans.trainee_id, by_plan.trainee_id) AS trainee_id, plans.id AS plan_id,
           plans.stage, NULL::date AS month, 1 AS people, coalesce(months, 0), coalesce(untold, 0),
           plans.essential_minutes, plans.related_minutes, plans.peripheral_minutes,
           plans.safety_minutes,
           CASE WHEN until_on IS NULL THEN 0
                ELSE greatest(0, least(until_on, plans.ends_on) - practice_on + 1) END,
           nullif(greatest(0, plans.ends_on - practice_on + 1), 0),
           coalesce(essential, 0), coalesce(related, 0), coalesce(peripheral, 0),
           coalesce(safety, 0), NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint
      FROM plans
      FULL JOIN by_plan ON by_plan.organization_id = plans.organization_id
                       AND by_plan.plan_id = plans.id
     WHERE plans.id IS NOT NULL OR by_plan.plan_id IS NULL
    UNION ALL
    SELECT NULL, NULL, NULL, month, count(*), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL, NULL,
           sum(regular_minutes + coalesce(overtime_minutes, 0)
               + coalesce(legal_holiday_minutes, 0)),
           sum(overtime_minutes),
           sum(base_pay + coalesce(overtime_pay, 0) + coalesce(holiday_pay, 0)
               + coalesce(night_pay, 0) + coalesce(allowance_pay, 0)),
           sum(net_pay)
      FROM lines
     WHERE month > law.add_months(law.month_of(%(on)s), -{TREND_MONTHS})
     GROUP BY month
     ORDER BY 4 NULLS FIRST, 3 NULLS LAST, 1, 2
"""


@dataclass(frozen=True)
class Against:
    """Minutes of one class of tasks: planned in all and until now, and reported.

    The totals are those of all three classes, of which each is a share.
    """

    label: str
    planned: int
    until: int
    actual: int
    planned_total: int
    actual_total: int

    @property
    def planned_share(self):
        return _percent(self.planned, self.planned_total)

    @property
    def actual_share(self):
        return _percent(self.actual, self.actual_total)

    @property
    def done(self):
        """How much of what is planned in all was reported."""
        return _percent(self.actual, self.planned)


@dataclass
class Stage:
    """What was planned and reported of a stage: of one person, or added up over `people`.

    `stage` is None for months in which no plan was in force. Minutes are {class: minutes}, with
    "safety" for the part of all classes that is safety and health. `untold`: how many of the
    `months` do not tell their hours by task.
    """

    stage: int | None
    trainee_id: int | None = None
    people: int = 0
    months: int = 0
    untold: int = 0
    planned: dict = field(default_factory=lambda: defaultdict(int))
    until: dict = field(default_factory=lambda: defaultdict(int))
    actual: dict = field(default_factory=lambda: defaultdict(int))

    @property
    def label(self):
        return TrainingPlan.Stage(self.stage).label if self.stage else _("without a plan")

    @property
    def classes(self):
        """The Against of each class, of all together, and of safety and health in them."""
        totals = [_total(minutes) for minutes in (self.planned, self.until, self.actual)]
        planned, _until, actual = totals
        names = {**class_labels(), "": _("Together"), "safety": _("Of these: safety and health")}
        for name, label in names.items():
            minutes = (self.planned[name], self.until[name], self.actual[name]) if name else totals
            yield Against(label, *minutes, planned, actual)

    @property
    def tasks(self):
        """The Against of each class alone."""
        return list(self.classes)[: len(CLASSES)]

    def add(self, other):
        self.people += other.people
        self.months += other.months
        self.untold += other.untold
        for mine, theirs in (
            (self.planned, other.planned), (self.until, other.until), (self.actual, other.actual),
        ):  # fmt: skip
            for name, minutes in theirs.items():
                mine[name] += minutes


@dataclass(frozen=True)
class Month:
    """What was reported of a month, added up over its people: minutes and yen, None if unknown."""

    month: date
    people: int
    worked: int | None
    overtime: int | None
    gross: int | None
    net: int | None


@dataclass
class Actuals:
    """`stages`: a Stage for each person and plan; `months`: the last two years, the latest last."""

    stages: list[Stage] = field(default_factory=list)
    months: list[Month] = field(default_factory=list)

    def by_stage(self):
        """The stages added up over the people, in their order; those without a plan last."""
        sums = {}
        for one in self.stages:
            sums.setdefault(one.stage, Stage(one.stage)).add(one)
        return sorted(sums.values(), key=lambda one: (one.stage is None, one.stage))


def actuals_of(trainee_id, on):
    """The Actuals of a trainee as of a day: of all plans, as far as one may see them."""
    return _asked(trainee_id, 0, on)


def actuals_at(company_id, on):
    """The Actuals of a company as of a day: of the plans that are in force in its month."""
    return _asked(0, company_id, on)


def class_labels():
    words = (_("Essential tasks"), _("Related tasks"), _("Peripheral tasks"))
    return dict(zip(CLASSES, words, strict=True))


def _asked(trainee, company, on):
    found = Actuals()
    with connection.cursor() as cursor:
        cursor.execute(ACTUALS, {"trainee": trainee, "company": company, "on": on})
        for row in cursor.fetchall():
            if row[3] is None:
                found.stages.append(_stage(row))
            else:
                found.months.append(Month(row[3], row[4], *map(_whole, row[17:21])))
    return found


def _stage(row):
    trainee, _plan, stage, _month, people, months, untold, *numbers = row
    planned = dict(zip((*CLASSES, "safety"), (number or 0 for number in numbers[:4]), strict=True))
    passed, whole = numbers[4:6]
    until = {
        name: round(minutes * passed / whole) if passed and whole else 0
        for name, minutes in planned.items()
    }
    actual = dict(zip((*CLASSES, "safety"), map(int, numbers[6:10]), strict=True))
    one = Stage(stage, trainee, people, months, untold)
    one.planned.update(planned)
    one.until.update(until)
    one.actual.update(actual)
    return one


def _whole(number):
    return None if number is None else int(number)


def _total(minutes):
    return sum(minutes[name] for name in CLASSES)


def _percent(part, whole):
    return f"{100 * part / whole:.1f}%" if whole else "–"
