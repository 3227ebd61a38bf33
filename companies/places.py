"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(
    Place(
        "companies", _("Host companies"), "building", "read companies", 30, key="c",
        short=_("Hosts"),
    )
)  # fmt: skip
PLACES.add(
    Place(
        "organization", _("Our organization"), "paper", "read organization", 10, key="o",
        short=_("Our organization"), within="office",
    )
)  # fmt: skip
