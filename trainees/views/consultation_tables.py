"""What stands under a consultation: its files, and what was said and done since it came."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.models import User
from titp.pages.lists import Column
from titp.pages.moments import moment
from trainees.models import ConsultationFile

EVIDENCE = (
    Column("kind", gettext_lazy("file"), lambda row: row.kind),
    Column("at", gettext_lazy("received at"), lambda row: moment(row.at), important=True),
    Column("from_whom", gettext_lazy("from whom"), lambda row: row.from_whom or _("the person"),
           important=True),
    Column("what", gettext_lazy("what it shows"), lambda row: row.what),
    Column("by", gettext_lazy("taken in by"), lambda row: row.taken_by or _("the card's page")),
    Column("size", gettext_lazy("bytes"), lambda row: row.size, numeric=True),
    Column("sha256", gettext_lazy("checksum (SHA-256)"), lambda row: row.sha256),
)  # fmt: skip


@dataclass(frozen=True)
class Since:
    """One thing that followed: when, what kind, by whom, and its words where they are shown."""

    at: object
    kind: str
    by: str
    words: str


def evidence_of(consultation):
    rows = list(ConsultationFile.objects.filter(consultation=consultation))
    names = _names(row.by_id for row in rows)
    for row in rows:
        row.taken_by = names.get(row.by_id, "")
    return rows


def told_since(consultation, with_words):
    """Entries and escalations in their order; their words only on request, as the rest."""
    entries, calls = list(consultation.entries.all()), list(consultation.escalations.all())
    names = _names(row.by_id for row in (*entries, *calls))
    told = [
        Since(
            row.at, row.get_kind_display(), names.get(row.by_id, ""),
            row.words if with_words else "",
        )
        for row in entries
    ] + [
        Since(
            row.at, _("The safeguarding contacts were called"), names.get(row.by_id, ""),
            row.reason if with_words else "",
        )
        for row in calls
    ]  # fmt: skip
    return sorted(told, key=lambda one: one.at)


def _names(ids):
    people = User.objects.filter(pk__in={pk for pk in ids if pk}).only("name", "email")
    return {person.pk: str(person) for person in people}
