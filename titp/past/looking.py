"""Looking back: a block in which the database answers as it would have on another day.

Two days are told apart: `on`, as of which something is looked at, and `known`, up to whose end it
had been recorded. What a table recorded later is undone by its history; tables without a history
(public lists, files, what machines wrote) are as they are now, and values that the history hides
read as NULL where they were written over since.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db import connection, transaction
from django.utils.timezone import localdate, localtime, make_aware

from titp.tenancy.context import COMPANY, current

_look = ContextVar("look_into_the_past", default=None)
# Tables that are made for a look when they are first read: name → function. Rooms add theirs.
MADE_FOR_A_LOOK = {}
THEN, NOW = "past, public", "public"
# Nothing is written in the past. A table without its view would silently answer as of now.
ENTER = """
    SELECT set_config('search_path', %s, true), set_config('app.known_at', %s, true),
           set_config('transaction_read_only', 'on', true),
           (SELECT array_agg(c.relname) FROM pg_trigger t
              JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
             WHERE t.tgname = 'write_history' AND NOT EXISTS (
                   SELECT FROM pg_views v WHERE v.schemaname = 'past' AND v.viewname = c.relname))
"""


class PastNotBuilt(RuntimeError):
    """Tables lack their view of the past: `manage.py migrate` makes it."""


class NoPastForCompanies(PermissionError):
    """The history, and so the past, is the organization's own."""


@dataclass(frozen=True)
class Look:
    """As of which day, and as known at the end of which day; or at an exact moment."""

    on: date
    known: date | datetime
    made: set = field(default_factory=set, compare=False, repr=False)

    @property
    def moment(self):
        """What was recorded from here on is not known yet."""
        if isinstance(self.known, datetime):
            return self.known
        return make_aware(datetime.combine(self.known + timedelta(1), time()))

    @property
    def known_on(self):
        return localdate(self.moment - timedelta(microseconds=1))

    @property
    def clock(self):
        """At an exact moment: what a clock in Japan showed; "" at the end of a day."""
        return f"{localtime(self.known):%H:%M}" if isinstance(self.known, datetime) else ""

    @property
    def query(self):
        """As addresses carry it."""
        return urlencode({"on": self.on.isoformat(), "known": self.known.isoformat()})


def look():
    """The look that we take just now, or None where we stand in the present."""
    return _look.get()


def today():
    """The day as of which we look, which is usually today."""
    return _look.get().on if _look.get() else localdate()


def made_for_look(table):
    """Before such a table is read: make it, once for each look; nothing in the present."""
    taken = _look.get()
    if taken and table not in taken.made:
        taken.made.add(table)
        MADE_FOR_A_LOOK[table]()


def carried(address):
    """An address that goes on with the look that we take; as it is where there is none."""
    if not _look.get():
        return address
    return f"{address}{'&' if '?' in address else '?'}{_look.get().query}"


@contextmanager
def as_known(on, known):
    """Read the organization's rows as they were recorded by the end of the day `known`.

    `known` may be an exact moment. Read all you need before the block ends. It is undone in any
    case, so that nothing of it remains in the transaction. Two transactions that write at the
    moment itself may be told apart otherwise than a reader of that moment saw them.
    """
    if current().role == COMPANY:
        raise NoPastForCompanies
    taken = Look(on, known)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(ENTER, [THEN, taken.moment.isoformat()])
            if missing := cursor.fetchone()[3]:
                raise PastNotBuilt(", ".join(missing))
        token = _look.set(taken)
        try:
            yield taken
        finally:
            _look.reset(token)
            transaction.set_rollback(True)


@contextmanager
def present():
    """Within a look: read what is recorded now. Elsewhere it changes nothing."""
    taken = _look.get()
    if taken is None:
        yield
        return
    token = _look.set(None)
    _search(NOW)
    try:
        yield
        _search(THEN)
    finally:
        _look.reset(token)


def _search(path):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', %s, true)", [path])
