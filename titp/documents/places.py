"""The place of papers in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import GROUPS, PLACES, Group, Place

GROUPS.add(Group("papers", _("Papers and ledgers"), "print", 80))
PLACES.add(
    Place("documents", _("Documents"), "print", "read documents", 20, key="d", within="papers")
)
