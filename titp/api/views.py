"""Doors for administrators: which programs may use the API, letting one in, sending one away.

And one for the programs: the description of the API.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from drf_spectacular.views import SpectacularJSONAPIView

from titp.accounts.permissions import allowed, may
from titp.api.endpoints import address_of
from titp.api.forms import ApiClientForm
from titp.api.models import ApiClient
from titp.api.registering import let_in, send_away
from titp.api.scopes import SCOPES
from titp.pages.forms import UNPROCESSABLE
from titp.pages.lists import Column
from titp.pages.records import Table, plain
from titp.pages.tab import tabs_of

READ, MANAGE = "read api clients", "manage api clients"


def scopes_of(client):
    return ", ".join(str(words) for scope, words in SCOPES if scope in client.scopes)


def ending_of(client):
    """The way to end it, while it has not ended."""
    if client.ended_at:
        return ""
    address = reverse("api-client-ending", args=[client.pk])
    return format_html('<a href="{}">{}</a>', address, _("End"))


COLUMNS = (
    plain("name", gettext_lazy("name"), important=True),
    Column("company", gettext_lazy("host company"), lambda row: row.company, important=True),
    Column("scopes", gettext_lazy("what it may do"), scopes_of),
    plain("client_id", gettext_lazy("client ID")),
    Column("made_by", gettext_lazy("made by"), lambda row: row.made_by),
    plain("made_at", gettext_lazy("made at")),
    plain("ended_at", gettext_lazy("ended at"), important=True),
    Column(
        "doors", gettext_lazy("Change"), lambda row: None, ending_of, important=True, may=MANAGE
    ),
)


@require_safe
@may(READ)
def api_clients(request):
    """The payroll software of all host companies that may ask here, or could once."""
    table = Table(
        _("Payroll software"), ApiClient.objects.with_names(), COLUMNS,
        reverse("api-client-new") if allowed(request, MANAGE) else "",
        _("Let a program in"),
        _(
            "A program reads and fills in the months of one host company, and nothing else. How it"
            " asks is told in docs/api.md."
        ),
    )  # fmt: skip
    context = {
        "object": request.membership.organization,
        "tabs": tabs_of(request, "organization"),
        "tables": [table.seen_by(request)],
    }
    return render(request, "pages/tables.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(MANAGE)
@cache_control(no_store=True)
def api_client_new(request):
    """Let a program in; its secret is shown on the answer to the form and never again."""
    client = ApiClient(scopes=[scope for scope, _words in SCOPES])
    form = ApiClientForm(request.POST or None, instance=client)
    if not form.is_valid():
        context = {"form": form, "heading": _("Let a program in"), "list": "api-clients"}
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "api/client_form.html", context, status=status)
    secret = let_in(form.instance, request.user)
    context = {"client": client, "secret": secret, "list": "api-clients",
               "token_address": address_of("oidc-token")}  # fmt: skip
    return render(request, "api/client_secret.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(MANAGE)
def api_client_ending(request, pk):
    """Ask whether a program shall be sent away, and do it."""
    client = get_object_or_404(ApiClient.objects.in_force(), pk=pk)
    if request.method == "POST":
        send_away(client)
        messages.success(request, _("The program is not let in any more."))
        return redirect("api-clients")
    return render(request, "api/client_ending.html", {"client": client, "list": "api-clients"})


class Schema(SpectacularJSONAPIView):
    """The API's description (OpenAPI), for any program that is let in and whoever may use it."""

    scopes = {"GET": "", "HEAD": ""}
