"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.pages.place import PLACES, Place

PLACES.add(Place("trainees", _("Trainees"), "people", "read trainees", 20, key="t", searches=True))
PLACES.add(Place("sending-organizations", _("Sending organizations"), "globe", "read papers", 72))
PLACES.add(Place("job-applications", _("Referral ledger"), "building", "read placement ledger", 73))
PLACES.add(Place("consultations", _("Consultations"), "talk", "read consultations", 67))
PLACES.add(Place("safeguarding", _("Safeguarding"), "shield", "read consultations", 68))
