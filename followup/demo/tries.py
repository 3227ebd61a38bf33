"""By which ways invented people were reached, and a calling list that was lent."""

from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from followup.demo.leaving import CHANNELS, OFFICES, put
from followup.models import CallingList, Channel
from followup.models.calling_list import LIST_LINK
from titp.embedded.sample import sample
from titp.tenancy.context import use

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

# Whom one can still write to: without a contact there would be no next way to show.
WAITING = """
    SELECT i.organization_id, t.id, t.nationality
      FROM followup_invitation i JOIN trainees_trainee t ON t.id = i.trainee_id
     WHERE i.completed_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > %s
       AND i.organization_id IN (SELECT id FROM demo_organization ORDER BY id LIMIT %s)
       AND NOT EXISTS (SELECT FROM followup_channel c WHERE c.trainee_id = t.id)
     GROUP BY 1, 2, 3 ORDER BY 1, 2
"""


@sample("followup.Attempt", "followup.CallingList")
def tries(cursor, scale):
    cursor.execute(WAITING, [scale.on, OFFICES])
    for organization, people in groupby(cursor.fetchall(), itemgetter(0)):
        with use(organization):
            put(Channel, [channel for one in people for channel in _channels(*one)])
    cursor.execute(TRIES)
    for days in (14, -3):
        row = CallingList()
        until = scale.on + timedelta(days)
        cursor.execute(LISTS, [until, row.seed, LIST_LINK.hash(row.token)])


def _channels(organization, person, country):
    """An address for messages, and for every second person a telephone at home."""
    own = {"organization_id": organization, "trainee_id": person}
    kind, address = CHANNELS.get(country, ("email", f"person{person}@example.org"))
    yield Channel(**own, kind=kind, address=address)
    if person % 2:
        yield Channel(**own, kind="home_phone", address="+00 00 000")
