"""Report: what was due at the end of a month, by article of law and host company."""

from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, Min, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from titp.compliance.account import account_of, by_severity
from titp.compliance.models import Finding, State
from titp.compliance.rule import Severity
from titp.declared import Text
from titp.documents.report import report
from titp.japanese.months import add_months
from titp.monitoring.figure import FIGURES
from titp.pages.charts import Series, bar, stacked_bar

MONTHS, GROUPS_SHOWN = 12, 8
SEVERITIES = {
    Severity.SERIOUS: Text(ja="重大", en="Serious"),
    Severity.DUTY: Text(ja="義務", en="Duty"),
    Severity.ADVICE: Text(ja="助言", en="Advice"),
}


@report(
    title=Text(ja="法令遵守状況報告書", en="Compliance report"),
    about="tenancy.Organization",
    may="read findings",
    monthly=True,
)
def compliance_report(organization, on):
    """The open duties of the organization and its host companies as of a day: each with its
    article of law, its day and what was read; those that somebody let rest; and a page of figures.
    """
    account = account_of(on)
    since = Finding.objects.aggregate(first=Min("found_on"))["first"]
    return {
        "account": account,
        "severities": list(SEVERITIES.values()),
        "summary": account.summary(),
        "totals": by_severity(account.to_do),
        "resting": by_severity(account.resting),
        "total": len(account.to_do),
        "records_begin_on": since if since and since > on else None,
        "by_rule": _by_rule(account),
        "by_month": _by_month(on, since),
        "figures": _figures(on),
    }


def _by_rule(account):
    """A chart of the open duties: by rule, those past their day apart; None where there is none."""
    rows = [of_rule for _article, rules in account.articles() for of_rule in rules]
    if not rows:
        return None
    past, ahead = [], []
    for row in rows:
        entries = [entry for _company, entries in row.companies for entry in entries]
        overdue = sum(entry.state == State.OVERDUE for entry in entries)
        past.append(overdue)
        ahead.append(len(entries) - overdue)
    return stacked_bar(
        "duties-by-rule",
        _("Open duties by rule"),
        [row.title for row in rows],
        [Series(_("past the day"), past), Series(_("others"), ahead)],
    )


def _by_month(on, since):
    """A chart of the duties past their day at the ends of twelve months, the last one on the day.

    Months before the first record have no value; None while there is only one with a record.
    """
    firsts = [add_months(on.replace(day=1), -months) for months in reversed(range(MONTHS - 1))]
    days = [*(first - timedelta(1) for first in firsts), on]
    known = [day for day in days if since and day >= since]
    if len(known) < 2:
        return None
    counts = Finding.objects.aggregate(
        **{day.isoformat(): Count("pk", filter=_past_the_day(day)) for day in known}
    )
    return bar(
        "overdue-by-month",
        _("Duties past their day at the end of each month"),
        [date_format(day, "M") for day in days],
        [counts.get(day.isoformat()) for day in days],
    )


def _past_the_day(day):
    not_settled = Q(closed_on=None) | Q(closed_on__gt=day)
    in_time = [State.OVERDUE, State.DUE_SOON, State.LATE]
    return Q(found_on__lte=day, due_on__lt=day, state__in=in_time) & not_settled


def _figures(on: date):
    """What else was counted, as of the day: rows of (figure, total, [(group, value)])."""
    return [(figure, *_counted(figure, on)) for figure in FIGURES.values() if figure.on_paper]


def _counted(figure, on):
    with connection.cursor() as cursor:
        cursor.execute(figure.statement(), {"on": on})
        rows = sorted(((row[1], row[2]) for row in cursor.fetchall()), key=lambda row: -row[1])
    total = sum(value for _group, value in rows)
    if not figure.first:
        return total, []
    shown = [(figure.first.name(group), value) for group, value in rows[:GROUPS_SHOWN]]
    rest = sum(value for _group, value in rows[GROUPS_SHOWN:])
    return total, [*shown, (_("others"), rest)] if rest else shown
