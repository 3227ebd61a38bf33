"""Duties as a calendar program reads them (iCalendar, RFC 5545): titles of rules, and no names."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from titp.accounts.models import Role
from titp.accounts.permissions import TABLE
from titp.compliance.models import Assignment, Finding
from titp.compliance.rule import RULES
from titp.notifications.links import address_in
from titp.notifications.models import CalendarFeed
from titp.tenancy.context import COMPANY, STAFF, use

ALARMS = (timedelta(-30), timedelta(-7), timedelta(-1))


@dataclass(frozen=True)
class Reader:
    """Whose calendar it is, as a secret tells it."""

    organization_id: int
    user_id: int
    role: str
    company_id: int | None
    language: str

    def acting(self):
        """The context in which this person's duties are read."""
        return use(
            self.organization_id, COMPANY if self.role == Role.CLERK else STAFF,
            company_id=self.company_id or 0, user_id=self.user_id,
        )  # fmt: skip


def reader_of(token):
    """Whose calendar it is, or None for a secret that opens none (any more)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.calendar_of(%s)", [CalendarFeed.hash_of(token)])
        row = cursor.fetchone()
    reader = Reader(*row) if row else None
    return reader if reader and reader.role in TABLE["read findings"] else None


def duties_of(reader, on):
    """Open duties with a day, as the person's to-do list has them: rule, day, how many.

    Of the office's duties those that are this person's or nobody's.
    """
    rows = Finding.objects.to_do().filter(rule__in=RULES, due_on__isnull=False)
    if reader.role != Role.CLERK:
        others = Assignment.objects.in_force().exclude(assignee=reader.user_id)
        rows = rows.not_put_off(on).exclude(Q(pk__in=others.values("finding")))
    return rows.order_by("due_on", "rule").values("rule", "due_on").annotate(count=Count("pk"))


def calendar(organization, duties):
    """The calendar as bytes: an all-day event for each rule and day, under a lasting identity."""
    made = Calendar()
    made.add("prodid", "-//TITP//duties//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Duties with a day"))
    for duty in duties:
        made.add_component(_event(organization, duty))
    return made.to_ical()


def _event(organization, duty):
    title = str(RULES[duty["rule"]].title)
    if duty["count"] > 1:
        title = _("%(title)s (%(count)s)") % {"title": title, "count": duty["count"]}
    event = Event()
    event.add("uid", f"{duty['rule']}-{duty['due_on']}@{organization.slug}.titp")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", duty["due_on"])
    event.add("summary", title)
    event.add("url", f"{address_in(organization, 'to-do')}?rule={duty['rule']}")
    event.add("transp", "TRANSPARENT")
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
