"""The place of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(
    Place(
        "companies", _("Host companies"), "building", "read companies", 30, key="c",
        short=_("Hosts"),
    )
)  # fmt: skip
