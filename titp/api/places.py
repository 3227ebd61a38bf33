"""The place of the monitors' programs, outside every organization."""

from django.utils.translation import pgettext_lazy

from titp.pages.place import PLACES, Place

PLACES.add(
    Place(
        "monitor-programs", pgettext_lazy("software", "Programs"), "key",
        "read programs of monitors", order=60,
    )
)  # fmt: skip
