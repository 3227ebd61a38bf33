"""What stands in the books around a month, read once for all its people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from titp.japanese.months import add_months
from trainees.models import Employment, WageTerms
from training_plans.filing.arithmetic.leave import grants_of
from training_plans.models import MonthLine, TrainingPlan
from training_plans.pay import HOURLY_WAGES
from training_plans.rates import RATES, SITES

BACK = 36  # months that are looked back at: longer than any stage
KEPT = (
    "trainee_id", "regular_minutes", "base_pay", "net_pay", "paid_leave_days",
    *(f"{name}{part}_minutes" for name in ("essential", "related", "peripheral")
      for part in ("", "_safety")),
)  # fmt: skip

# On each day of practice in the month the highest certain minimum wage, as rows of the days that
# have the same one. An industry's own rate counts for those whose terms name it.
MINIMUM_WAGES = f"""
    WITH {SITES}, {HOURLY_WAGES}, {RATES},
    highest AS (
        SELECT DISTINCT ON (sites.trainee_id, day) sites.trainee_id, day, yen_per_hour,
               rates.starts_on, rates.industry, prefecture_id
          FROM sites
         CROSS JOIN generate_series(
               %(month)s::date, law.add_months(%(month)s, 1) - 1, interval '1 day') AS at
         CROSS JOIN LATERAL (SELECT at::date AS day) AS one
          JOIN rates USING (organization_id, prefecture_id)
         WHERE sites.company_id = %(company)s AND certain AND sites.days @> day
           AND daterange(rates.starts_on, rates.next_on) @> day
           AND (rates.industry = '' OR EXISTS (
                SELECT FROM wages
                 WHERE wages.trainee_id = sites.trainee_id AND wages.industry = rates.industry
                   AND wages.days @> day))
         ORDER BY sites.trainee_id, day, yen_per_hour DESC
    )
    SELECT trainee_id, yen_per_hour, starts_on, industry, name_ja || ' ' || name_en, count(*)
      FROM highest JOIN companies_prefecture ON code = prefecture_id
     GROUP BY trainee_id, yen_per_hour, starts_on, industry, name_ja, name_en
     ORDER BY trainee_id, starts_on
"""


@dataclass(frozen=True)
class Rate:
    """A minimum wage, and on how many days of practice in the month it counted."""

    yen: int
    since: date
    industry: str
    prefecture: str
    days: int


@dataclass
class Books:
    """What is known of the people of a month at their company; `found`: the rules' Checks.

    By trainee id: `terms`, those in force in the month; `rates`, the minimum wages of its days;
    `plans`, the latest plan of the month; `earlier`, {month: values of the line} of the months
    before; `grants` and `taken` of paid leave, as `grants_of` answers them.
    """

    company_id: int
    month: object
    lines: list
    found: list
    terms: dict = field(default_factory=lambda: defaultdict(list))
    rates: dict = field(default_factory=lambda: defaultdict(list))
    plans: dict = field(default_factory=dict)
    earlier: dict = field(default_factory=lambda: defaultdict(dict))
    grants: dict = field(default_factory=dict)
    taken: dict = field(default_factory=dict)

    def __post_init__(self):
        self.people = {line.trainee_id for line in self.lines}
        first, last = self.month.first, self.month.last
        for terms in WageTerms.objects.filter(trainee__in=self.people, starts_on__lte=last):
            if not terms.ends_on or terms.ends_on >= first:
                self.terms[terms.trainee_id].append(terms)
        plans = TrainingPlan.objects.filter(
            trainee__in=self.people, company=self.company_id, starts_on__lte=last
        )
        for plan in plans.order_by("starts_on"):
            ends_on = min(filter(None, (plan.ends_on, plan.ended_on)), default=None)
            if ends_on is None or ends_on >= first:
                self.plans[plan.trainee_id] = plan
        before = MonthLine.objects.filter(
            trainee__in=self.people, company=self.company_id, report__month__lt=first,
            report__month__gte=add_months(first, -BACK),
        )  # fmt: skip
        for row in before.values("report__month", *KEPT):
            self.earlier[row["trainee_id"]][row["report__month"]] = row
        self.grants, self.taken = grants_of(
            Employment.objects.filter(trainee__in=self.people, company=self.company_id)
        )
        self._read_rates()

    def practised_all(self, trainee_id):
        """Whether every day of the month was one of practice, as far as the rates tell."""
        rates = self.rates[trainee_id]
        return not rates or sum(rate.days for rate in rates) == self.month.last.day

    def told(self, rule_id, trainee_id):
        """The evidence of what a rule found of somebody, or None."""
        same = (
            one.evidence
            for one in self.found
            if one.rule and one.rule.id == rule_id and one.trainee_id == trainee_id
        )
        return next(same, None)

    def _read_rates(self):
        values = {"month": self.month.first, "company": self.company_id, "on": self.month.over_on}
        with connection.cursor() as cursor:
            cursor.execute(MINIMUM_WAGES, values)
            for trainee_id, yen, since, industry, prefecture, days in cursor.fetchall():
                self.rates[trainee_id].append(Rate(yen, since, industry, prefecture, days))
