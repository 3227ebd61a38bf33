"""Reminders: from what the sweep has found to what each person is told, in one statement."""

from datetime import datetime, time

from django.db import connections, transaction
from django.utils.timezone import make_aware

from titp.accounts.models import Role
from titp.compliance.models import State
from titp.compliance.rule import RULES, OwedBy
from titp.japanese.business_days import eve_of_next_business_day, is_business_day

# What was put off is nobody's to hear of until its day, or until it gets worse; what somebody has
# taken is theirs alone in the office, as long as they work there and
# may sign in.
# An organization's own days for a rule stand instead of the rule's.
# Only the nearest lead that was reached counts: who hears of a duty late is told once, not three
# times. A person who heads the office and is a clerk too is still one person.
# What has no day to count from, or a rule without leads, is told at once (its days are NULL here):
# when the finding opens, when it opens again, and when its state is graver than any that this
# person was told of.
REMIND = """
    WITH usual (rule, days, tells_clerks) AS (
        SELECT * FROM unnest(%(rules)s::text[], %(days)s::int[], %(clerks)s::bool[])
    ), leads AS (
        SELECT o.id AS organization_id, usual.*
          FROM tenancy_organization o CROSS JOIN usual
         WHERE NOT EXISTS (SELECT FROM notifications_reminderband b
                            WHERE b.organization_id = o.id AND b.rule = usual.rule)
         UNION ALL
        SELECT b.organization_id, b.rule, unnest(b.days), told.tells_clerks
          FROM notifications_reminderband b
          JOIN (SELECT DISTINCT rule, tells_clerks FROM usual) told USING (rule)
    ), reached AS (
        SELECT f.organization_id, f.id, f.company_id, f.state, f.reopened_on,
               leads.tells_clerks AND NOT f.confidential AS tells_clerks,
               min(leads.days) FILTER (WHERE f.due_on IS NOT NULL) AS days
          FROM compliance_finding f JOIN leads USING (organization_id, rule)
         WHERE f.closed_on IS NULL
           AND (leads.days IS NULL OR f.due_on IS NULL OR f.due_on - leads.days <= %(until)s)
           AND NOT EXISTS (SELECT FROM compliance_waiver w
                            WHERE w.organization_id = f.organization_id AND w.finding_id = f.id
                              AND w.withdrawn_at IS NULL)
           AND NOT EXISTS (SELECT FROM compliance_snooze s
                            WHERE s.organization_id = f.organization_id AND s.finding_id = f.id
                              AND s.ended_at IS NULL AND s.until > %(on)s AND s.state = f.state)
         GROUP BY f.organization_id, f.id, f.company_id, f.state, f.reopened_on,
                  leads.tells_clerks, f.confidential
    ), taken AS (
        SELECT a.organization_id, a.finding_id, a.assignee_id
          FROM compliance_assignment a
          JOIN accounts_membership m
            ON m.organization_id = a.organization_id AND m.user_id = a.assignee_id
           AND m.ended_at IS NULL AND m.role = ANY (%(office)s)
          JOIN accounts_user u ON u.id = m.user_id AND u.is_active
         WHERE a.ended_at IS NULL
    ), told AS (
        INSERT INTO notifications_reminder
               (organization_id, finding_id, recipient_id, lead_days, planned_on, state)
        SELECT DISTINCT r.organization_id, r.id, m.user_id, r.days, %(on)s::date, r.state
          FROM reached r
          LEFT JOIN taken ON taken.organization_id = r.organization_id AND taken.finding_id = r.id
          JOIN accounts_membership m ON m.organization_id = r.organization_id
           AND m.ended_at IS NULL
           AND (m.role = ANY (%(office)s) AND coalesce(m.user_id = taken.assignee_id, true)
                OR r.tells_clerks AND m.role = %(clerk)s AND m.company_id = r.company_id)
          JOIN accounts_user u ON u.id = m.user_id AND u.is_active
         WHERE r.days IS NOT NULL
            OR NOT EXISTS (
               SELECT FROM notifications_reminder earlier
                WHERE earlier.organization_id = r.organization_id AND earlier.finding_id = r.id
                  AND earlier.recipient_id = m.user_id AND earlier.lead_days IS NULL
                  AND coalesce(earlier.planned_on >= r.reopened_on, true)
                  AND array_position(%(worst_first)s::text[], earlier.state::text)
                      <= array_position(%(worst_first)s::text[], r.state::text))
        ON CONFLICT DO NOTHING
        RETURNING organization_id, recipient_id
    ), mailed AS (
        INSERT INTO notifications_message
               (organization_id, dedupe_key, kind, recipient_id, address, due_at, state,
                attempts, times_in_doubt, error)
        SELECT organization_id, 'digest|' || %(on)s || '|' || recipient_id, 'digest',
               recipient_id, '', %(due_at)s, 'pending', 0, 0, ''
          FROM told GROUP BY organization_id, recipient_id
        ON CONFLICT (organization_id, dedupe_key) DO NOTHING
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM mailed)
"""


def remind(on, alias="nightly"):
    """Tell everybody what comes near or was found: (reminders, mails), (0, 0) when repeated.

    On a day when offices are closed nobody is told; what falls on such a day was told on the
    business day before (RULES A.2).
    """
    if not is_business_day(on):
        return 0, 0
    leads = [
        (rule.id, days, rule.owed_by == OwedBy.COMPANY)
        for rule in RULES.values()
        for days in rule.remind_before or (None,)
    ]
    rules, days, clerks = zip(*leads, strict=True) if leads else ((), (), ())
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(
            REMIND,
            {
                "rules": list(rules),
                "days": list(days),
                "clerks": list(clerks),
                "until": eve_of_next_business_day(on),
                "on": on,
                # due from the start of that day in Japan, so that the mail knows its day
                "due_at": make_aware(datetime.combine(on, time())),
                "office": [Role.ADMINISTRATOR, Role.CASEWORKER],
                "clerk": Role.CLERK,
                "worst_first": [state.value for state in State],
            },
        )
        return cursor.fetchone()
