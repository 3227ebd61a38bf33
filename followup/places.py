"""The place of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from followup.models import CaseRequest
from titp.pages.place import GROUPS, PLACES, Group, Place

GROUPS.add(Group("return", _("After the return"), "flight", 70))
PLACES.add(Place("returnees", _("Returnees"), "flight", "read returnees", 10, within="return"))
PLACES.add(
    Place("returnee-surveys", _("Asking returnees"), "mail", "read returnee surveys", 20,
          within="return")
)  # fmt: skip
PLACES.add(Place("ventures", _("Ventures"), "building", "read ventures", 30, within="return"))


def cases_waiting(request):
    """How many case requests wait for us: of those that this person may know of."""
    return CaseRequest.objects.with_answers().waiting().count()


PLACES.add(
    Place("case-requests", _("Case requests"), "lock", "read case requests", 30,
          count=cases_waiting, within="protection")
)  # fmt: skip
PLACES.add(Place("monitor-cases", _("Cases"), "lock", "ask for cases", 50))
