"""Planning audits and visits: what a quarter asks for, put together into day trips.

What is asked for is counted by the rules' own statements, as seen on the quarter's last day. A
trip goes to one place, to hosts whose days overlap; a visit that falls on the day of an audit at
the same host goes along, for each leaves a record of its own (HANDBOOK 9.3).
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection

from titp.japanese.business_days import is_business_day
from titp.japanese.months import add_months
from training_plans.board import found
from training_plans.models import Purpose

MONTHS = 3  # of a quarter
STOPS = 3  # of a day trip
AHEAD = timedelta(14)  # so long before the last day, so that there is time when it fails
MUNICIPALITY = re.compile(r"^(?:.{2,3}[都道府県])?(.{1,8}?[市区町村])")

# What the quarter asks for and nothing is planned for: audits whose window ends in it, and the
# visits of its months. %(on)s is its last day.
NEEDS = f"""
    WITH asked AS (
        SELECT organization_id, company_id, '{Purpose.AUDIT}' AS kind,
               (evidence->>'window_starts_on')::date AS from_on, due_on AS until_on
          FROM {{audits}} AS audits
         WHERE done_on IS NULL AND due_on BETWEEN %(first)s AND %(on)s
         UNION ALL
        SELECT organization_id, company_id, '{Purpose.VISIT}',
               (evidence->>'first_practice_on')::date, due_on
          FROM {{visits}} AS visits
         WHERE done_on IS NULL AND due_on BETWEEN %(first)s AND %(on)s
    )
    SELECT company.id, company.name, company.prefecture_id, company.address, asked.kind,
           greatest(from_on, %(today)s), until_on
      FROM asked
      JOIN companies_company company ON company.organization_id = asked.organization_id
                                    AND company.id = asked.company_id
     WHERE until_on >= %(today)s
       AND NOT EXISTS (
           SELECT FROM training_plans_errand errand
            WHERE errand.organization_id = asked.organization_id
              AND errand.company_id = asked.company_id
              AND (errand.kind = asked.kind
                   OR asked.kind = '{Purpose.AUDIT}' AND errand.kind = '{Purpose.EXTRAORDINARY}')
              AND errand.planned_on BETWEEN from_on AND until_on)
     ORDER BY until_on, company.sort_key, company.id, asked.kind
"""


@dataclass(frozen=True)
class Need:
    """One audit or visit that is asked for, from a day until a day; `place` groups trips."""

    company_id: int
    company: str
    place: tuple[str, str]
    kind: Purpose
    from_on: date
    until_on: date

    @property
    def key(self):
        """Names it in a form."""
        return f"{self.company_id}:{self.kind}:{self.until_on}"


@dataclass
class Trip:
    """A day on which somebody goes to one place."""

    day: date
    place: tuple[str, str]
    needs: list[Need] = field(default_factory=list)


def quarter_of(day):
    """The first day of the quarter of the fiscal year in which a day lies."""
    return date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1)


def last_day(first):
    return add_months(first, MONTHS) - timedelta(1)


def needs_of(first, today):
    """What the quarter that begins on `first` asks for, the nearest end first."""
    statement = NEEDS.format(audits=found("SUP-001"), visits=found("SUP-004"))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"first": first, "on": last_day(first), "today": today})
        return [
            Need(pk, name, (prefecture or "", municipality(address)), Purpose(kind), *days)
            for pk, name, prefecture, address, kind, *days in cursor.fetchall()
        ]


def municipality(address):
    """The city, ward, town or village of an address, or ""."""
    match = MUNICIPALITY.match(address)
    return match[1] if match else ""


def trips(needs):
    """The needs put together into trips, by day; each need is in exactly one."""
    planned, taken = [], set()
    for audits in (True, False):
        waiting = [need for need in needs if (need.kind == Purpose.AUDIT) == audits]
        if not audits:
            waiting = [need for need in waiting if not _goes_along(need, planned)]
        while waiting:
            group = _group(waiting)
            day = _day_for(group, taken)
            taken.add(day)
            planned.append(Trip(day, group[0].place, group))
            waiting = [need for need in waiting if need not in group]
    return sorted(planned, key=lambda trip: (trip.day, trip.place))


def _group(waiting):
    """The most pressing, and others at its place that can be reached on the same day."""
    group = [waiting[0]]
    from_on, until_on = waiting[0].from_on, waiting[0].until_on
    for need in waiting[1:]:
        later, earlier = max(from_on, need.from_on), min(until_on, need.until_on)
        if len(group) < STOPS and need.place == group[0].place and later <= earlier:
            group.append(need)
            from_on, until_on = later, earlier
    return group


def _goes_along(visit, planned):
    """Whether a trip goes to this host while the visit is due; then it goes along."""
    for trip in planned:
        is_there = any(need.company_id == visit.company_id for need in trip.needs)
        if is_there and visit.from_on <= trip.day <= visit.until_on:
            trip.needs.append(visit)
            return True
    return False


def _day_for(group, taken):
    """A working day within all days of the group, with time to spare, without a trip so far."""
    first = max(need.from_on for need in group)
    last = min(need.until_on for need in group)
    wanted = max(first, last - AHEAD)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    near = sorted(days, key=lambda day: (abs((day - wanted).days), day))
    work = [day for day in near if is_business_day(day)]
    free = (day for day in work if day not in taken)
    return next(free, (work or near)[0])
