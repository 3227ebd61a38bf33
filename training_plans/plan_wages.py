"""What an hour is worth by a plan, beside the minimum wage of where it is worked (最低賃金)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from companies.models import MinimumWage, OwnMinimumWage, Workplace


@dataclass(frozen=True)
class WageFloor:
    """An hour's pay as (numerator, denominator) and the least of it in yen; None where unknown."""

    pay: tuple[int, int] | None
    least: int | None

    @property
    def kept(self):
        """Whether it is enough, compared exactly; None where something is not known."""
        if self.pay is None or self.least is None:
            return None
        top, bottom = self.pay
        return top >= self.least * bottom

    @property
    def shown(self):
        """Yen with one decimal, cut off: what is too little must not look enough."""
        if self.pay is None:
            return "–"
        tenths = self.pay[0] * 10 // self.pay[1]
        return f"{tenths // 10:,}.{tenths % 10}"


def wage_floor(plan, pay):
    """The WageFloor of a plan's pay on its first day, or today where that is past rates known."""
    return WageFloor(pay.an_hour() if pay.unit else None, minimum_wage(plan))


def minimum_wage(plan):
    """The rate of the workplace's prefecture, else the company's, on the first day of the plan.

    A rate whose day is not settled is not used. Minimum Wage Act art. 9; the place of work counts.
    """
    workplace = Workplace.objects.filter(pk=plan.workplace_id).first()
    prefecture = (workplace and workplace.prefecture_id) or plan.company.prefecture_id
    return wage_of_prefecture(prefecture, plan.starts_on or date.max)


def wage_of_prefecture(prefecture, day):
    """Yen an hour on a day, by the public list or a row of ours; None where nothing is known."""
    if prefecture is None:
        return None
    known = Q(prefecture=prefecture, starts_on__lte=day)
    official = MinimumWage.objects.filter(known, window_ends_on=None).order_by("-starts_on")
    own = OwnMinimumWage.objects.filter(known, industry="", confirmed_on__isnull=False)
    newest = [
        rate for rate in (official.first(), own.order_by("-starts_on").first()) if rate is not None
    ]
    return max(newest, key=lambda rate: rate.starts_on).yen_per_hour if newest else None
