"""Source: the placement ledger of a year: job offers of hosts, and applicants (あっせん管理簿)."""

from django.db.models import Q

from companies.models import JobOffer
from titp.official_forms.source import source
from trainees.models import JobApplication, Referral


@source
def placement_ledger(row, asked):
    """Offers that were open in the year, and applications of which something falls into it.

    One of which no day at all is recorded stands in every year, so that it is not forgotten.
    """
    days = (asked.starts_on, asked.ends_on)
    offers = JobOffer.objects.filter(received_on__lte=asked.ends_on).exclude(
        closed_on__lt=asked.starts_on
    )
    referrals = Referral.objects.select_related("company").order_by("referred_on", "pk")
    of_offer, of_application = {}, {}
    for one in referrals:
        of_offer.setdefault(one.offer_id, []).append(one)
        of_application.setdefault(one.application_id, []).append(one)
    return {
        "offers": [
            _offer(one, of_offer.get(one.pk, ()))
            for one in offers.select_related("company").order_by("received_on", "pk")
        ],
        "applications": [
            line
            for one in _applications(days)
            for line in _application(one, of_application.get(one.pk, ()))
        ],
    }


def _applications(days):
    """Received in the year, or with a referral of the year, or without any day."""
    within = Q(referred_on__range=days) | Q(decided_on__range=days) | Q(employed_on__range=days)
    no_day = Q(referred_on=None, decided_on=None, employed_on=None)
    of_the_year = Referral.objects.filter(within | no_day).values("application")
    rows = JobApplication.objects.filter(
        Q(received_on__range=days)
        | Q(pk__in=of_the_year)
        | Q(received_on=None) & ~Q(pk__in=Referral.objects.values("application"))
    )
    related = ("trainee__sending_organization", "sending_organization")
    return rows.select_related(*related).order_by("received_on", "pk")


def _offer(one, referrals):
    hired = sum(each.outcome == Referral.Outcome.HIRED for each in referrals)
    told = f"紹介{len(referrals)}人・採用{hired}人" if referrals else "紹介なし"
    return {
        "received_on": one.received_on, "company": one.company.name, "people": one.people,
        "occupation": one.occupation, "place": one.place, "conditions": one.conditions,
        "result": told, "closed_on": one.closed_on, "note": one.note,
    }  # fmt: skip


def _application(one, referrals):
    """A line for each referral; one with empty boxes where there was none."""
    sender = one.sender
    about = {
        "received_on": one.received_on, "name": one.who, "birth_date": one.born_on,
        "sender": sender.name if sender else "", "occupation": one.occupation,
    }  # fmt: skip
    if not referrals:
        yield about | dict.fromkeys(("referred_on", "company", "result", "employed_on"))
    for each in referrals:
        yield about | {
            "referred_on": each.referred_on,
            "company": each.company.name,
            "result": each.get_outcome_display() if each.outcome else "選考中",
            "employed_on": each.employed_on,
        }
