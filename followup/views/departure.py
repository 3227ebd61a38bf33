"""A person's return home: its steps, and all that is recorded of it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from followup.departing.steps import CHECKLIST, departure_of
from followup.models import Anchor, Channel, FollowUpConsent, Intention, SkillsPassport
from followup.survey.tongues import LANGUAGES
from titp.accounts.permissions import allowed, may
from titp.pages.column import Column
from titp.pages.moments import moment
from titp.pages.records import Table, changeable, doors, facts, plain, record_page
from titp.past.looking import today
from trainees.models import Trainee

READ, CHANGE, CONTACTS = "read departures", "change departures", "read contacts at home"

CONSENTS = (
    plain("given_on", pgettext_lazy("consent", "given on")),
    plain("until", gettext_lazy("until"), important=True),
    Column("language", gettext_lazy("language"), lambda row: LANGUAGES.get(row.language, "")),
    plain("way", gettext_lazy("given how")),
    Column(
        "allowed", gettext_lazy("also allowed"), lambda row: ", ".join(map(str, row.allowed)),
        important=True,
    ),
    Column(
        "withdrawn", pgettext_lazy("consent", "withdrawn at"),
        lambda row: moment(row.withdrawn_at) or "", important=True,
    ),
    Column(
        "doors", gettext_lazy("Change"), lambda row: None,
        lambda row: ""
        if row.withdrawn_at
        else format_html(
            '<a href="{}">{}</a>', reverse("follow-up-consent-withdrawal", args=[row.pk]),
            _("Record a withdrawal"),
        ),
        important=True, may=CHANGE,
    ),
)  # fmt: skip
CHANNELS = (
    plain("kind", gettext_lazy("kind of contact")),
    Column("address", pgettext_lazy("column", "number or name"), lambda row: row.address,
           important=True),
    plain("works_from", gettext_lazy("works from")),
    plain("ended_on", gettext_lazy("no longer works since")),
    plain("last_answered", gettext_lazy("last answered on"), important=True),
    changeable("channel", CHANGE),
)  # fmt: skip
ANCHORS = (
    Column("name", pgettext_lazy("person", "name"), lambda row: row.name),
    plain("relation", pgettext_lazy("column", "relation"), important=True),
    Column("phone", gettext_lazy("telephone"), lambda row: row.phone, important=True),
    plain("told", pgettext_lazy("column", "knows of it"), important=True),
    plain("ended_on", gettext_lazy("no longer works since")),
    changeable("anchor", CHANGE),
)
INTENTIONS = (
    plain("told_on", gettext_lazy("told on")),
    plain("plan", pgettext_lazy("column", "plan"), important=True),
    plain("sector", gettext_lazy("sector")),
    plain("place", gettext_lazy("town or province")),
    Column("support", gettext_lazy("what would help"),
           lambda row: ", ".join(map(str, row.support_labels)), important=True),
    Column("note", gettext_lazy("in the person’s words"), lambda row: row.note),
)  # fmt: skip
PASSPORTS = (
    plain("issued_on", gettext_lazy("issued on")),
    Column("language", pgettext_lazy("column", "holder’s language"),
           lambda row: LANGUAGES.get(row.language, ""), important=True),
    Column("revoked", gettext_lazy("revoked at"), lambda row: moment(row.revoked_at) or "",
           important=True),
    plain("revoked_why", gettext_lazy("reason")),
    doors(READ, ("skills-passport", pgettext_lazy("skills passport", "Show"))),
)  # fmt: skip


@may(READ)
def trainee_departure(request, pk):
    """All about one person's return, and the next things to do."""
    person = get_object_or_404(Trainee.objects.select_related("sending_organization"), pk=pk)
    writes = allowed(request, CHANGE)
    home = departure_of(person, today())

    def way(url_name, *args):
        return reverse(url_name, args=[pk, *args]) if writes else ""

    ways = {
        "leaving": way("trainee-leaving"), "statement": way("trainee-statement"),
        "consent": way("trainee-consent"), "contacts": way("channel-new"),
        "anchors": way("anchor-new"), "intention": way("intention-new"),
        "passport": way("skills-passport-issue"),
    }  # fmt: skip
    contacts = allowed(request, CONTACTS)
    return record_page(
        request, "trainee", person, change="change trainees",
        template="followup/departure.html", home=home, ways=ways,
        steps=[(step, ways.get(step.slug) or _below(step)) for step in home.steps()],
        facts=facts(home.leaving, "reason", "planned_on", "left_on", "note")
        if home.leaving
        else [],
        items=[
            (item, home.settled.get(item), way("settled-item", item)) for item in CHECKLIST
        ],
        export=contacts,
        tables=[
            Table(
                _("Consent to the follow-up"), FollowUpConsent.objects.filter(trainee=person),
                CONSENTS, ways["consent"], _("Ask for consent"),
                note=_("Given by the person, in the own language. The host company sees none of"
                       " what is here."),
            ),
            *([
                Table(
                    _("Contacts that still work at home"), Channel.objects.filter(trainee=person),
                    CHANNELS, ways["contacts"],
                    note=_("A Japanese telephone number ends with the stay."),
                ),
                Table(
                    _("Contact persons at home"), Anchor.objects.filter(trainee=person), ANCHORS,
                    ways["anchors"],
                ),
            ] if contacts else []),
            Table(
                _("Plans at home"), Intention.objects.filter(trainee=person), INTENTIONS,
                ways["intention"], _("Record what was told"),
            ),
            Table(
                _("Skills passports"), SkillsPassport.objects.filter(trainee=person), PASSPORTS,
                ways["passport"], _("Prepare a skills passport"),
            ),
        ],
    )  # fmt: skip


def _below(step):
    return "#items" if step.slug == "items" else ""
