"""Reading a dropped roster into rows that wait for somebody to look at them."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titp.documents import storage
from titp.spreadsheets.models import Upload, UploadRow
from titp.tenancy.encrypted import blind_index
from trainees.roster import read_roster
from training_plans.intake.facts import ROSTER
from training_plans.intake.questions import learned

BATCH = 1000


def drop(content, file_name, by=None):
    """Keep a dropped file until it is read; returns the Upload."""
    suffix = "csv" if file_name.lower().endswith((".csv", ".tsv", ".txt")) else "xlsx"
    return Upload.objects.create(
        sheet=ROSTER,
        file_name=file_name[-200:],
        key=storage.keep(content, suffix),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )


def read(upload, progress=None):
    """Read the kept file and store what it says; of a refused file nothing is kept but its name."""
    reading = read_roster(Path(settings.FILES_ROOT, upload.key), progress)
    if reading.error:
        forget_source(upload)
    return store(upload, reading)


def forget_source(upload):
    """Delete the dropped file itself; what was read of it stays."""
    storage.remove(upload.key)
    upload.key = ""
    upload.save(update_fields=["key"])


@transaction.atomic
def store(upload, reading):
    """Every row of a reading becomes an UploadRow, good or not; returns the reading.

    Storing again replaces what was read before, as long as nothing of it was taken over.
    """
    upload.rows.filter(commit=None).delete()
    known = learned()
    rows = [_row(upload, row, known) for row in reading.rows]
    UploadRow.objects.bulk_create(rows, batch_size=BATCH)
    upload.error, upload.read_at = reading.error, timezone.now()
    upload.source_rows, upload.people = reading.source_rows, reading.people
    upload.columns = [
        [m.sheet, m.row, m.column, m.heading, m.field, m.confidence, m.proposal]
        for m in reading.mappings
    ]
    upload.save()
    return reading


def _row(upload, row, known):
    said = {
        "values": dict(row.values),
        "questions": [question.as_report() for question in row.questions],
        "raw": {name: [origin.cell, origin.raw] for name, origin in row.origins.items()},
        "notices": [list(notice) for notice in row.notices],
        "answers": {},
    }
    if row.entry is not None:
        said["name_cell"] = [row.entry.name_cell.address, row.entry.name_cell.stored]
    stored = UploadRow(
        upload=upload,
        sheet_name=row.sheet[:100],
        row_number=row.row,
        disposition=str(row.disposition),
        reason=str(row.reason or ""),
        fingerprint=_fingerprint(row) if row.values else None,
    )
    stored.said = said
    known.answer(stored)
    return stored


def _fingerprint(row):
    values = json.dumps([row.sheet, row.values], ensure_ascii=False, sort_keys=True)
    return blind_index(values)
