"""Audits and visits: their lists, one of each, the report as an act, and the company's tab."""

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, facts, plain, readable, record_page
from titp.pages.templatetags.pages import both_calendars
from training_plans.models import Audit, AuditReport, Purpose, Visit
from training_plans.supervision_forms import AuditReportForm
from training_plans.views.company_site import corrections_of, on_site_tables, record_of

CHANGE = "change audits"


class AuditFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("kind"), choices=Audit.Kind.choices)
    reported = YesOrNo(
        label=gettext_lazy("Report submitted"), field_name="report", lookup_expr="isnull",
        exclude=True,
    )  # fmt: skip


AUDITS = ListPage(
    slug="audits",
    heading=gettext_lazy("Audits"),
    columns=(
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company,
            lambda row: named(row, row.company), order=("company__sort_key", "-held_on"),
        ),
        plain("kind", gettext_lazy("kind"), order=("kind", "held_on"), important=True),
        plain("held_on", gettext_lazy("held on"), order=("held_on",), important=True),
        plain("carried_out", gettext_lazy("carried out")),
        Column("workplace", gettext_lazy("workplace seen"), lambda row: row.workplace),
        Column(
            "reported", gettext_lazy("Report submitted on"),
            lambda row: row.reported_on, order=("reported_on",), important=True,
        ),
    ),
    filter=AuditFilter,
    sort="-held_on",
    noun="audit",
    views=(SavedView(gettext_lazy("Report not yet submitted"), "reported=false"),),
)  # fmt: skip


INTERVIEWS = (
    Column(
        "trainee", gettext_lazy("trainee"), lambda row: row.trainee,
        lambda row: linked("trainee", row.trainee_id, row.trainee),
    ),
    plain("manner", gettext_lazy("how"), important=True),
    changeable("interview", CHANGE),
)  # fmt: skip


class VisitFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )


VISITS = ListPage(
    slug="visits",
    heading=gettext_lazy("Visits"),
    columns=(
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company,
            lambda row: named(row, row.company), order=("company__sort_key", "visited_on"),
        ),
        plain("visited_on", gettext_lazy("visited on"), order=("visited_on",), important=True),
        Column("note", gettext_lazy("note"), lambda row: row.note, important=True),
    ),
    filter=VisitFilter,
    sort="-visited_on",
    noun="visit",
)  # fmt: skip


def audits_listed():
    return Audit.objects.with_report().select_related("company", "workplace")


def visits_listed():
    return Visit.objects.select_related("company")


@may("read audits")
def audits(request):
    return AUDITS.answer(request, audits_listed())


@may("read audits")
def visits(request):
    return VISITS.answer(request, visits_listed())


@may("read audits")
def company_audits(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    def dated(name, label, columns):
        """The other columns after the day, which leads to the record here."""
        shown = Column(
            name, label, lambda row: getattr(row, name), lambda row: named(row, readable(row, name))
        )
        return (shown, *columns)

    held = audits_listed().filter(company=company)
    seen = Visit.objects.filter(company=company)
    return record_page(
        request, "company", company, change="change companies",
        template="training_plans/on_site/company_audits.html",
        starts=Purpose.choices if allowed(request, CHANGE) else (),
        tables=[
            *on_site_tables(request, company),
            Table(
                _("Audits"), held,
                dated("held_on", _("held on"), AUDITS.columns_inside("company", "held_on")),
                add("audit-new"), _("Record an audit"),
            ),
            Table(
                _("Visits"), seen,
                dated(
                    "visited_on", _("visited on"),
                    VISITS.columns_inside("company", "visited_on"),
                ),
                add("visit-new"), _("Record a visit"),
            ),
        ],
    )  # fmt: skip


@may("read audits")
def audit(request, pk):
    row = get_object_or_404(audits_listed(), pk=pk)
    told = [
        (_("host company"), linked("company", row.company_id, row.company)),
        *facts(
            row, "kind", "held_on", "carried_out", "workplace", *Audit.METHODS, "interviewed_count"
        ),
        *facts(row, "alternative_reason", "alternative", "note"),
        (_("Report submitted on"), both_calendars(row.reported_on)),
    ]
    told += record_of(row)
    writes = allowed(request, CHANGE)
    people = Table(
        _("Interviewed"), row.interviews.select_related("trainee"), INTERVIEWS,
        reverse("interview-new", args=[pk]) if writes else "", _("Add a trainee"),
    )  # fmt: skip
    return record_page(
        request, "audit", row, change=CHANGE, template="training_plans/audit.html", facts=told,
        tables=[people, corrections_of(row)], panels=panels_of(request, "audit", row),
        report_url=reverse("audit-report", args=[pk]) if writes else "",
        **AUDITS.beside(request, audits_listed(), row),
    )  # fmt: skip


@may(CHANGE)
def audit_report(request, pk):
    """Record that the report was submitted, or correct the day."""
    row = get_object_or_404(Audit.objects.select_related("company"), pk=pk)
    report = AuditReport.objects.filter(audit=row).first() or AuditReport(audit=row)
    form = AuditReportForm.of(request, report)
    if form.saved():
        return changed(request, row, AuditReport)
    heading = _("Report of the audit of %(company)s") % {"company": row.company}
    return form_page(request, form, heading=heading, back=row)


@may("read history")
def audit_history(request, pk):
    row = get_object_or_404(Audit.objects, pk=pk)
    return history_page(
        request,
        "audit",
        row,
        *AuditReport.objects.filter(audit=row),
        *row.interviews.all(),
        change=CHANGE,
    )


@may("read audits")
def visit(request, pk):
    row = get_object_or_404(visits_listed(), pk=pk)
    told = [
        (_("host company"), linked("company", row.company_id, row.company)),
        *facts(row, "visited_on", "note"),
        *record_of(row),
    ]
    return record_page(
        request, "visit", row, change=CHANGE, template="pages/record.html", facts=told,
        tables=[corrections_of(row)], **VISITS.beside(request, visits_listed(), row),
    )  # fmt: skip
