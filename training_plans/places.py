"""The places of this room in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.terms import heading
from titp.pages.place import GROUPS, PLACES, Group, Place
from training_plans.correction_words import waiting as waiting_corrections
from training_plans.filing.queue import waiting

GROUPS.add(Group("plans", _("Plans and training"), "plan", 40))
GROUPS.add(Group("supervision", _("Audits and visits"), "eye", 50))
PLACES.add(
    Place(
        "uploads", _("Read a roster"), "upload", "import rosters", 40, within="office",
        fills=("trainees", "companies"),
    )
)  # fmt: skip
PLACES.add(
    Place("my-months", _("Monthly reports"), "edit", "see own months", 5, short=_("Monthly report"))
)  # fmt: skip
PLACES.add(
    Place(
        "month-queue", _("Monthly reports"), "paper", "check monthly reports", 17, key="e",
        short=_("Monthly report"), count=lambda request: waiting(),
    )
)  # fmt: skip
PLACES.add(
    Place("training-plans", _("Training plans"), "plan", "read training plans", 10, within="plans")
)
PLACES.add(
    Place("plan-batches", _("Batches of plans"), "people", "read papers", 20, within="plans")
)
PLACES.add(
    Place("lecture-courses", _("Courses of lectures"), "talk", "read lectures", 30, within="plans")
)
PLACES.add(Place("skill-tests", _("Skill tests"), "ok", "read skill tests", 40, within="plans"))
PLACES.add(
    Place("outlooks", _("Passage to the new scheme"), "clock", "read papers", 50, within="plans")
)
PLACES.add(
    Place(
        "supervision-board", _("Board"), "calendar", "read audits", 10, key="v",
        within="supervision",
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
PLACES.add(Place("audits", _("Audits"), "eye", "read audits", 20, key="a", within="supervision"))
PLACES.add(Place("visits", _("Visits"), "people", "read audits", 30, within="supervision"))
PLACES.add(
    Place("corrections", _("Corrections"), "warn", "read corrections", 40, within="supervision")
)
PLACES.add(
    Place("supervision-fees", heading("supervision_fee"), "paper", "read supervision fees", 30,
          within="papers")
)  # fmt: skip
PLACES.add(
    Place("inspection-packs", _("Inspection packs"), "shield", "read inspection packs", 50,
          within="papers")
)  # fmt: skip
PLACES.add(
    Place("monitor-reporting", _("Reporting"), "paper", "monitor the programme", 30)
)  # fmt: skip
