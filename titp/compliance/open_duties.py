"""The open duties of one record, as its first page shows them."""

from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q
from django.urls import reverse

from titp.compliance.models import MISSED, State
from titp.compliance.rule import RULES
from titp.compliance.wording import missed
from titp.past.looking import carried

SHOWN = 8


def open_duties(findings):
    """Each duty by itself, worst first: what templates/compliance/_open_duties.html takes."""
    rows = list(findings.open().filter(rule__in=RULES).worst_first()[: SHOWN + 1])
    duties = [
        {
            "url": carried(row.get_absolute_url()),
            "title": RULES[row.rule].title,
            "due_on": row.due_on,
            "neutral": not missed(row),
            "state": row.get_state_display(),
        }
        for row in rows[:SHOWN]
    ]
    return {"duties": duties, "more": len(rows) > SHOWN}


def open_duties_by_rule(findings, **conditions):
    """How many of each rule, the nearest day first; `conditions` narrow the list behind a link."""
    rows = (
        findings.open()
        .filter(rule__in=RULES)
        .values("rule")
        .annotate(
            count=Count("pk"),
            # before due_on, which then names the first of all days
            missed_on=Min("due_on", filter=Q(state__in=MISSED)),
            due_on=Min("due_on"),
        )
        .order_by(F("due_on").asc(nulls_last=True), "rule")
    )
    duties = [
        {
            "url": carried(f"{reverse('to-do')}?{urlencode({'rule': row['rule'], **conditions})}"),
            "title": RULES[row["rule"]].title,
            "due_on": row["due_on"],
            "neutral": row["due_on"] != row["missed_on"]
            or State.OVERDUE in RULES[row["rule"]].advises_in,
            "count": row["count"],
        }
        for row in rows
    ]
    return {"duties": duties, "more": False}
