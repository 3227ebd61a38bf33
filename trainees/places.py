"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import GROUPS, PLACES, Group, Place

GROUPS.add(Group("protection", _("Consultations and protection"), "talk", 60))

PLACES.add(Place("trainees", _("Trainees"), "people", "read trainees", 20, key="t", searches=True))
PLACES.add(
    Place("sending-organizations", _("Sending organizations"), "globe", "read papers", 30,
          within="office")
)  # fmt: skip
PLACES.add(
    Place("job-applications", _("Referral ledger"), "building", "read placement ledger", 40,
          within="papers")
)  # fmt: skip
PLACES.add(
    Place("consultations", _("Consultations"), "talk", "read consultations", 10,
          within="protection")
)  # fmt: skip
PLACES.add(
    Place("safeguarding", _("Safeguarding"), "shield", "read consultations", 20,
          within="protection")
)  # fmt: skip
