"""A report from the card's page: written once, told to who must know, and answered by its code."""

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from titp.compliance.sweep import check_rows
from titp.tenancy.context import JOBS, use
from trainees.models import Consultation, ConsultationEntry
from trainees.models.voice import RETURN
from trainees.safeguarding.alerts import call, escalate, readers_of
from trainees.safeguarding.files import SOUND, take_in
from trainees.safeguarding.tongues import spoken


def receive(organization_id, said, language, code):
    """Write a report of nobody we know, as the machine's own work; the same code is taken once.

    `said` is the cleaned form of the page. Answers whether anybody in the organization may read
    it. Raises files.NotTaken, and then nothing is written.
    """
    with use(organization_id, JOBS):
        try:
            with transaction.atomic():
                row = Consultation.objects.create(
                    received_at=now(), channel=Consultation.Channel.VOICE,
                    category=said["about"], language=spoken(language),
                    restricted=said["staff"], summary=_in_one(said), return_hash=RETURN.hash(code),
                )  # fmt: skip
                if said["voice"]:
                    take_in(row, said["voice"], SOUND)
        except IntegrityError:
            # it was sent twice: the first one counts
            first = Consultation.objects.filter(return_hash=RETURN.hash(code)).first()
            if first is None:
                raise
            return bool(readers_of(first))
        if row.is_urgent or row.restricted:
            escalate(row)
        check_rows(localdate(), Consultation)
        return bool(readers_of(row))


def add(organization_id, consultation_id, said):
    """What the person adds later; a closed matter is taken up again. Raises files.NotTaken."""
    with use(organization_id, JOBS), transaction.atomic():
        row = Consultation.objects.select_for_update().get(pk=consultation_id)
        entry = ConsultationEntry.objects.create(
            consultation=row, kind=ConsultationEntry.Kind.ADDED, words=said["words"]
        )
        if said["voice"]:
            take_in(row, said["voice"], SOUND)
        if row.closed_at:
            row.closed_at = None
            row.save(update_fields=["closed_at"])
        call(row, f"added|{entry.pk}", entry.pk)
        check_rows(localdate(), Consultation)


def told_back(organization_id, consultation_id):
    """{received_at, entries, language, unread} for the person.

    Our answers in full, of their own words only when; `unread`: nobody in the organization may.
    """
    with use(organization_id, JOBS):
        row = Consultation.objects.get(pk=consultation_id)
        shown = row.entries.exclude(kind=ConsultationEntry.Kind.NOTE)
        return {
            "received_at": row.received_at,
            "entries": [
                {"at": one.at, "answer": one.words if one.kind == one.Kind.ANSWER else ""}
                for one in shown
            ],
            "language": row.language,
            "unread": row.closed_at is None and not readers_of(row),
        }


def _in_one(said):
    """Name and company stand with the words, encrypted as they are; nothing is looked up."""
    parts = [said["words"]]
    labels = {"name": "氏名（本人の記入）", "company": "会社（本人の記入）"}
    parts += [f"{label}: {said[key]}" for key, label in labels.items() if said[key]]
    return "\n".join(part for part in parts if part)
