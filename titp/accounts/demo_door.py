"""The demo's door: one button per role; it exists only while DEMO is set."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from titp.accounts.demo import DOMAIN, PASSWORD
from titp.accounts.middleware import members
from titp.accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def demo(request):
    """Who one can be here; POST `email` signs in as that person, the second factor included."""
    if settings.PRODUCTION or not settings.DEMO:
        raise Http404
    samples = User.objects.filter(email__endswith=DOMAIN, is_active=True).order_by("pk")
    if request.method == "POST":
        logout(request)
        _sign_in(request, get_object_or_404(samples, email=request.POST.get("email")))
        return redirect("home")
    people = [
        {"user": user, "members": members(user), "code": _code_of(_totp_of(user))}
        for user in samples
    ]
    return render(request, "accounts/demo.html", {"people": people, "password": PASSWORD})


def _sign_in(request, user):
    """What the two pages of signing in would do and note down, in one step."""
    record_authentication(request, user, method="password", email=user.email)
    if totp := _totp_of(user):
        record_authentication(request, user, method="mfa", id=totp.pk, type=totp.type)
    get_adapter().login(request, user)


def _totp_of(user):
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()


def _code_of(totp):
    """The code an app on a telephone would show now; "" for a person without one."""
    if totp is None:
        return ""
    step = int(time.time()) // app_settings.TOTP_PERIOD
    return format_hotp_value(hotp_value(decrypt(totp.data["secret"]), step))
