"""Where a trainee is and was: placements, transfers to another host, and how it came to an end."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.compliance.preview import Attempt
from titp.pages.forms import form_page
from titp.pages.lists import Column, linked
from titp.pages.records import Table, changeable, plain, record_page
from trainees.forms import TransferForm
from trainees.models import JobApplication, Leaving, Lodger, Placement, Trainee
from trainees.views.placement_ledger import CHANGE as CHANGE_LEDGER
from trainees.views.trainee import CHANGE, PAPERS

PLACEMENTS = (
    Column(
        "company", gettext_lazy("host company"), lambda row: row.company,
        lambda row: linked("company", row.company_id, row.company),
    ),
    Column("workplace", gettext_lazy("workplace"), lambda row: row.workplace, important=True),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("ends_on", gettext_lazy("until"), important=True),
    plain("taken_over", pgettext_lazy("placement", "Taken over")),
    changeable("placement", CHANGE),
)  # fmt: skip
LODGERS = (
    Column(
        "room", gettext_lazy("bedroom"), lambda row: row.room,
        lambda row: linked("company-lodging", row.room.company_id, row.room),
    ),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("ends_on", gettext_lazy("until"), important=True),
    changeable("lodger", CHANGE),
)  # fmt: skip
LEAVINGS = (
    plain("kind", gettext_lazy("kind")),
    plain("planned_on", gettext_lazy("planned for"), important=True),
    plain("left_on", pgettext_lazy("trainee", "left on"), important=True),
    Column("note", gettext_lazy("note"), lambda row: row.note),
    changeable("leaving", CHANGE),
)

APPLICATIONS = (
    Column(
        "received_on", gettext_lazy("application received on"), lambda row: row.received_on,
        lambda row: linked("job-application", row.pk, row.received_on or "–"),
    ),
    plain("occupation", gettext_lazy("work applied for"), important=True),
)  # fmt: skip


@may(PAPERS)
def trainee_placements(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)
    placements = Placement.objects.filter(trainee=row).select_related("company", "workplace")
    lodgers = Lodger.objects.filter(trainee=row).select_related("room__lodging")
    writes = allowed(request, CHANGE)
    return record_page(
        request, "trainee", row, change=CHANGE,
        tables=[
            Table(
                _("Placements"), placements, PLACEMENTS,
                reverse("transfer", args=[pk]) if writes else "", _("Place at a host company"),
            ),
            Table(
                _("Where the person sleeps"), lodgers, LODGERS,
                reverse("lodger-new", args=[pk]) if writes else "", _("Assign a bedroom"),
            ),
            Table(
                _("Job applications"), JobApplication.objects.filter(trainee=row), APPLICATIONS,
                reverse("trainee-job-application-new", args=[pk])
                if allowed(request, CHANGE_LEDGER) else "",
                _("Add a job application"),
            ),
            Table(
                _("Leaving"), Leaving.objects.filter(trainee=row), LEAVINGS,
                reverse("leaving-new", args=[pk]) if writes else "", _("Record a leaving"),
            ),
        ],
    )  # fmt: skip


@may(CHANGE)
def transfer(request, pk):
    """Place a person at a host; the placement until then ends on the day before."""

    def row():
        return Placement(trainee=get_object_or_404(Trainee.objects, pk=pk))

    attempt = Attempt(request, lambda: TransferForm.of(request, row()))
    if attempt.saved():
        return changed(request, attempt.form.instance, Placement)
    person = attempt.form.instance.trainee
    heading = _("Place %(name)s at a host company") % {"name": person}
    back = reverse("trainee-placements", args=[pk])
    return form_page(request, attempt.form, heading=heading, back=back, attempt=attempt)
