"""Monitors ask for a case, and read what was released; each within the organization as `ASKER`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from followup.cases.telling import (
    is_anybody_called,
    stop_letters,
    tell_readers,
    tell_withdrawn,
)
from followup.models import CaseCopy, CaseRecall, CaseRequest
from titp.monitoring.clarifying import asking
from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, current, use
from titp.tenancy.encrypted import decrypt
from titp.tenancy.models import Organization
from trainees.models import Consultation
from trainees.models.voice import RETURN
from trainees.safeguarding.codes import return_codes_in, typed

LINES, READ = "SELECT * FROM app.case_requests_for(%s)", "SELECT * FROM app.read_case(%s)"


@dataclass(frozen=True)
class Line:
    """A request in the monitors' list: nothing of a copy that is not released."""

    organization: Organization
    pk: UUID
    category: str
    figure: str
    by_number: bool
    asked_at: datetime
    answer_by: date
    is_declined: bool
    is_recalled: bool
    is_released: bool

    @property
    def about(self):
        return about(self.category, self.figure)


@dataclass(frozen=True)
class Words:
    """What a monitor was handed of a copy."""

    facts: str
    text: str
    until: date


def about(category, figure):
    """What a request asks about, in words."""
    parts = [Consultation.Category(category).label] if category else []
    if figure in FIGURES:
        parts.append(FIGURES[figure].title)
    return " · ".join(map(str, parts))


def lines_for(monitor):
    """The requests of all organizations, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(LINES, [monitor.pk])
        found = cursor.fetchall()
    known = Organization.objects.in_bulk({row[0] for row in found})
    return [Line(known[row[0]], *row[1:]) for row in found]


def ask(organization, monitor, **asked):
    """Write a request and call its readers; answers it, and whether anybody is there to call."""
    number = asked.get("reference")
    with asking(organization, monitor):
        with use(organization.pk, JOBS):
            number_hash = hash_of(number) if number else ""
        row = CaseRequest.objects.create(by=monitor, number_hash=number_hash, **asked)
        with use(organization.pk, JOBS):
            row.refresh_from_db(fields=["kept_from"])
            tell_readers("asked", row)
            return row, is_anybody_called(row)


def hash_of(number):
    """What finds the report whose code stands in a number, whatever was written around it."""
    hashes = [RETURN.hash(code) for code in return_codes_in(number)]
    known = Consultation.objects.filter(return_hash__in=hashes).values_list(
        "return_hash", flat=True
    )
    return known.first() or RETURN.hash(typed(number))


def recall(row, monitor, words):
    """Ask for it no more, and tell whoever knew of it; twice changes nothing.

    Within `asking`.
    """
    try:
        with transaction.atomic():
            taken_back = CaseRecall.objects.create(request=row, by=monitor, words=words)
    except IntegrityError:
        return
    with use(row.organization_id, JOBS):
        stop_letters(row)
        tell_withdrawn(taken_back)


def released(row):
    """The copies of a request that are readable now, of what a monitor's role may see of them."""
    columns = CaseCopy.objects.only("id", "organization", "public_id", "request", "until")
    return list(columns.filter(request=row).order_by("pk"))


def read(copy):
    """The Words of a copy, of which the database first records the reading; None if not released.

    Within `asking`.
    """
    with connection.cursor() as cursor:
        cursor.execute(READ, [copy])
        found = cursor.fetchone()
    if found is None:
        return None
    facts, text, until = found
    return Words(_opened(facts, "facts"), _opened(text, "text"), until)


def _opened(stored, column):
    if stored is None:
        return ""
    return decrypt(bytes(stored), f"{CaseCopy._meta.db_table}|{column}")


def is_released(copy):
    """Whether both consents are in force today, as the wall of the monitors' role has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.case_is_released(%s, %s)", [current().organization_id, copy.pk])
        return cursor.fetchone()[0]
