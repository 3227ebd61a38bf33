"""The door behind the link of a reminder: leads its reader, and nobody else, to the report."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from titp.accounts.middleware import PREFIX
from titp.accounts.models import Role, User
from titp.pages.forms import UNPROCESSABLE
from training_plans.filing.personal_link import led_by


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def month_door(request, token):
    """To the report; who is not signed in is first sent a code, on a click of their own.

    A mail program that looks at links only asks (GET), and so sends nothing.
    """
    if request.membership:
        raise Http404  # the door stands outside of organizations
    led = led_by(token)
    reader = led and User.objects.filter(pk=led.recipient_id, is_active=True).first()
    if reader is None:
        return _closed(request)
    if request.user.is_authenticated:
        return _as(request, led) if request.user == reader else _of_another(request)
    form = RequestLoginCodeForm({"email": reader.email} if request.method == "POST" else None)
    if not form.is_valid():
        with override(reader.language):
            context = {"organization": led.organization, "form": form, "next": request.path}
            status = UNPROCESSABLE if form.is_bound else 200
            return render(request, "training_plans/review/door.html", context, status=status)
    LoginCodeVerificationProcess.initiate(request=request, user=reader, email=reader.email)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': request.path})}")


def _as(request, led):
    """To the report, as the member who files there; closed to who does so no more."""
    for member in request.memberships:
        theirs = (member.organization_id, member.company_id, member.role)
        if theirs == (led.organization.pk, led.company_id, Role.CLERK):
            request.session["membership"] = member.pk
            page = reverse("month-filing", args=[led.report_id])
            return redirect(f"{PREFIX}{member.slug}{page}")
    return _closed(request)


def _closed(request):
    return render(request, "training_plans/review/door_closed.html", status=404)


def _of_another(request):
    return render(request, "training_plans/review/door_of_another.html", status=403)
