"""Supervision fees: the ledger of all of them, one of them, and those of a company."""

from datetime import date

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.terms import heading
from titp.history.views import history_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.records import Table, facts, plain, readable, record_page
from training_plans.models import SupervisionFee

READ, CHANGE = "read supervision fees", "change supervision fees"


class SupervisionFeeFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("kind"), choices=SupervisionFee.Kind.choices
    )
    payer = django_filters.ChoiceFilter(
        label=gettext_lazy("paid by"), choices=SupervisionFee.Payer.choices
    )
    year = django_filters.NumberFilter(
        label=gettext_lazy("Collected in the fiscal year"), method="in_year", min_value=2010,
        max_value=2100,
    )  # fmt: skip
    collected = YesOrNo(
        label=gettext_lazy("Collected"), field_name="collected_on", lookup_expr="isnull",
        exclude=True,
    )  # fmt: skip

    def in_year(self, rows, name, year):
        first, last = date(int(year), 4, 1), date(int(year) + 1, 3, 31)
        return rows.filter(collected_on__range=(first, last))


def _yen(name, label, **more):
    """A column of whole yen, grouped by thousands."""
    return Column(
        name, label, lambda row: getattr(row, name), lambda row: in_thousands(getattr(row, name)),
        order=(name,), numeric=True, **more,
    )  # fmt: skip


def in_thousands(yen):
    return "" if yen is None else f"{yen:,}"


FEES = ListPage(
    slug="supervision-fees",
    heading=heading("supervision_fee"),
    columns=(
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company,
            lambda row: named(row, row.company), order=("company__sort_key", "-collected_on"),
        ),
        plain("kind", gettext_lazy("kind"), order=("kind", "-collected_on"), important=True),
        plain(
            "collected_on", gettext_lazy("collected on"), order=("collected_on",), important=True
        ),
        _yen("amount", gettext_lazy("amount (yen)"), important=True),
        _yen("actual_cost", gettext_lazy("actual cost (yen)")),
        plain("people", gettext_lazy("for how many trainees"), numeric=True),
        Column("use", gettext_lazy("use"), lambda row: row.use),
        plain("starts_on", gettext_lazy("for the time from"), file_only=True),
        plain("ends_on", gettext_lazy("for the time until"), file_only=True),
        plain("payer", gettext_lazy("paid by"), order=("payer",)),
        plain("disclosed_on", gettext_lazy("use and amount disclosed on"), file_only=True),
        plain("trigger_on", gettext_lazy("may be collected from"), file_only=True),
        Column("note", gettext_lazy("note"), lambda row: row.note, file_only=True),
    ),
    filter=SupervisionFeeFilter,
    sort="-collected_on",
    noun="supervision-fee",
    views=(
        SavedView(gettext_lazy("Not yet collected"), "collected=false"),
        SavedView(gettext_lazy("Paid by a trainee"), "payer=trainee"),
    ),
    template="training_plans/fees/list.html",
)  # fmt: skip


def fees_listed():
    return SupervisionFee.objects.select_related("company")


@may(READ)
def supervision_fees(request):
    return FEES.answer(request, fees_listed())


@may(READ)
def company_supervision_fees(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)
    kind = Column(
        "kind", gettext_lazy("kind"), lambda row: row.kind,
        lambda row: named(row, readable(row, "kind")),
    )  # fmt: skip
    return record_page(
        request, "company", company, change="change companies",
        tables=[
            Table(
                heading("supervision_fee"), SupervisionFee.objects.filter(company=company),
                (kind, *FEES.columns_inside("company", "kind")),
                reverse("supervision-fee-new", args=[pk]) if allowed(request, CHANGE) else "",
                note=_("Of the host only, disclosed before, and not above the actual cost."),
            )
        ],
    )  # fmt: skip


@may(READ)
def supervision_fee(request, pk):
    row = get_object_or_404(fees_listed().select_related("plan__trainee", "invoice"), pk=pk)
    told = [
        (_("invoice"), linked("invoice", row.invoice_id, row.invoice)),
        (_("host company"), linked("company", row.company_id, row.company)),
        *facts(row, "kind"),
        (
            _("training plan"),
            linked("training-plan", row.plan_id, f"{row.plan.trainee} – {row.plan}")
            if row.plan
            else "",
        ),
        *facts(row, "stage", "people", "use", "starts_on", "ends_on"),
        (_("amount (yen)"), in_thousands(row.amount)),
        (_("actual cost (yen)"), in_thousands(row.actual_cost)),
        *facts(row, "taxable", "payer", "disclosed_on", "trigger_on", "collected_on", "note"),
    ]
    return record_page(
        request, "supervision-fee", row, change=CHANGE, template="pages/record.html", facts=told,
        **FEES.beside(request, fees_listed(), row),
    )  # fmt: skip


@may("read history")
def supervision_fee_history(request, pk):
    row = get_object_or_404(SupervisionFee.objects, pk=pk)
    return history_page(request, "supervision-fee", row, change=CHANGE)
