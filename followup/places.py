"""The place of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from followup.models import CaseRequest
from titp.pages.place import PLACES, Place

PLACES.add(Place("returnees", _("Returnees"), "flight", "read returnees", 70))
PLACES.add(Place("ventures", _("Ventures"), "building", "read ventures", 75))
PLACES.add(
    Place("returnee-surveys", _("Asking returnees"), "mail", "read returnee surveys", 71)
)  # fmt: skip


def cases_waiting(request):
    """How many case requests wait for us: of those that this person may know of."""
    return CaseRequest.objects.with_answers().waiting().count()


PLACES.add(
    Place("case-requests", _("Case requests"), "lock", "read case requests", 69,
          count=cases_waiting)
)  # fmt: skip
PLACES.add(Place("monitor-cases", _("Cases"), "lock", "ask for cases", 50))
