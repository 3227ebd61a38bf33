"""By which ways invented people were reached, and a calling list that was lent."""

from datetime import timedelta

from followup.models import CallingList
from followup.models.calling_list import LIST_LINK
from titp.embedded.sample import sample

# Who began was reached; of the others some were, some did not answer, and some wait for a try.
TRIES = """
    INSERT INTO followup_attempt (organization_id, invitation_id, way, outcome, at)
    SELECT i.organization_id, i.id,
           (ARRAY['email', 'zalo', 'whatsapp', 'messenger', 'line', 'home_phone'])
           [1 + pg_temp.draw('way of a try', 6, i.id)],
           CASE WHEN i.opened_at IS NULL AND pg_temp.draw('what came of a try', 4, i.id) = 0
                THEN 'no_answer' ELSE 'sent' END,
           least(i.asked_at + interval '2 hours', now())
      FROM followup_invitation i JOIN demo_organization o ON o.id = i.organization_id
     WHERE i.opened_at IS NOT NULL OR pg_temp.draw('tried', 3, i.id) > 0
"""
# One in force and one that is over, of the first organization that has a sending organization.
LISTS = """
    INSERT INTO followup_callinglist
           (organization_id, sending_organization_id, until, seed, token_hash, made_at)
    SELECT s.organization_id, s.id, %s, %s, %s, now() - interval '20 days'
      FROM trainees_sendingorganization s
      JOIN demo_organization o ON o.id = s.organization_id
     WHERE s.id = (SELECT min(first.id) FROM trainees_sendingorganization first
                    WHERE first.organization_id = s.organization_id)
     ORDER BY s.id LIMIT 1
"""


@sample("followup.Attempt", "followup.CallingList")
def tries(cursor, scale):
    cursor.execute(TRIES)
    for days in (14, -3):
        row = CallingList()
        until = scale.on + timedelta(days)
        cursor.execute(LISTS, [until, row.seed, LIST_LINK.hash(row.token)])
