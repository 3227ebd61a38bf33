"""Finishing: what was written on site becomes the audit or visit, all of it or nothing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from training_plans.models import (
    Audit,
    Correction,
    CorrectionStep,
    Interview,
    SiteRecord,
    Visit,
)
from training_plans.on_site.boxes import error_of, value_of
from training_plans.on_site.cells import Finished
from training_plans.on_site.compared import unexplained
from training_plans.on_site.facts import people_facts, room_facts
from training_plans.on_site.opening import FOUND
from training_plans.on_site.sheet import boxes_of, sheet

# Methods that the sheet asks for by a box of its own; the interviews tell of themselves.
METHODS = ("seen_on_site", "reports_heard", "books_checked", "lodging_checked")
HELD = ("in_person", "remote")
OLDEST = timedelta(366)
NOTE = 4000


class Read:
    """The texts of a record as what they mean, box by box."""

    def __init__(self, record):
        self.record, self.texts = record, record.texts
        self.boxes = boxes_of(sheet(record))

    def __call__(self, name):
        box = self.boxes.get(name)
        return value_of(box, self.texts.get(name, "")) if box else None

    def text(self, name):
        return self.texts.get(name, "")

    def interviews(self):
        """[(number of the slot, trainee, manner)] of those that were held."""
        for number in range(1, len(self.record.basis["slots"]) + 1):
            who, manner = self(f"s{number}-who"), self(f"s{number}-manner")
            if who and manner in HELD:
                yield number, int(who), manner

    def found(self):
        """Numbers of the corrections of which anything is written."""
        for number in range(1, FOUND + 1):
            parts = ("what", "topic", "basis", "due")
            if any(self.text(f"f{number}-{part}") for part in parts):
                yield number


def errors_of(record):
    """{box: why the record cannot be finished as it is}."""
    read = Read(record)
    errors = {
        name: error for name, box in read.boxes.items() if (error := error_of(box, read.text(name)))
    }
    if errors:
        return errors
    today, held_on = localdate(), read("held_on")
    missing = _("Please fill this in.")
    if held_on is None:
        errors["held_on"] = missing
    elif held_on > today:
        errors["held_on"] = _("This day has not come yet.")
    elif held_on < today - OLDEST:
        errors["held_on"] = _("This day is more than a year ago.")
    if record.is_audit and read("carried_out") is None:
        errors["carried_out"] = missing
    if record.is_audit and read("carried_out"):
        errors |= {name: missing for name in METHODS if read(name) is None}
        errors |= unexplained(record)
        seen = [who for _number, who, _manner in read.interviews()]
        for number, who, _manner in read.interviews():
            if seen.count(who) > 1:
                errors[f"s{number}-who"] = _("This person is recorded already.")
    if not record.is_audit:
        errors |= {
            name: missing for name, box in read.boxes.items() if box.required and not read(name)
            and read(name) is not False
        }  # fmt: skip
    for one, other in (
        ("alternative_reason", "alternative"),
        ("alternative", "alternative_reason"),
    ):
        if read(one) and not read(other):
            errors[other] = _("The reason and what was done instead go together.")
    for number in read.found():
        for part in ("what", "topic", "due"):
            if read(f"f{number}-{part}") is None:
                errors[f"f{number}-{part}"] = missing
        due = read(f"f{number}-due")
        if due and held_on and due < held_on:
            errors[f"f{number}-due"] = _("The due day is before the day on which it was found.")
    return errors


@transaction.atomic
def finish(record, by):
    """Write audit or visit and what follows; answers ({box: error}, the models written)."""
    record = SiteRecord.objects.select_for_update().get(pk=record.pk)
    if record.finished_at:
        raise Finished
    if errors := errors_of(record):
        return errors, ()
    read = Read(record)
    written = _audit(record, read) if record.is_audit else _visit(record, read)
    held = record.audit or record.visit
    for number in read.found():
        Correction.objects.create(
            company_id=record.company_id, audit=record.audit, visit=record.visit,
            topic=read(f"f{number}-topic"), what=read(f"f{number}-what"),
            basis=read(f"f{number}-basis") or "", due_on=read(f"f{number}-due"),
            found_on=read("held_on"), kept_inside=bool(read(f"f{number}-inside")), by=by,
            at=timezone.now(),
        )  # fmt: skip
    _seen_again(record, read, by)
    record.finished_at, record.finished_by = timezone.now(), by
    record.save()
    return {}, (type(held), *written)


def _audit(record, read):
    carried_out = read("carried_out")
    held = list(read.interviews())
    place = read("workplace")
    record.audit = Audit.objects.create(
        company_id=record.company_id, workplace_id=int(place) if place else None,
        kind=record.kind, held_on=read("held_on"), carried_out=carried_out,
        trainees_interviewed=bool(held) if carried_out and record.basis["people"] else None,
        alternative_reason=read("alternative_reason") or "",
        alternative=read("alternative") or "", note=_note(read, "site-note", "reports-note"),
        **{name: read(name) for name in METHODS},
    )  # fmt: skip
    if not carried_out:
        return ()
    for _number, trainee, manner in held:
        Interview.objects.create(audit=record.audit, trainee_id=trainee, manner=manner)
    return (
        Interview, *people_facts(read, held, record.audit.held_on),
        *room_facts(record, read, record.audit.held_on),
    )  # fmt: skip


def _visit(record, read):
    record.visit = Visit.objects.create(
        company_id=record.company_id, visited_on=read("held_on"),
        note=_note(read, "v-guidance", "v-remarks"),
    )  # fmt: skip
    return ()


def _note(read, *names):
    return "\n\n".join(filter(None, map(read.text, names)))[:NOTE]


def _seen_again(record, read, by):
    """What was checked is closed where it was seen to be right, else sent back."""
    rows = Correction.objects.with_state().filter(
        pk__in=record.basis["corrections"], state="checked"
    )
    for row in rows:
        seen = read(f"k{row.pk}-seen")
        if seen:
            CorrectionStep.objects.create(
                correction=row, kind="closed" if seen == "right" else "returned", by=by,
                at=timezone.now(), note=read.text(f"k{row.pk}-note"),
            )  # fmt: skip
