"""What follows the training of a trainee: the pension claim, and papers that were destroyed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.pages.records import Table, changeable, plain, record_page
from trainees.models import LegalHold, PensionClaim, RecordDestruction, Trainee
from trainees.views.trainee import CHANGE, PAPERS

CLAIMS = (
    plain("address_lost_on", gettext_lazy("no address in Japan since")),
    plain(
        "contribution_months", gettext_lazy("months of contributions"), numeric=True,
        important=True,
    ),
    plain("claimed_on", gettext_lazy("claimed on"), important=True),
    changeable("pension-claim", CHANGE),
)  # fmt: skip
DESTRUCTIONS = (
    plain("papers", gettext_lazy("which papers")),
    plain("destroyed_on", gettext_lazy("destroyed on"), important=True),
    plain("note", gettext_lazy("note")),
    changeable("record-destruction", CHANGE),
)
HOLDS = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    plain("reason", gettext_lazy("reason"), important=True),
    changeable("legal-hold", CHANGE),
)


@may(PAPERS)
def trainee_afterwards(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    return record_page(
        request, "trainee", row, change=CHANGE,
        tables=[
            Table(
                _("Lump-sum withdrawal payment"), PensionClaim.objects.filter(trainee=row), CLAIMS,
                add("pension-claim-new"),
                note=_("Claimed within two years, after six months of contributions or more."),
            ),
            Table(
                _("Papers destroyed"), RecordDestruction.objects.filter(trainee=row), DESTRUCTIONS,
                add("record-destruction-new"),
                note=_("Not before one year after the last stage here has ended."),
            ),
            Table(
                _("Stops of destruction"), LegalHold.objects.filter(trainee=row), HOLDS,
                add("legal-hold-new"), note=_("While one is in force, nothing is destroyed."),
            ),
        ],
    )  # fmt: skip
