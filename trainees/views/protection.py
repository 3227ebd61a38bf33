"""The tab of a trainee about protection: where the papers are, and what the person tells."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.pages.records import Table, changeable, plain, record_page
from trainees.models import Consultation, DocumentCheck, ProtectionInterview, Trainee
from trainees.safeguarding.clock import with_clock
from trainees.views.consultation import CONSULTATIONS

CHANGE = "change protection"

CHECKS = (
    plain("checked_on", gettext_lazy("checked on")),
    plain("passport_with_trainee", gettext_lazy("passport is with the person"), important=True),
    plain("card_with_trainee", gettext_lazy("residence card is with the person"), important=True),
    plain("absence", gettext_lazy("why one is not")),
    plain("note", gettext_lazy("note")),
    changeable("document-check", CHANGE),
)
INTERVIEWS = (
    plain("held_on", gettext_lazy("held on")),
    plain("kind", gettext_lazy("kind")),
    plain("deposit_reported", gettext_lazy("deposit from the person"), important=True),
    plain(
        "relatives_deposit_reported", gettext_lazy("deposit from relatives or others close"),
        important=True,
    ),
    plain(
        "penalty_contract_reported", gettext_lazy("contract with a penalty or fixed damages"),
        important=True,
    ),
    plain(
        "savings_controlled", gettext_lazy("savings kept or forced by others"), important=True
    ),
    plain("loan_reported", gettext_lazy("loan for lawful fees")),
    plain("note", gettext_lazy("note")),
    changeable("protection-interview", CHANGE),
)  # fmt: skip


@may("read protection")
def trainee_protection(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)

    def add(url_name, words):
        return reverse(url_name, args=[pk]) if allowed(request, words) else ""

    tables = [
        Table(
            _("Checks of passport and card"), DocumentCheck.objects.filter(trainee=row), CHECKS,
            add("document-check-new", CHANGE),
            note=_("Neither host nor organization keeps them, also not when asked to."),
        ),
        Table(
            _("Interviews and declarations"), ProtectionInterview.objects.filter(trainee=row),
            INTERVIEWS, add("protection-interview-new", CHANGE),
            note=_("The latest counts. No host company sees it."),
        ),
    ]  # fmt: skip
    if allowed(request, "read consultations"):
        tables.append(
            Table(
                _("Consultations"), with_clock(Consultation.objects.filter(trainee=row)),
                CONSULTATIONS.columns_inside("trainee"),
                add("trainee-consultation-new", "change consultations"),
                note=_("No host company learns of a consultation."),
            )
        )  # fmt: skip
    return record_page(request, "trainee", row, change="change trainees", tables=tables)
