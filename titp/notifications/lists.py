"""The two lists of this app: what a person was reminded of, and the mail that goes out."""

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import State
from titp.compliance.rule import RULES
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message
from titp.pages.lists import Column, ListPage, SavedView, linked
from titp.pages.moments import moment
from titp.pages.templatetags.pages import both_calendars


class ReminderFilter(django_filters.FilterSet):
    unread = django_filters.BooleanFilter(
        label=_("Unread"), field_name="read_at", lookup_expr="isnull"
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), field_name="finding__state", choices=State.choices
    )


def duty(reminder):
    rule = RULES.get(reminder.finding.rule)
    return str(rule.title) if rule else reminder.finding.rule


def days_before(reminder):
    return _("at once") if reminder.lead_days is None else reminder.lead_days


REMINDERS = ListPage(
    slug="reminders",
    template="notifications/reminder/list.html",
    heading=_("Reminders"),
    columns=(
        Column(
            "duty",
            _("Duty"),
            duty,
            lambda row: linked("finding", row.finding_id, duty(row)),
            important=True,
        ),
        Column(
            "due_on",
            _("Due on"),
            lambda row: row.finding.due_on,
            lambda row: both_calendars(row.finding.due_on),
            order=("finding__due_on",),
            important=True,
        ),
        Column("state", _("State"), lambda row: row.finding.get_state_display(), important=True),
        Column(
            "told_on",
            _("Told on"),
            lambda row: row.planned_on,
            lambda row: both_calendars(row.planned_on),
            order=("planned_on",),
        ),
        Column("lead", _("Days before"), days_before, numeric=True),
        Column("read", _("Read"), lambda row: _("yes") if row.read_at else _("no")),
    ),
    filter=ReminderFilter,
    sort="-told_on",
    views=(SavedView(_("Unread"), "unread=true"),),
)


def kind_of(message):
    """What kind of mail it is; one that is no longer declared leaves its slug."""
    return str(LETTERS.get(message.kind, message.kind))


class MessageFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Message.State.choices)
    doubted = django_filters.NumberFilter(
        label=_("Times in doubt, at least"), field_name="times_in_doubt", lookup_expr="gte"
    )


OUTGOING_MAIL = ListPage(
    slug="outgoing-mail",
    heading=_("Outgoing mail"),
    columns=(
        Column("kind", _("Kind"), kind_of, order=("kind",), important=True),
        Column(
            "to",
            _("To"),
            lambda row: row.address or row.recipient.email,
            important=True,
        ),
        Column(
            "state",
            _("State"),
            lambda row: row.get_state_display(),
            order=("state",),
            important=True,
        ),
        Column(
            "due_at",
            _("Due at"),
            lambda row: row.due_at,
            lambda row: moment(row.due_at),
            order=("due_at",),
        ),
        Column(
            "sent_at",
            _("Sent at"),
            lambda row: row.sent_at,
            lambda row: moment(row.sent_at),
            order=("sent_at",),
        ),
        Column("attempts", _("Attempts"), lambda row: row.attempts, numeric=True),
        Column(
            "doubts",
            _("Times in doubt"),
            lambda row: row.times_in_doubt,
            order=("times_in_doubt",),
            numeric=True,
        ),
        Column("error", _("Last obstacle"), lambda row: row.error),
    ),
    filter=MessageFilter,
    sort="-due_at",
    views=(
        SavedView(_("Delivery unknown"), "state=unknown"),
        SavedView(_("Failed"), "state=failed"),
        SavedView(_("Was in doubt"), "doubted=1"),
    ),
    template="notifications/message/list.html",
)


def ticked(request, page, rows):
    """The rows ticked in a list, or all that its conditions find where that was ticked."""
    if request.POST.get("all"):
        return page.filter(request.GET, queryset=rows, request=request).qs
    return rows.filter(pk__in=[pk for pk in request.POST.getlist("row") if pk.isdecimal()])


def with_conditions(url_name, request):
    """An act's address that keeps the list's conditions, for `ticked`."""
    return f"{reverse(url_name)}?{request.GET.urlencode()}"
