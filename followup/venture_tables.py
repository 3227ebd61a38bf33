"""The tables on the page of a venture."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from followup.models import Founder, Support, SupportStep
from titp.accounts.permissions import allowed
from titp.pages.lists import Column, linked
from titp.pages.records import Table, plain

CHANGE = "change ventures"
FOUNDERS = (
    Column("founder", gettext_lazy("founder"), lambda row: str(row.trainee),
           lambda row: linked("trainee-ventures", row.trainee_id, str(row.trainee))),
    plain("role", pgettext_lazy("founder", "role"), important=True),
    plain("since", pgettext_lazy("venture", "since"), important=True),
    plain("until", gettext_lazy("until")),
    Column("standing", gettext_lazy("standing"), lambda row: standing(row), important=True),
)  # fmt: skip
STAGES = (
    plain("stage", gettext_lazy("stage")),
    plain("on", pgettext_lazy("venture", "since"), important=True),
    plain("note", gettext_lazy("what tells so"), important=True),
)
COUNTS = (
    plain("kind", gettext_lazy("kind of people")),
    plain("people", gettext_lazy("people"), numeric=True, important=True),
    plain("women", gettext_lazy("of them women"), numeric=True),
    plain("counted_elsewhere", gettext_lazy("of them counted with another venture"), numeric=True),
    plain("as_of", gettext_lazy("as of"), important=True),
    Column("evidence", gettext_lazy("evidence"), lambda row: row.evidence and str(row.evidence),
           important=True),
)  # fmt: skip
EVIDENCE = (
    Column("what", gettext_lazy("what it shows"), lambda row: row.what, lambda row: shown(row)),
    plain("grade", pgettext_lazy("evidence", "grade"), important=True),
    plain("kind", gettext_lazy("kind of evidence"), important=True),
    plain("seen_on", gettext_lazy("seen on")),
    Column("until", gettext_lazy("holds until"), lambda row: row.expires_on,
           lambda row: lasting(row), important=True),
    Column("check", gettext_lazy("second person"), lambda row: checked(row), important=True),
)  # fmt: skip
GOALS = (
    Column("goal", gettext_lazy("goal"), lambda row: f"{row.goal} {row.get_goal_display()}"),
    plain("reason", gettext_lazy("reason"), important=True),
)
SUPPORT = (
    plain("what", gettext_lazy("what exactly")),
    plain("kind", gettext_lazy("kind of support"), important=True),
    Column("state", gettext_lazy("state"), lambda row: state_words(row), important=True),
    Column("state_on", pgettext_lazy("venture", "since"), lambda row: row.state_on, important=True),
    Column("doors", gettext_lazy("Change"), lambda row: None,
           lambda row: linked("support-step", row.pk, _("Next step")), important=True, may=CHANGE),
)  # fmt: skip
CONTACTS = (
    Column("company", gettext_lazy("host company"), lambda row: str(row.company)),
    plain("branch", gettext_lazy("branch"), important=True),
    plain("kind", gettext_lazy("what the company does"), important=True),
    plain("person", gettext_lazy("contact person")),
    plain("reached_at", gettext_lazy("telephone or e-mail")),
)


def standing(row):
    settled = getattr(row, "settlement", None)
    if settled:
        return settled.get_outcome_display()
    return _("disputed") if row.is_disputed else _("undisputed")


def shown(row):
    if not row.key:
        return row.what
    return format_html('<a href="{}">{}</a>', reverse("evidence-file", args=[row.pk]), row.what)


def lasting(row):
    words = "{} ({})" if row.expires_on < localdate() else "{}"
    return format_html(words, row.expires_on, _("expired"))


def checked(row):
    for piece in row.draws.all():
        made = getattr(piece, "check_made", None)
        return f"{made} {made.grade}".strip() if made else _("drawn, waits")
    return _("not drawn")


def state_words(row):
    if row.state == "wanted":
        return _("wanted")
    return SupportStep.State(row.state).label


def tables_of(request, row):
    """All tables of a venture; with the ways to add for whoever may."""

    def add(part):
        return reverse(f"venture-{part}", args=[row.pk]) if allowed(request, CHANGE) else ""

    founders = Founder.objects.filter(venture=row).select_related("trainee")
    founders = founders.prefetch_related("settlement")
    evidence = row.evidences.prefetch_related("draws__check_made")
    counts = row.venturecounts.select_related("evidence", "founder__trainee")
    return [
        Table(_("Founders"), founders, FOUNDERS,
              note=_("A further founder is recorded on the person’s own page.")),
        Table(_("Stages"), row.venturestages.all(), STAGES, add("stage")),
        Table(_("Numbers of people"), counts, COUNTS, add("count")),
        Table(_("Evidence"), evidence, EVIDENCE, add("evidence")),
        Table(_("Goals (SDGs)"), row.venturegoals.all(), GOALS, add("goal")),
        Table(_("Support"), Support.objects.with_state().filter(venture=row), SUPPORT,
              note=_("Support is recorded on the founder’s own page.")),
        Table(_("Contacts with host companies"), row.contacts.select_related("company"), CONTACTS,
              add("contact")),
    ]  # fmt: skip
