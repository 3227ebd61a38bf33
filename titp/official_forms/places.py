"""The place of official forms in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(
    Place("official-forms", _("Official forms"), "print", "read documents", 10, within="papers")
)
