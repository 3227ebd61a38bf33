"""Doors for monitors: which programs of theirs read figures, letting one in, sending one away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.permissions import may
from titp.api.endpoints import address_of
from titp.api.forms import MonitorClientForm
from titp.api.models import MonitorClient
from titp.api.registering import let_in, send_away
from titp.pages.forms import UNPROCESSABLE

READ, MANAGE = "read programs of monitors", "manage programs of monitors"
LIST = "monitor-programs"


@require_safe
@may(READ)
def monitor_programs(request):
    """All programs that read figures, or could once."""
    rows = MonitorClient.objects.select_related("made_by")
    return render(request, "api/monitor_programs.html", {"programs": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@may(MANAGE)
@cache_control(no_store=True)
def monitor_program_new(request):
    """Let a program in; its secret is shown on the answer to the form and never again."""
    form = MonitorClientForm(request.POST or None, instance=MonitorClient())
    if not form.is_valid():
        context = {"form": form, "heading": _("Let a program in"), "list": LIST}
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "api/client_form.html", context, status=status)
    secret = let_in(form.instance, request.user)
    context = {"client": form.instance, "secret": secret, "list": LIST,
               "token_address": address_of("oidc-token")}  # fmt: skip
    return render(request, "api/client_secret.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(MANAGE)
def monitor_program_ending(request, pk):
    """Ask whether a program shall be sent away, and do it."""
    client = get_object_or_404(MonitorClient, pk=pk, ended_at=None)
    if request.method == "POST":
        send_away(client)
        messages.success(request, _("The program is not let in any more."))
        return redirect(LIST)
    return render(request, "api/client_ending.html", {"client": client, "list": LIST})
