"""The place of papers in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("documents", _("Documents"), "print", "read documents", 75, key="d"))
