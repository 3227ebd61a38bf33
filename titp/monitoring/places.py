"""The places of this app, for monitors; they lie outside every organization."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.monitoring.clarification import Clarification
from titp.pages.place import PLACES, Place

PLACES.add(Place("monitor", _("Programme"), "chart", "monitor the programme", order=10))
PLACES.add(Place("yearly-reports", _("Yearly reports"), "print", "monitor the programme", order=30))
PLACES.add(
    Place("monitor-clarifications", _("Clarifications"), "talk", "ask organizations", order=40,
          short=pgettext_lazy("monitors", "Questions"))
)  # fmt: skip


def owed(request):
    """How many questions of the monitors wait for an answer of ours."""
    return Clarification.objects.with_state().waiting().count()


PLACES.add(
    Place("clarifications", _("Questions of the monitors"), "talk", "answer clarifications", 50,
          count=owed, within="office")
)  # fmt: skip
