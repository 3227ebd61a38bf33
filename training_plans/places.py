"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.terms import heading
from titp.pages.place import PLACES, Place
from training_plans.correction_words import waiting as waiting_corrections
from training_plans.filing.queue import waiting

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
PLACES.add(
    Place("my-months", _("Monthly reports"), "edit", "see own months", 5, short=_("Monthly report"))
)  # fmt: skip
PLACES.add(
    Place(
        "month-queue", _("Monthly reports"), "paper", "check monthly reports", 15, key="e",
        short=_("Monthly report"), count=lambda request: waiting(),
    )
)  # fmt: skip
PLACES.add(Place("training-plans", _("Training plans"), "plan", "read training plans", 40))
PLACES.add(Place("plan-batches", _("Batches of plans"), "people", "read papers", 42))
PLACES.add(Place("outlooks", _("Passage to the new scheme"), "clock", "read papers", 45))
PLACES.add(Place("lecture-courses", _("Courses of lectures"), "talk", "read lectures", 48))
PLACES.add(Place("skill-tests", _("Skill tests"), "ok", "read skill tests", 50))
PLACES.add(
    Place(
        "supervision-board", _("Audits and visits: board"), "eye", "read audits", 58, key="v",
        short=_("Board"),
    )
)  # fmt: skip
PLACES.add(
    Place("site-interviews", _("Interviews"), "talk", "see interviews to hold", 10, key="i")
)  # fmt: skip
PLACES.add(
    Place(
        "own-corrections", _("Corrections"), "warn", "see own corrections", 6,
        count=lambda request: waiting_corrections(),
    )
)  # fmt: skip
PLACES.add(Place("corrections", _("Corrections"), "warn", "read corrections", 59))
PLACES.add(Place("audits", _("Audits"), "eye", "read audits", 60, key="a"))
PLACES.add(Place("visits", _("Visits"), "calendar", "read audits", 65))
PLACES.add(
    Place("supervision-fees", heading("supervision_fee"), "paper", "read supervision fees", 67)
)
PLACES.add(Place("inspection-packs", _("Inspection packs"), "shield", "read inspection packs", 70))
PLACES.add(
    Place("monitor-reporting", _("Reporting"), "paper", "monitor the programme", 30)
)  # fmt: skip
