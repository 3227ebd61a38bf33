"""Telling hosts of corrections: when asked, before the day, when sent back, and when overdue.

Not for ever: some weeks after the day the mails end, and the office sees that nobody answers.
"""

from django.db import connections, transaction
from django.utils import timezone

from titp.accounts.models import Role
from titp.japanese.business_days import eve_of_next_business_day, is_business_day
from training_plans.bands import CORRECTIONS

LETTER = "correction-reminder"
EVERY = 7  # days between what one clerk is told of one correction that is overdue

# Those of which an answer is asked on the day %(on)s, as the host sees it: what is kept inside is
# nobody's there to hear of, and an escalation changes nothing, for the host is not to know of it,
# neither by a mail nor by one that stays away. `mails_until`: the last day on which mails tell of
# it, some weeks after its day or after it was sent back; then the office is shown that it waits.
WAITING = f"""
    waiting AS (
        SELECT c.organization_id, c.id, c.company_id, c.due_on, c.due_on < %(on)s AS is_late,
               since, band.days,
               greatest(c.due_on, (since AT TIME ZONE 'Asia/Tokyo')::date)
               + {EVERY} * coalesce(band.weeks_after, {CORRECTIONS.weeks_after}) AS mails_until
          FROM training_plans_correction c
          LEFT JOIN notifications_reminderband band
            ON band.organization_id = c.organization_id AND band.rule = '{CORRECTIONS.id}'
          LEFT JOIN LATERAL (
               SELECT kind, at FROM training_plans_correctionstep s
                WHERE s.organization_id = c.organization_id AND s.correction_id = c.id
                  AND s.kind <> 'escalated'
                ORDER BY s.id DESC LIMIT 1) AS last ON true
         CROSS JOIN LATERAL (SELECT coalesce(last.at, c.at)) AS told (since)
         WHERE NOT c.kept_inside AND coalesce(last.kind, 'returned') = 'returned'
    )"""
# Those of which no mail goes to the host any more, though nobody has answered.
SILENT = f"""{WAITING},
    silent AS (SELECT organization_id, id, company_id FROM waiting WHERE mails_until < %(on)s)"""
WHICH_ARE_SILENT = f"WITH {SILENT} SELECT id FROM silent"

# Clerks of their companies, once a day each: when it is asked or sent back, when a lead is reached
# (the nearest counts), and weekly when the day has passed.
REMIND = f"""
    WITH {WAITING}, asked AS (
        SELECT waiting.*, lead.days AS lead
          FROM waiting
         CROSS JOIN LATERAL (
               SELECT min(days) AS days
                 FROM unnest(coalesce(waiting.days::int[], %(usual)s::int[])) AS lead (days)
                WHERE NOT is_late AND due_on - days <= %(until)s) AS lead
         WHERE coalesce(cardinality(waiting.days), 1) > 0 AND %(on)s <= mails_until
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
               SELECT FROM training_plans_correctionreminder told
                WHERE told.organization_id = asked.organization_id
                  AND told.correction_id = asked.id AND told.recipient_id = member.user_id
                  AND told.at > since
                  AND CASE WHEN is_late
                           THEN (told.at AT TIME ZONE 'Asia/Tokyo')::date
                                > greatest(due_on, %(on)s::date - %(rest)s)
                           ELSE lead IS NULL OR told.lead_days <= lead END)
        ON CONFLICT (organization_id, dedupe_key) DO NOTHING
        RETURNING organization_id, subject_id, recipient_id
    )
    INSERT INTO training_plans_correctionreminder
           (organization_id, correction_id, recipient_id, lead_days, at)
    SELECT asked.organization_id, asked.id, written.recipient_id, asked.lead, %(at)s
      FROM written
      JOIN asked
        ON asked.organization_id = written.organization_id AND asked.id = written.subject_id
"""


def remind_by_night(on, alias="nightly"):
    """Write the letters of a day in all organizations; answers how many.

    Nothing on a day when offices are closed: what falls on it was told on the business day before.
    """
    if not is_business_day(on):
        return 0
    values = {
        "on": on, "at": timezone.now(), "until": eve_of_next_business_day(on), "rest": EVERY,
        "letter": LETTER, "usual": list(CORRECTIONS.remind_before), "clerk": Role.CLERK,
    }  # fmt: skip
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(REMIND, values)
        return cursor.rowcount
