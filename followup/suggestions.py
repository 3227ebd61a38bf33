"""Which mentors and openings suit somebody who went home, each with the reasons that are shown."""

from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from followup.models import Intention, Match, Mentor, Opening, Situation, Support, Venture
from titp.japanese.text import search_key

REASONS = {
    "wanted": _("this support is wanted"),
    "sector": _("same sector"),
    "country": _("same country"),
    "place": _("same place"),
    "language": _("same language"),
    "host": _("of the former host company"),
}
# What of Support answers to which kind of opening.
KINDS = {"work": "work", "course": "course", "finance": "finance", "jica": "jica"}


@dataclass(frozen=True)
class Suggestion:
    """An offer, and the keys of REASONS why it suits."""

    offer: object
    reasons: list

    @property
    def key(self):
        return f"{self.offer._meta.model_name}-{self.offer.pk}"

    @property
    def words(self):
        return [REASONS[reason] for reason in self.reasons]


def suggestions(trainee):
    """Open offers that suit and were not proposed yet, those with most reasons first."""
    seeker, on = _seeker(trainee), localdate()
    matches = list(Match.objects.filter(trainee=trainee))
    mentors = Mentor.objects.open_on(on).exclude(
        pk__in=[m.mentor_id for m in matches if m.mentor_id]
    )
    openings = Opening.objects.open_on(on)
    openings = openings.exclude(pk__in=[m.opening_id for m in matches if m.opening_id])
    found = [
        Suggestion(offer, reasons)
        for offer in (*mentors, *openings)
        if offer.taken < offer.room_for and (reasons := _reasons(offer, seeker))
    ]
    return sorted(found, key=lambda one: (-len(one.reasons), one.offer.pk))


def _seeker(trainee):
    intention = Intention.objects.filter(trainee=trainee).first()
    situation = Situation.objects.filter(trainee=trainee).first()
    ventures = list(Venture.objects.filter(founders__trainee=trainee))
    wanted = set(
        Support.objects.with_state().still_wanted().filter(trainee=trainee)
        .values_list("kind", flat=True)
    )  # fmt: skip
    wanted |= set(intention.support if intention else ())
    told = [one for one in (intention, situation, *ventures) if one]
    return {
        "wanted": wanted,
        "sectors": {one.sector for one in told if one.sector},
        "countries": {trainee.nationality} | {one.country for one in ventures},
        "places": {search_key(p) for one in told if (p := getattr(one, "place", ""))},
        "language": trainee.language,
        "host": trainee.placements.order_by("-starts_on").values_list("company", flat=True).first(),
    }


def _reasons(offer, seeker):
    """The reasons in their order; none at all where the offer is for others."""
    if offer.country and offer.country not in seeker["countries"]:
        return []
    if offer.sector and seeker["sectors"] and offer.sector not in seeker["sectors"]:
        return []
    is_mentor = isinstance(offer, Mentor)
    tests = {
        "wanted": ("mentor" if is_mentor else KINDS.get(offer.kind)) in seeker["wanted"],
        "sector": offer.sector in seeker["sectors"],
        "country": bool(offer.country),
        "place": search_key(offer.place) in seeker["places"],
        "language": seeker["language"] in offer.language.replace(",", " ").split(),
        "host": offer.company_id is not None and offer.company_id == seeker["host"],
    }
    return [reason for reason, holds in tests.items() if holds]
