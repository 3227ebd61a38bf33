"""The planner of the organization: its readiness for the new licence, and what to do by when."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.views.organization import CHANGE, READ, listed, own_page
from titp.accounts.permissions import may
from titp.compliance.models import SupportLicence
from titp.compliance.rule import Certainty
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain
from titp.past.looking import today
from training_plans.models import ReadinessAnswer
from training_plans.readiness import Met, requirements
from training_plans.successor_calendar import milestones
from training_plans.views.outlook import badge

TONES = {Met.MET: "ok", Met.NOT_MET: "warn", Met.NOT_RECORDED: "info"}
CERTAINTY = Column(
    "certainty", gettext_lazy("certainty"), lambda row: row.certainty.label,
    lambda row: badge(
        "warn" if row.certainty == Certainty.UNCERTAIN else "plain", row.certainty.label
    ),
)  # fmt: skip
SOURCE = Column("source", gettext_lazy("source"), lambda row: row.source)
REQUIREMENTS = (
    Column("name", gettext_lazy("requirement"), lambda row: row.name),
    Column(
        "state", gettext_lazy("state"), lambda row: row.state.label,
        lambda row: badge(TONES[row.state], row.state.label), important=True,
    ),
    Column("told_by", gettext_lazy("told by"), lambda row: row.told_by, important=True),
    SOURCE,
    CERTAINTY,
)  # fmt: skip
CALENDAR = (
    Column("name", gettext_lazy("next step"), lambda row: row.name),
    Column("day", gettext_lazy("by"), lambda row: row.day, important=True),
    SOURCE,
    CERTAINTY,
)
LICENCES = (
    plain("number", gettext_lazy("licence number")),
    plain("filed_on", pgettext_lazy("licence", "filed on"), important=True),
    plain("starts_on", gettext_lazy("licensed from"), important=True),
    plain("expires_on", gettext_lazy("licence expires on"), important=True),
    changeable("support-licence", CHANGE),
)
ANSWERS = (
    Column("question", gettext_lazy("question"), lambda row: row.get_question_display()),
    plain("fulfilled", gettext_lazy("answer"), important=True),
    plain("number", gettext_lazy("number of staff"), important=True),
    plain("answered_on", gettext_lazy("answered on"), important=True),
    plain("answered_by", gettext_lazy("answered by")),
    plain("note", gettext_lazy("note")),
    changeable("readiness-answer", CHANGE),
)


@may(READ)
def organization_passage(request):
    on = today()
    return own_page(
        request,
        Table(
            _("Readiness for the licence as support organization"), requirements(on),
            REQUIREMENTS,
            note=_("Hosts and people are those of today; the new scheme counts its own."),
        ),
        Table(
            _("Calendar back from the day in force"), milestones(on), CALENDAR,
            note=_("Durations marked to be confirmed are defaults of this product."),
        ),
        listed(
            request, "support-licence", _("Licences as support organization"),
            SupportLicence.objects.all(), LICENCES,
        ),
        listed(
            request, "readiness-answer", _("Answers on readiness"),
            ReadinessAnswer.objects.all(), ANSWERS, note=_("The newest answer counts."),
        ),
    )  # fmt: skip
