"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(
    Place(
        "uploads",
        _("Read a roster"),
        "paper",
        "import rosters",
        78,
        fills=("trainees", "companies"),
    )
)  # fmt: skip
PLACES.add(Place("training-plans", _("Training plans"), "plan", "read training plans", 40))
PLACES.add(Place("skill-tests", _("Skill tests"), "ok", "read skill tests", 50))
PLACES.add(Place("audits", _("Audits"), "eye", "read audits", 60, key="a"))
PLACES.add(Place("visits", _("Visits"), "calendar", "read audits", 65))
