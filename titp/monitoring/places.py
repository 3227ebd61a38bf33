"""The place of this app, for monitors; it lies outside every organization."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("monitor", _("Programme"), "chart", "monitor the programme", order=10))
