"""The placement ledger: what hosts asked for, who applied, and who was referred to whom."""

import django_filters
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import Company, JobOffer
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed, gone_with
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, YesOrNo, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, facts, plain, record_page, removal_page, removed
from titp.pages.tab import tabs_of
from trainees.models import JobApplication, Referral, Trainee
from trainees.placement_forms import JobApplicationForm

READ, CHANGE = "read placement ledger", "change placement ledger"
LEDGER = "placement-ledger"


class JobOfferFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    open = YesOrNo(
        field_name="closed_on", lookup_expr="isnull", label=gettext_lazy("still looking")
    )


class JobApplicationFilter(ListFilter):
    hired = YesOrNo(label=pgettext_lazy("filter", "hired"))
    referred = YesOrNo(label=gettext_lazy("referred to a host"))


JOB_OFFERS = ListPage(
    slug="job-offers",
    heading=gettext_lazy("Job offers of host companies"),
    columns=(
        Column(
            "received_on", gettext_lazy("job offer received on"), lambda row: row.received_on,
            lambda row: named(row, row.received_on), order=("received_on",),
        ),
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company,
            lambda row: linked("company", row.company_id, row.company),
            order=("company__sort_key",), important=True,
        ),
        plain("occupation", gettext_lazy("occupation and operation"), important=True),
        plain("place", gettext_lazy("place of work")),
        plain("people", gettext_lazy("people asked for"), numeric=True, order=("people",)),
        Column(
            "referred", gettext_lazy("people referred"), lambda row: row.referred, numeric=True
        ),
        Column(
            "hired", gettext_lazy("people hired"), lambda row: row.hired, numeric=True,
            important=True,
        ),
        plain("closed_on", gettext_lazy("closed on"), order=("closed_on",)),
    ),
    filter=JobOfferFilter,
    sort="-received_on",
    create=("job-offer-new", CHANGE, gettext_lazy("Add a job offer")),
    template="trainees/placement_ledger.html",
)  # fmt: skip
JOB_APPLICATIONS = ListPage(
    slug="job-applications",
    heading=gettext_lazy("Job applications"),
    columns=(
        Column(
            "who", gettext_lazy("applicant"), lambda row: row.who,
            lambda row: named(row, row.who), order=("trainee__sort_key", "name"),
        ),
        Column("born_on", gettext_lazy("date of birth"), lambda row: row.born_on),
        Column(
            "sender", gettext_lazy("sending organization"), lambda row: row.sender,
        ),
        plain(
            "received_on", gettext_lazy("application received on"), order=("received_on",),
            important=True,
        ),
        plain("occupation", gettext_lazy("work applied for"), important=True),
        Column(
            "result", gettext_lazy("result"), lambda row: result_of(row), important=True
        ),
    ),
    filter=JobApplicationFilter,
    sort="-received_on",
    create=("job-application-new", CHANGE, gettext_lazy("Add a job application")),
    noun="job-application",
    template="trainees/placement_ledger.html",
)  # fmt: skip
REFERRALS = (
    Column(
        "company", gettext_lazy("host company"), lambda row: row.company,
        lambda row: linked("company", row.company_id, row.company),
    ),
    Column("offer", gettext_lazy("job offer"), lambda row: row.offer and row.offer.received_on),
    plain("referred_on", gettext_lazy("referred on"), important=True),
    plain("outcome", gettext_lazy("outcome"), important=True),
    plain("decided_on", gettext_lazy("decided on")),
    plain("employed_on", gettext_lazy("employed from"), important=True),
    changeable("referral", CHANGE),
)  # fmt: skip


def result_of(application):
    """One word for how far an application has come."""
    if application.hired:
        return _("hired")
    return _("referred") if application.referred else _("not referred yet")


@may(READ)
def job_offers(request):
    rows = JobOffer.objects.select_related("company").annotate(
        referred=Count("referrals"),
        hired=Count("referrals", filter=Q(referrals__outcome=Referral.Outcome.HIRED)),
    )
    return JOB_OFFERS.answer(request, rows, **_frame(request))


@may(READ)
def job_applications(request):
    rows = JobApplication.objects.with_state().select_related(
        "trainee__sending_organization", "sending_organization"
    )
    return JOB_APPLICATIONS.answer(request, rows, **_frame(request))


def _frame(request):
    return {
        "tabs": tabs_of(request, LEDGER),
        "panels": [one for one in panels_of(request, LEDGER, None) if one["markup"].strip()],
    }


@may(READ)
def job_application(request, pk):
    """One applicant with the hosts to whom they were referred."""
    rows = JobApplication.objects.select_related("trainee", "sending_organization")
    row = get_object_or_404(rows, pk=pk)
    told = [
        (_("applicant"), linked("trainee", row.trainee_id, row.who) or row.who),
        *facts(row, "received_on", "occupation", "note"),
        (_("sending organization"), row.sender or "–"),
    ]
    referrals = Referral.objects.filter(application=row).select_related("company", "offer")
    add = reverse("referral-new", args=[pk]) if allowed(request, CHANGE) else ""
    return record_page(
        request, "job-application", row, change=CHANGE, template="pages/record.html", facts=told,
        tables=[Table(_("Referrals"), referrals, REFERRALS, add, _("Refer to a host company"))],
    )  # fmt: skip


@may(CHANGE)
def job_application_new(request):
    return _form(request, JobApplication(), reverse("job-applications"))


@may(CHANGE)
def trainee_job_application_new(request, pk):
    """Of somebody in the books: name, birthday and sender are known there."""
    row = JobApplication(trainee=get_object_or_404(Trainee.objects, pk=pk))
    return _form(request, row, reverse("trainee-placements", args=[pk]))


def _form(request, row, back):
    form = JobApplicationForm.of(request, row)
    if form.saved():
        return changed(request, form.instance, JobApplication)
    return form_page(request, form, heading=_("Add a job application"), back=back)


@may(CHANGE)
def job_application_edit(request, pk):
    row = get_object_or_404(JobApplication.objects, pk=pk)
    form = JobApplicationForm.of(request, row)
    if form.saved():
        return changed(request, row, JobApplication)
    return form_page(
        request, form, heading=row.who, back=row,
        removal_url=reverse("job-application-removal", args=[pk]),
    )  # fmt: skip


@may(CHANGE)
def job_application_removal(request, pk):
    row = get_object_or_404(JobApplication.objects, pk=pk)
    if removed(request, row):
        return changed(request, reverse("job-applications"), *gone_with(JobApplication))
    return removal_page(request, row)
