"""The provider's own addresses: tokens are given and taken back, keys and addresses published.

Of allauth's OpenID provider only what programs need is open: no page of consent, no device codes.
"""

from allauth.core.internal import ratelimit
from allauth.idp.oidc.views import revoke, token
from django.conf import settings
from django.db import DataError
from django.http import JsonResponse
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from titp.api.scopes import ALL_SCOPES

TOO_MANY, WAIT = 429, {"Retry-After": "60"}


def address_of(name):
    """The full address of a door of the site itself, also from within an organization."""
    inside = get_script_prefix()
    set_script_prefix("/")
    try:
        return settings.SITE_URL.rstrip("/") + reverse(name)
    finally:
        set_script_prefix(inside)


@require_POST
@csrf_exempt
def token_of_client(request):
    """A program shows its secret and gets a token for an hour."""
    return _counted(token, request)


@require_POST
@csrf_exempt
def revocation(request):
    """A program takes a token back before its time."""
    return _counted(revoke, request)


def _counted(view, request):
    """allauth's view; an address of the network has so many tries a minute."""
    limit = {"token": f"{settings.TOKENS_PER_MINUTE}/m/ip"}
    if not ratelimit.consume(request, app="titp.api", action="token", config=limit):
        said = {"error": "temporarily_unavailable", "error_description": _("Too many requests.")}
        return JsonResponse(said, status=TOO_MANY, headers=WAIT)
    try:
        return view(request)
    except (ValueError, DataError):  # no urlencoded text, or a character that no table keeps
        return JsonResponse({"error": "invalid_request"}, status=400)


@require_safe
@cache_control(public=True, max_age=3600)
def openid_configuration(request):
    """What a program can find out by itself (OpenID Connect Discovery 1.0)."""
    return JsonResponse(
        {
            "issuer": settings.SITE_URL.rstrip("/"),
            "token_endpoint": address_of("oidc-token"),
            "revocation_endpoint": address_of("oidc-revocation"),
            "jwks_uri": address_of("oidc-keys"),
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": [],
            "scopes_supported": [scope for scope, _words in ALL_SCOPES],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }
    )
