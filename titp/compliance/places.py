"""The places of duties in the rail."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding, Urgency
from titp.pages.place import PLACES, Place


def waiting_now(request):
    """How many duties are past their day or not as required."""
    return Finding.objects.to_do().of_urgency(Urgency.NOW, localdate()).count()


PLACES.add(
    Place(
        "to-do", _("To do"), "home", "read findings", 10, key="h", short=_("To do"),
        count=waiting_now,
    )
)  # fmt: skip
PLACES.add(Place("rules", _("Rules"), "shield", "read rules", 80, key="r"))
