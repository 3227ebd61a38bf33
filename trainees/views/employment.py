"""By whom a trainee is employed, how that is insured, and paid leave granted and taken."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column, linked
from titp.pages.records import Table, changeable, doors, plain, readable, record_page
from trainees.models import Employment, LeaveGrant, LeaveTaken, Trainee
from trainees.views.trainee import CHANGE, PAPERS


def _filed(name, label, exempt):
    """The day on which a notice was filed, or that none is needed."""
    return Column(
        name, label, lambda row: getattr(row, name),
        lambda row: gettext_lazy("exempt") if getattr(row, exempt) else readable(row, name),
    )  # fmt: skip


EMPLOYMENTS = (
    Column(
        "company", gettext_lazy("host company"), lambda row: row.company,
        lambda row: linked("company", row.company_id, row.company),
    ),
    plain("starts_on", gettext_lazy("employed from"), important=True),
    plain("ends_on", gettext_lazy("employed until"), important=True),
    _filed(
        "social_insurance_filed_on", gettext_lazy("health insurance and pension filed on"),
        "social_insurance_exempt",
    ),
    _filed(
        "employment_insurance_filed_on", gettext_lazy("employment insurance filed on"),
        "employment_insurance_exempt",
    ),
    _filed(
        "employment_insurance_loss_filed_on",
        gettext_lazy("end of employment insurance filed on"), "employment_insurance_exempt",
    ),
    doors(
        CHANGE,
        ("leave-grant-new", gettext_lazy("Grant leave")),
        ("leave-taken-new", gettext_lazy("Record leave")),
        ("employment-edit", gettext_lazy("Correct")),
        ("employment-removal", gettext_lazy("Remove")),
    ),
)  # fmt: skip
HOST = Column("company", gettext_lazy("host company"), lambda row: row.employment.company)
GRANTS = (
    plain("service", gettext_lazy("for service")),
    plain("granted_on", gettext_lazy("granted on"), important=True),
    plain("days", gettext_lazy("days granted"), numeric=True, important=True),
    plain("attendance_short", gettext_lazy("came on fewer than 80% of the working days")),
    HOST,
    changeable("leave-grant", CHANGE),
)
TAKEN = (
    plain("taken_on", pgettext_lazy("leave", "taken on")),
    plain("part", gettext_lazy("how much of the day"), important=True),
    HOST,
    changeable("leave-taken", CHANGE),
)


@may(PAPERS)
def trainee_employment(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)
    employments = list(Employment.objects.filter(trainee=row).select_related("company"))
    writes = allowed(request, CHANGE)

    def add(url_name):
        """Leave is added to the present employment; to an earlier one beside its row."""
        return reverse(url_name, args=[employments[0].pk]) if writes and employments else ""

    def of_each(model):
        mine = model.objects.filter(employment__trainee=row)
        return mine.select_related("employment__company")

    return record_page(
        request, "trainee", row, change=CHANGE,
        tables=[
            Table(
                _("Employment"), employments, EMPLOYMENTS,
                reverse("employment-new", args=[pk]) if writes else "",
                note=_("From the first day of practice; nobody is employed during the lectures."),
            ),
            Table(
                _("Paid leave granted"), of_each(LeaveGrant), GRANTS, add("leave-grant-new"),
                note=_("Ten days after half a year, and more with each year."),
            ),
            Table(
                _("Paid leave taken"), of_each(LeaveTaken), TAKEN, add("leave-taken-new"),
                note=_("Five days within a year of each grant; single hours do not count."),
            ),
        ],
    )  # fmt: skip
