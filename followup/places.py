"""The place of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("returnees", _("Returnees"), "flight", "read returnees", 70))
PLACES.add(Place("ventures", _("Ventures"), "building", "read ventures", 75))
PLACES.add(
    Place("returnee-surveys", _("Asking returnees"), "mail", "read returnee surveys", 71)
)  # fmt: skip
