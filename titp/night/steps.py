"""The night: what is done in which order, each step once a day, whatever breaks in between.

Each step is named by the function that does it, called with the day, or by the task that it rings
for every organization. Both must be safe to repeat, for a night that was killed within a step
begins that step anew.
"""

import logging
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections
from django.utils import timezone
from django.utils.module_loading import import_string

from titp.night.models import NightStep
from titp.night.rings import ring_each

log = logging.getLogger(__name__)
LOCK = 0x6E69676874  # any number, the same for all: "night" in ASCII


@dataclass(frozen=True)
class Step:
    """One step: its name in the ledger, what it calls or rings, and the steps it must follow."""

    name: str
    does: str = ""
    after: tuple[str, ...] = ()
    rings: str = ""

    def take(self, on):
        if self.does:
            import_string(self.does)(on)
        if self.rings:
            ring_each(self.rings)


NIGHT = (
    # before the sweep, so that what a month asks for is owed the same night
    Step("plan changes", "training_plans.filing.notices.draft_notices_by_night"),
    Step("sweep", "titp.compliance.sweep.sweep_everyone"),
    # reminders and figures speak of what the sweep has just found
    Step("snapshots", "titp.monitoring.snapshots.take", after=("sweep",)),
    Step("edition", "titp.monitoring.editions.publish_due"),
    Step("reporting", "training_plans.reporting_stands.publish_stands", after=("edition",)),
    Step("reminders", "titp.notifications.reminders.remind", after=("sweep",)),
    Step("months", "training_plans.filing.opening.open_months"),
    Step("late months", "training_plans.filing.late.remind_by_night", after=("months",)),
    Step("corrections", "training_plans.correction_reminders.remind_by_night"),
    Step("follow-up", rings="followup.tasks.ask_those_due"),
    Step("reports", "titp.night.reports.ring_monthly_reports", after=("sweep",)),
    Step("scores", rings="training_plans.tasks.keep_scores", after=("sweep",)),
    # what a lost ring or a killed worker left behind
    Step("orders", "titp.night.rings.ring_waiting_orders"),
    Step("yearly reports", "titp.monitoring.yearly.ordering.ring_waiting"),
    Step("packs", rings="training_plans.tasks.ring_waiting_packs"),
    # what need not be kept: answers to programs, uploaded files after 30 days, then files that
    # nothing points to
    Step("answers", "titp.api.night.forget"),
    Step("uploads", rings="training_plans.tasks.forget_old_uploads"),
    Step("files", rings="titp.documents.tasks.remove_orphans", after=("uploads",)),
)


def run_night(on, steps=NIGHT):
    """Do the steps of a night that are not yet done; returns their names in order.

    Two nights at once: the second finds the lock taken and does nothing. A step that fails stops
    only those that follow it; the next ring tries again. Raises an ExceptionGroup of what failed.
    """
    done, failures = [], []
    with _lock() as ours:
        if not ours:
            return []
        finished = set(_ledger(on).exclude(finished_at=None).values_list("step", flat=True))
        for step in steps:
            if step.name in finished or not finished.issuperset(step.after):
                continue
            try:
                _take(step, on)
            except Exception as failure:
                log.error("step %s failed: %s", step.name, type(failure).__name__)
                failures.append(failure)
            else:
                finished.add(step.name)
                done.append(step.name)
    if failures:
        raise ExceptionGroup(f"the night of {on}", failures)
    return done


def _take(step, on):
    _ledger(on).update_or_create(
        night_of=on, step=step.name, defaults={"started_at": timezone.now()}
    )
    step.take(on)
    _ledger(on).filter(step=step.name).update(finished_at=timezone.now())


def _ledger(on):
    return NightStep.objects.using("nightly").filter(night_of=on)


@contextmanager
def _lock():
    """True for one night at a time. PostgreSQL frees it when the connection ends, even by kill."""
    with connections["nightly"].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        ours = cursor.fetchone()[0]
        try:
            yield ours
        finally:
            if ours and connections["nightly"].is_usable():
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
