"""The places of this app: members inside an organization, organizations outside."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("members", _("Members"), "people", "read members", order=90, key="m"))
PLACES.add(Place("platform", _("Organizations"), "building", "operate the platform", order=20))
