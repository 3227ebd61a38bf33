"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("uploads", _("Read a roster"), "paper", "import rosters", 80))
