"""For whom we act: one organization, one role and one person, sealed for one transaction."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from titp.tenancy.seal import sealed

STAFF, COMPANY, JOBS = "app_staff", "app_company", "app_jobs"
# A monitor within the organization that is asked something: opens what is said between the two
# (`Wall.asker`), and no other table.
ASKER = "app_asker"
# A capability bit: of the staff, only who has it passes the wall of a confidential table.
READS_CONFIDENTIAL = 4


class NoTenant(RuntimeError):
    """Tenant rows were asked for, but nobody said for which organization."""


class OtherTenant(RuntimeError):
    """A block that acts for one organization tried to act for another."""


@dataclass(frozen=True)
class Context:
    """Whose rows may be seen: ids (0 = none), database role, capability bits."""

    organization_id: int
    role: str = JOBS
    company_id: int = 0
    user_id: int = 0
    capabilities: int = 0

    @property
    def reads_confidential(self):
        """Whether confidential tables show their rows: to the machine's own work, and to some."""
        return self.role == JOBS or bool(self.capabilities & READS_CONFIDENTIAL)


_current = ContextVar("tenant_context", default=None)


def current():
    """The context we act in; raises NoTenant where there is none."""
    context = _current.get()
    if context is None:
        raise NoTenant("no organization: enter `tenancy.use(...)` first")
    return context


def has_tenant():
    return _current.get() is not None


@contextmanager
def use(organization_id, role=JOBS, *, company_id=0, user_id=0, capabilities=0, expires=None):
    """Act for one organization until the block ends, in one transaction.

    Raises OtherTenant inside a block for another organization: a savepoint that is released
    keeps its settings, so the outer block would silently go on as the inner organization.
    """
    context = Context(organization_id, role, company_id, user_id, capabilities)
    outer = _current.get()
    if outer is not None and outer.organization_id != organization_id:
        raise OtherTenant(f"acting for {outer.organization_id}, asked for {organization_id}")
    if role == COMPANY and not company_id:
        raise NoTenant("a company's context needs a company")
    connection = connections[DEFAULT_DB_ALIAS]
    with transaction.atomic():
        with connection.cursor() as cursor:
            before = _swap(cursor, role, sealed(context, _backend_pid(connection), expires))
        token = _current.set(context)
        try:
            yield context
        finally:
            _current.reset(token)
        # Only after success: a rollback restores both settings by itself.
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                _swap(cursor, *before)


def _backend_pid(connection):
    return connection.connection.info.backend_pid


def _swap(cursor, role, text):
    """Set role and seal for this transaction; returns what they were."""
    cursor.execute(
        "SELECT current_setting('role'), coalesce(current_setting('app.ctx', true), '')"
        ", set_config('role', %s, true), set_config('app.ctx', %s, true)",
        [role, text],
    )
    return cursor.fetchone()[:2]
