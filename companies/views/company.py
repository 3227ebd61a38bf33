"""Host companies: the list, the first page of one, and its forms."""

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.forms import CompanyForm
from companies.models import CareStaffCount, Company, Prefecture, Room
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, named
from titp.pages.panel import panels_of
from titp.pages.records import facts, plain, record_page

CHANGE = "change companies"


class CompanyFilter(ListFilter):
    prefecture = django_filters.ModelChoiceFilter(
        label=gettext_lazy("prefecture"), queryset=Prefecture.objects.all()
    )
    industry = django_filters.CharFilter(label=gettext_lazy("industry"), lookup_expr="icontains")
    open = YesOrNo(label=gettext_lazy("Open duties"), method="with_duties")

    def with_duties(self, rows, name, wanted):
        return rows.filter(open_findings__gt=0) if wanted else rows.filter(open_findings=0)


COMPANIES = ListPage(
    slug="companies",
    heading=gettext_lazy("Host companies"),
    columns=(
        Column(
            "name", gettext_lazy("name"), lambda row: row.name,
            lambda row: named(row, row.name, row.name_kana),
            order=("sort_key",),
        ),
        Column(
            "kana", gettext_lazy("name in kana"), lambda row: row.name_kana, file_only=True
        ),
        Column(
            "number", gettext_lazy("corporate number"), lambda row: row.corporate_number,
            order=("corporate_number",), meaning=gettext_lazy("13 digits, kept as text"),
        ),
        Column(
            "industry", gettext_lazy("industry"), lambda row: row.industry,
            order=("industry", "sort_key"), important=True,
        ),
        Column(
            "prefecture", gettext_lazy("prefecture"), lambda row: row.prefecture,
            order=("prefecture_id", "sort_key"), important=True,
        ),
        Column("phone", gettext_lazy("telephone"), lambda row: row.phone, important=True),
        plain(
            "joined_on", gettext_lazy("member since"), order=("joined_on",),
            may="read company staff",
        ),
        Column(
            "staff", gettext_lazy("full-time staff"), lambda row: row.full_time_staff,
            order=("full_time_staff",), numeric=True, may="read company staff",
            meaning=gettext_lazy("Full-time staff by the latest count"),
        ),
        Column(
            "open", gettext_lazy("Open duties"), lambda row: row.open_findings,
            order=("open_findings",), numeric=True, important=True, may="read findings",
            meaning=gettext_lazy("Duties that are due soon, overdue or in doubt"),
        ),
    ),
    filter=CompanyFilter,
    sort="name",
    views=(SavedView(gettext_lazy("With open duties"), "open=true"),),
    create=("company-new", CHANGE, gettext_lazy("Add a host company")),
    noun="company",
)  # fmt: skip


def listed(request):
    """Companies with all that the list shows to this person."""
    rows = Company.objects.select_related("prefecture").with_open_findings()
    if allowed(request, "read company staff"):
        rows = rows.with_staff_count()
    return rows


@may("read companies")
def companies(request):
    return COMPANIES.answer(request, listed(request))


@may("read companies")
def company(request, pk):
    row = get_object_or_404(Company.objects.select_related("prefecture"), pk=pk)
    more, names = [], [
        "name", "name_kana", "corporate_number", "acceptance_number", "industry",
        "representative", "postal_code", "prefecture", "address", "phone", "email",
    ]  # fmt: skip
    if allowed(request, "read company staff"):
        more = [(row._meta.get_field("office").verbose_name, row.supervising_office)]
        names += ["sole_proprietor", "joined_on", "note"]
    return record_page(
        request, "company", row, change=CHANGE, template="pages/record.html",
        facts=[*facts(row, *names), *more], panels=panels_of(request, "company", row),
        **COMPANIES.beside(request, listed(request), row),
    )  # fmt: skip


@may(CHANGE)
def company_new(request):
    form = CompanyForm.of(request, Company())
    if form.saved():
        return changed(request, form.instance, Company)
    heading = _("Add a host company")
    return form_page(request, form, heading=heading, back=reverse("companies"))


@may(CHANGE)
def company_edit(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)
    form = CompanyForm.of(request, row)
    if form.saved():
        return changed(request, row, Company)
    return form_page(request, form, heading=row.name, back=row)


@may("read history")
def company_history(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)
    parts = (
        *row.workplaces.all(), *row.officers.all(), *row.staff.all(), *row.staff_counts.all(),
        *row.workers_compensations.all(),
        *row.lodgings.all(),
        *Room.objects.filter(lodging__company=row),
        *CareStaffCount.objects.filter(workplace__company=row),
        *row.commencement_notices.all(), *row.implementation_reports.all(),
        *row.overtime_agreements.all(),
    )  # fmt: skip
    return history_page(request, "company", row, *parts, change=CHANGE)
