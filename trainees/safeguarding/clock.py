"""The clock of a consultation: until when a first answer is owed, and how long that is (要確認)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, OuterRef, Subquery
from django.utils.timezone import now
from django.utils.translation import gettext as _

from titp.pages.moments import moment
from trainees.models import SafeguardingTerms
from trainees.models.consultation import DayInJapan


def with_clock(rows):
    """Each with the hours that held when it came, None where no row of ours says so."""
    terms = SafeguardingTerms.objects.filter(since__lte=OuterRef("received_on")).order_by("-since")
    return rows.annotate(received_on=DayInJapan(F("received_at"))).annotate(
        usual_hours=Subquery(terms.values("first_answer_hours")[:1]),
        urgent_hours=Subquery(terms.values("urgent_answer_hours")[:1]),
    )


@dataclass(frozen=True)
class Clock:
    """When an answer is due; answered when, if at all; as seen at a moment."""

    due_at: datetime
    answered_at: datetime | None
    at: datetime

    @property
    def tone(self):
        if self.answered_at:
            return "ok" if self.answered_at <= self.due_at else "plain"
        if self.at > self.due_at:
            return "err"
        return "warn" if self.due_at - self.at <= timedelta(hours=6) else "info"

    def __str__(self):
        if self.answered_at:
            return _("answered") if self.answered_at <= self.due_at else _("answered late")
        hours = abs(self.due_at - self.at) // timedelta(hours=1)
        if self.at > self.due_at:
            return _("overdue by %(hours)s hours") % {"hours": hours}
        return _("due by %(moment)s") % {"moment": moment(self.due_at)}


def clock_of(row, at=None):
    """The clock of a row of `with_clock`."""
    default = SafeguardingTerms()
    hours = (
        row.urgent_hours or default.urgent_answer_hours
        if row.pressing == row.Urgency.NOW
        else row.usual_hours or default.first_answer_hours
    )
    due_at = row.received_at + timedelta(hours=hours)
    return Clock(due_at, row.first_response_at, at or now())
