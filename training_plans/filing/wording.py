"""How reports speak on pages: their state as a mark, their steps as a table."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from titp.pages.lists import Column
from titp.pages.moments import moment

STEPS = (
    Column("kind", _("what was done"), lambda row: row.get_kind_display()),
    Column("at", _("when"), lambda row: moment(row.at), important=True),
    Column("person", _("by whom"), lambda row: row.person, important=True),
    Column("via", _("by what way"), lambda row: row.get_via_display(), important=True),
    Column("reason", _("reason"), lambda row: row.reason, important=True),
)


def state_badge(report):
    """The state of a report that was asked for with it, as icon, word and colour."""
    return render_to_string("training_plans/filing/_state_badge.html", {"report": report})
