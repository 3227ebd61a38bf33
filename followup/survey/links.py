"""From the token of a link to the invitation behind it, and to nothing else."""

from followup.models.invitation import LINK
from trainees.safeguarding.card import outside
from trainees.safeguarding.codes import within_limits

# By whoever asks: a family shares one address, and a phone sends a dozen answers at once.
LIMITS = {"look": "120/m/key"}
IN_FORCE = "SELECT * FROM app.follow_up_of(%s)"
# For a while after the answers were sent, too: to withdraw, and to take them along.
SOON_AFTER = "SELECT * FROM app.follow_up_soon_after(%s)"


def address(invitation):
    """The full address of its page, outside of organizations."""
    return outside("follow-up", invitation.token)


def behind(token, statement=IN_FORCE):
    """(organization id, invitation id) behind a token, or None."""
    return LINK.behind(statement, token)


def may_go_on(request):
    return within_limits(request, "look", "followup.survey", LIMITS)
