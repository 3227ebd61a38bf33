"""What the link of a calling list shows, and from its token to the list."""

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from followup.models import Anchor, Channel, FollowUpConsent, Invitation
from followup.models.calling_list import LIST_LINK
from trainees.safeguarding.card import outside

BY_VOICE = (Channel.Kind.HOME_PHONE, Channel.Kind.WHATSAPP, Channel.Kind.ZALO)


def list_behind(token):
    """(organization id, calling list id) behind a token, or None."""
    return LIST_LINK.behind("SELECT * FROM app.calling_list_of(%s)", token)


def list_address(row):
    """The full address of a list's page, outside of organizations."""
    return outside("calling", row.token)


def people_on(calling_list):
    """Invitations that a list shows: of people whom that sending organization sent, who agreed
    that it may call, who are asked and have not begun.
    """
    agreed = FollowUpConsent.objects.in_force(localdate()).allowing("sending_may_call")
    return (
        Invitation.objects.in_force()
        .filter(
            Exists(agreed.filter(trainee=OuterRef("trainee"))),
            opened_at=None,
            trainee__sending_organization=calling_list.sending_organization_id,
        )
        .select_related("trainee")
        .order_by("asked_at", "pk")
    )


def numbers_of(invitations):
    """{trainee id: [Channel or Anchor]} that a caller may dial, in two statements."""
    people = [row.trainee_id for row in invitations]
    found = {}
    for channel in Channel.objects.usable().filter(trainee__in=people, kind__in=BY_VOICE):
        channel.in_list = f"own-{channel.pk}"
        found.setdefault(channel.trainee_id, []).append(channel)
    # Somebody at home is called only who knows that their number stands here.
    for anchor in Anchor.objects.usable().filter(trainee__in=people, told=True):
        anchor.in_list = f"home-{anchor.pk}"
        found.setdefault(anchor.trainee_id, []).append(anchor)
    return found
