"""Reports that are late or due soon, as they stand this minute, and asking for them."""

from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from titp.accounts.models import Membership, Role
from titp.accounts.naming import name_of
from titp.japanese.business_days import is_business_day
from titp.notifications.doorbell import ring_after_commit
from training_plans.models import MonthlyReport, ReportReminder

SOON = timedelta(days=7)
EVERY = 7  # days between what one clerk is told of one report by the night
LETTER = "month-reminder"

# Clerks of the companies that are asked for a report on the day %(on)s, once a day each: the
# message is written first, and only where it is new also the row that says so. Of a late report
# they are told when %(rest)s days have passed since the last time; of one that was opened or sent
# back, where %(anew)s, once. For one organization (within `tenancy.use`) or, by night, for all.
REMIND = """
    WITH asked AS (
        SELECT report.organization_id, report.id, report.company_id,
               report.due_on, report.due_on < %(on)s AS is_late,
               (SELECT max(step.at) FROM training_plans_reportstep step
                 WHERE step.organization_id = report.organization_id
                   AND step.report_id = report.id) AS since
          FROM training_plans_monthlyreport report,
               LATERAL app.last_step(report.organization_id, report.id) AS step (kind)
         WHERE (report.due_on < %(on)s OR %(anew)s AND report.due_on IS NOT NULL)
           AND (step.kind IN ('returned', 'reopened')
                OR step.kind IS NULL AND report.submitted_on IS NULL)
    ), written AS (
        INSERT INTO notifications_message
               (organization_id, dedupe_key, kind, subject_id, recipient_id, address, due_at,
                state, attempts, times_in_doubt, error)
        SELECT asked.organization_id,
               %(letter)s || '|' || asked.id || '|' || member.user_id || '|' || %(on)s::date,
               %(letter)s, asked.id, member.user_id, '', %(at)s, 'pending', 0, 0, ''
          FROM asked
          JOIN accounts_membership member
            ON member.organization_id = asked.organization_id
           AND member.company_id = asked.company_id AND member.role = %(clerk)s
           AND member.ended_at IS NULL
          JOIN accounts_user person ON person.id = member.user_id AND person.is_active
         WHERE NOT EXISTS (
               SELECT FROM training_plans_reportreminder earlier
                WHERE earlier.organization_id = asked.organization_id
                  AND earlier.report_id = asked.id AND earlier.recipient_id = member.user_id
                  AND CASE WHEN is_late
                           THEN (earlier.at AT TIME ZONE %(zone)s)::date
                                > greatest(due_on, %(on)s::date - %(rest)s)
                           ELSE coalesce(earlier.at > since, true) END)
        ON CONFLICT (organization_id, dedupe_key) DO NOTHING
        RETURNING organization_id, subject_id, recipient_id
    )
    INSERT INTO training_plans_reportreminder
           (organization_id, report_id, company_id, recipient_id, at, by_id)
    SELECT asked.organization_id, asked.id, asked.company_id, written.recipient_id, %(at)s, %(by)s
      FROM written
      JOIN asked
        ON asked.organization_id = written.organization_id AND asked.id = written.subject_id
"""


def late(on):
    """Reports past their day that the office waits for, first time or again; longest first."""
    return _missing().filter(due_on__lt=on).order_by("due_on", "company__sort_key", "pk")


def due_soon(on):
    """Reports that the office waits for, of which the day comes within a week."""
    rows = _missing().filter(due_on__range=(on, on + SOON))
    return rows.order_by("due_on", "company__sort_key", "pk")


def clerks_of(companies):
    """{company id: [name]} of those who may file there."""
    rows = Membership.objects.in_force().filter(
        role=Role.CLERK, company__in=companies, user__is_active=True
    )
    found = {}
    for company, name in rows.order_by("pk").values_list("company_id", name_of("user")):
        found.setdefault(company, []).append(name)
    return found


def remind(on, by):
    """Ask for all late reports, in the current context; answers how many clerks' letters."""
    number = _asked(on, 1, DEFAULT_DB_ALIAS, by.pk)
    ring_after_commit()
    return number


def remind_by_night(on, alias="nightly"):
    """The same in all organizations: when a report is opened or was sent back, when it is late, and
    then weekly; never on a day when offices are closed, on which nobody is told of anything.
    """
    return _asked(on, EVERY, alias) if is_business_day(on) else 0


def _asked(on, rest, alias, by_id=None):
    values = {
        "on": on, "at": timezone.now(), "by": by_id, "anew": by_id is None, "rest": rest,
        "letter": LETTER,
        "clerk": Role.CLERK, "zone": timezone.get_default_timezone_name(),
    }  # fmt: skip
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(REMIND, values)
        return cursor.rowcount


def _missing():
    told = ReportReminder.objects.filter(report=OuterRef("pk")).order_by("-pk")
    rows = MonthlyReport.objects.with_state().with_company_name().missing()
    return rows.annotate(
        told_at=Subquery(told.values("at")[:1]),
        told_whom=Subquery(told.values(name=name_of("recipient"))[:1]),
    )
