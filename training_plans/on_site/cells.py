"""Texts are kept box by box as they were typed; who writes over somebody else's is told first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from titp.tenancy.context import current
from training_plans.models import SiteRecord
from training_plans.on_site.boxes import error_of

MOST = 1000  # boxes of one request
LONGEST = 4000


class NotAsked(ValueError):
    """A box that this record does not have."""


class Finished(Exception):
    """The record was finished meanwhile; its texts stay as they are."""


@dataclass(frozen=True)
class Typed:
    """A text for a box; `was` is what its writer saw there, `at` when it was written."""

    name: str
    text: str
    was: str | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Kept:
    """What became of it: kept, or a conflict with what somebody else wrote meanwhile."""

    typed: Typed
    conflict: bool = False
    theirs: str = ""
    error: str = ""

    def as_json(self):
        return {
            "name": self.typed.name, "conflict": self.conflict, "theirs": self.theirs,
            "error": self.error,
        }  # fmt: skip


def keep(pk, boxes, typed):
    """Write the texts into the record, all or none; answers a Kept for each.

    `boxes`: {name: Box} that may be written. A text that cannot be read is kept as well. Raises
    NotAsked and Finished.
    """
    typed = list(typed)
    record = SiteRecord.objects.select_for_update().get(pk=pk)
    if record.finished_at:
        raise Finished
    if len(typed) > MOST:
        raise NotAsked("too many boxes at once")
    texts, touched, now = record.texts, dict(record.touched), timezone.now()
    answers, changed = [], False
    for one in typed:
        box, text = boxes.get(one.name), one.text.strip()
        if box is None or len(text) > LONGEST or "\0" in text:
            raise NotAsked("no such box")
        stands = texts.get(one.name, "")
        if one.was is not None and stands not in (one.was.strip(), text):
            answers.append(Kept(one, conflict=True, theirs=stands))
            continue
        if stands != text:
            texts[one.name] = text
            written = min(one.at, now) if one.at else now
            touched[one.name] = [current().user_id, now.isoformat(), written.isoformat()]
            changed = True
        answers.append(Kept(one, error=error_of(box, text)))
    if changed:
        record.texts, record.touched = texts, touched
        record.save(update_fields=["words", "touched"])
    return answers


def typed_in(data, boxes):
    """The Typed of a form's data (QueryDict): inputs c-<box>, with w-<box> what stood there."""
    for name in boxes:
        if f"c-{name}" in data or f"w-{name}" in data:
            yield Typed(
                name, data.get(f"c-{name}", "").replace("\r\n", "\n"), data.get(f"w-{name}")
            )


def changed(typed):
    """Those of which the text is another than what stood there."""
    return [one for one in typed if one.was is None or one.was.strip() != one.text.strip()]


def moment_of(text):
    """A moment as a device writes it, None where it is none."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
