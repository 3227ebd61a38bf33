"""The places of duties in the rail."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.accounts.permissions import allowed
from titp.compliance.models import Finding, Urgency
from titp.pages.place import PLACES, Place


def waiting_now(request):
    """How many duties are past their day or not as required."""
    today = localdate()
    rows = Finding.objects.to_do().of_urgency(Urgency.NOW, today)
    return (rows.not_put_off(today) if allowed(request, "read assignments") else rows).count()


PLACES.add(
    Place(
        "to-do", _("To do"), "home", "read findings", 10, key="h", short=_("To do"),
        count=waiting_now,
    )
)  # fmt: skip
PLACES.add(Place("rules", _("Rules"), "shield", "read rules", 60, key="r", within="office"))
