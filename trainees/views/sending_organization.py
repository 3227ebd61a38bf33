"""Organizations abroad that send people: the list and the forms."""

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, named
from titp.pages.records import plain, removal_page, removed
from trainees.forms import SendingOrganizationForm
from trainees.models import SendingOrganization
from trainees.models.reference import countries, country_name
from trainees.views.trainee import CHANGE, PAPERS


class SendingOrganizationFilter(ListFilter):
    country = django_filters.ChoiceFilter(label=gettext_lazy("country"), choices=countries)


SENDING_ORGANIZATIONS = ListPage(
    slug="sending-organizations",
    heading=gettext_lazy("Sending organizations"),
    columns=(
        Column(
            "name", gettext_lazy("name"), lambda row: row.name,
            lambda row: named(row, row.name), order=("name",),
        ),
        Column(
            "country", gettext_lazy("country"), lambda row: country_name(row.country),
            order=("country", "name"), important=True,
        ),
        Column("number", gettext_lazy("number"), lambda row: row.number, important=True),
        plain("no_deposit_clause", gettext_lazy("contract forbids deposits and penalties")),
    ),
    filter=SendingOrganizationFilter,
    sort="name",
    create=("sending-organization-new", CHANGE, gettext_lazy("Add a sending organization")),
)  # fmt: skip


@may(PAPERS)
def sending_organizations(request):
    return SENDING_ORGANIZATIONS.answer(request, SendingOrganization.objects.all())


@may(CHANGE)
def sending_organization_new(request):
    form = SendingOrganizationForm.of(request, SendingOrganization())
    if form.saved():
        return changed(request, reverse("sending-organizations"), SendingOrganization)
    back = reverse("sending-organizations")
    return form_page(request, form, heading=_("Add a sending organization"), back=back)


@may(CHANGE)
def sending_organization_edit(request, pk):
    row = get_object_or_404(SendingOrganization.objects, pk=pk)
    form = SendingOrganizationForm.of(request, row)
    if form.saved():
        return changed(request, reverse("sending-organizations"), SendingOrganization)
    return form_page(
        request, form, heading=row.name, back=reverse("sending-organizations"),
        removal_url=reverse("sending-organization-removal", args=[pk]),
    )  # fmt: skip


@may(CHANGE)
def sending_organization_removal(request, pk):
    row = get_object_or_404(SendingOrganization.objects, pk=pk)
    if removed(request, row):
        return changed(request, reverse("sending-organizations"), SendingOrganization)
    return removal_page(request, row)
