"""Who is due for a wave on a day, and opening their invitations."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from followup.models import FollowUpConsent, Invitation, Wave
from followup.returnees import returnees_by
from followup.survey.recording import NoConsent, invite
from titp.japanese.months import add_months

# A wave that was missed by more than this is not asked any more; the next one will be.
LATEST = timedelta(days=60)
# The 31st has no counterpart in some months, so days are looked at one by one near the edges.
SLACK = timedelta(days=3)


def due(on):
    """[(trainee, wave)] of those who agreed, are due on a day and were not asked in that wave.

    Nobody is asked in two waves at once: the newest counts.
    """
    found = {}
    for wave in Wave.timed():
        for person in _near(on, wave):
            if wave.due_on(person.returned_on) <= on <= wave.due_on(person.returned_on) + LATEST:
                found[person.pk] = (person, wave)
    return list(found.values())


def open_those_due(on):
    """Ask everybody who is due, in this organization; answers the new invitations."""
    opened = []
    for person, wave in due(on):
        try:
            opened.append(invite(person, wave))
        except NoConsent:  # withdrawn a moment ago
            continue
    return opened


def _near(on, wave):
    """Those of whom the day of this wave is about to have come, one statement."""
    first = add_months(on - LATEST, -int(wave)) - SLACK
    last = add_months(on, -int(wave)) + SLACK
    asked = Invitation.objects.of_wave(wave).filter(trainee=OuterRef("pk"))
    agreed = FollowUpConsent.objects.in_force(on).filter(trainee=OuterRef("pk"))
    rows = returnees_by(on).filter(Exists(agreed), ~Exists(asked))
    return rows.filter(returned_on__gte=first, returned_on__lte=last)
