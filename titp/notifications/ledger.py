"""The ledger of the outbox: what was due, and what became of it, must be equal."""

from dataclasses import dataclass

from django.db import connections

# What is due is counted from the reminders, not from the messages: a digest that was never
# written shows as a difference.
LEDGER = """
    WITH digests AS (
        SELECT organization_id, count(*) AS due
          FROM (SELECT DISTINCT organization_id, recipient_id, planned_on
                  FROM notifications_reminder) AS told
         GROUP BY organization_id
    ), messages AS (
        SELECT organization_id,
               count(*) FILTER (WHERE kind <> 'digest') AS others,
               count(*) FILTER (WHERE state = 'sent') AS sent,
               count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
               count(*) FILTER (WHERE state = 'failed') AS failed,
               count(*) FILTER (WHERE state = 'unknown') AS unknown,
               count(*) FILTER (WHERE state IN ('pending', 'sending', 'handing')) AS pending
          FROM notifications_message GROUP BY organization_id
    )
    SELECT organization_id, coalesce(due, 0) + coalesce(others, 0), coalesce(sent, 0),
           coalesce(cancelled, 0), coalesce(failed, 0), coalesce(unknown, 0), coalesce(pending, 0)
      FROM digests FULL JOIN messages USING (organization_id) ORDER BY organization_id
"""


@dataclass(frozen=True)
class Account:
    """One organization's mail in numbers: due = sent + cancelled + failed + unknown + pending."""

    organization_id: int
    due: int
    sent: int
    cancelled: int
    failed: int
    unknown: int
    pending: int

    @property
    def difference(self):
        """0 when all is well; more when mail is lost, less when there is more than was due."""
        return self.due - (self.sent + self.cancelled + self.failed + self.unknown + self.pending)


def ledger(using="default"):
    """The account of every organization that the connection may see, as a list of Account."""
    with connections[using].cursor() as cursor:
        cursor.execute(LEDGER)
        return [Account(*row) for row in cursor.fetchall()]
