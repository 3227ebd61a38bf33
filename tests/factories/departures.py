"""Invented consents, contacts, plans and settled items of people who go home."""

from datetime import timedelta

from django.utils.timezone import localdate

from followup.models import Anchor, Channel, FollowUpConsent, Intention, SettledItem


def consent(trainee, **more):
    """One that allows no more than to be asked, given today for five years."""
    day = more.pop("given_on", localdate())
    told = {
        "language": "vi", "version": "1", "wording": "CANARY WORDING", "way": "tablet",
        "given_on": day, "until": day + timedelta(5 * 365),
    }  # fmt: skip
    return FollowUpConsent.objects.create(trainee=trainee, **told | more)


def channel(trainee, kind="email", address="canary@example.org", **more):
    return Channel.objects.create(trainee=trainee, kind=kind, address=address, **more)


def anchor(trainee, **more):
    told = {"name": "CANARY MOTHER", "relation": "parent", "phone": "+84 000"}
    return Anchor.objects.create(trainee=trainee, **told | more)


def intention(trainee, plan="own_business", **more):
    return Intention.objects.create(trainee=trainee, plan=plan, **more)


def settled(trainee, item="bank", **more):
    return SettledItem.objects.create(
        trainee=trainee, item=item, **{"state": "done", "day": localdate()} | more
    )
