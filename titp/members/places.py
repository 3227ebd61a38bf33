"""The places of this app: members inside an organization, organizations outside."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import GROUPS, PLACES, Group, Place

GROUPS.add(Group("office", _("Office and settings"), "settings", 90))
PLACES.add(
    Place("members", _("Members"), "people", "read members", order=20, key="m", within="office")
)
PLACES.add(Place("platform", _("Organizations"), "building", "operate the platform", order=20))
