"""Giving a consent and saying no, as acts of the person; each once, however often it is sent."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from followup.departing.words import version, wording
from followup.models import FollowUpConsent, SettledItem
from followup.models.consent import SCOPES
from titp.japanese.months import add_months
from trainees.models import Leaving, Trainee

# The last questions come sixty months after the return, and may be answered for a while.
SPARE_MONTHS = 3


def ends_after(trainee, years, on):
    """The last day of a consent for so many years after the return, planned or past."""
    leaving = Leaving.objects.filter(trainee=trainee, kind=Leaving.Kind.RETURNED).first()
    day = leaving and (leaving.left_on or leaving.planned_on)
    return add_months(max(on, day or on), 12 * years + SPARE_MONTHS)


@transaction.atomic
def agree(trainee, language, *, years, scopes, signed_as, by):
    """Write the consent of a person on a tablet; answers the row, an equal one of today once."""
    Trainee.objects.select_for_update().get(pk=trainee.pk)
    on = localdate()
    row = FollowUpConsent(
        trainee=trainee, language=language, version=version(language), wording=wording(language),
        way=FollowUpConsent.Way.TABLET, signed_as=signed_as, given_on=on,
        until=ends_after(trainee, years, on), by=by, **{one: one in scopes for one in SCOPES},
    )  # fmt: skip
    same = ("language", "version", "given_on", "until", *SCOPES)
    last = FollowUpConsent.objects.in_force(on).filter(trainee=trainee).first()
    if last and all(getattr(last, name) == getattr(row, name) for name in same):
        return last
    row.save()
    return row


@transaction.atomic
def decline(trainee, by):
    """Write down that the person does not want to be asked, so that nobody asks again."""
    Trainee.objects.select_for_update().get(pk=trainee.pk)
    item, state = SettledItem.Item.FOLLOW_UP, SettledItem.State.NOT_NEEDED
    last = SettledItem.objects.filter(trainee=trainee, item=item).first()
    if last is None or last.state != state:
        SettledItem.objects.create(
            trainee=trainee, item=item, state=state, day=localdate(), by=by,
            note=_("the person does not want it"),
        )  # fmt: skip
