"""Programs instead of people: who asks is told by a token, and every error is a problem."""

import re
from dataclasses import dataclass

from allauth.idp.oidc.models import Token
from django.utils.translation import gettext as _

from titp.accounts.middleware import Member
from titp.accounts.models import Role, User
from titp.api.problems import MEDIA_TYPE, problem_response
from titp.api.provider import bound, monitors_program
from titp.api.tokens import REALM

OURS = re.compile(r"(?:/o/[^/]+)?/api/")
BAD_TOKEN = f'{REALM}, error="invalid_token"'


@dataclass(frozen=True)
class Machine:
    """A program that asks: its name among all callers, its token, and what it is like a member
    of; one of the monitors is a member of nothing."""

    caller: str
    token: Token
    member: Member | None


def problems(get_response):
    """Below `api/` every error is a problem, also those that no view of the API has made."""

    def middleware(request):
        is_ours = OURS.match(request.path_info)
        response = get_response(request)
        if not is_ours or response.status_code < 300 or response["Content-Type"] == MEDIA_TYPE:
            return response
        if response.status_code < 400:  # a page to sign in at, or to set up a second factor
            if request.user.is_authenticated:
                return problem_response(403, _("Please sign in on the site and follow its words."))
            return unknown()
        return problem_response(response.status_code)

    return middleware


def bearer(get_response):
    """Put `request.machine`, or None: the program whose token stands in the Authorization header.

    A good token counts below `api/` only, and there more than any cookie. It acts as its company's
    clerks do: `titp.accounts.middleware` enters the context of that organization and company. One
    of the monitors acts for nobody, as they do.
    """

    def middleware(request):
        request.machine = None
        scheme, _space, value = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not OURS.match(request.path_info):
            return get_response(request)
        request.machine, user = _shown(value.strip())
        if request.machine is None:
            return unknown(BAD_TOKEN)
        request.user = user
        return get_response(request)

    return middleware


def unknown(challenge=REALM):
    """401: nobody has said who asks, or the token is no longer good."""
    words = _("Please show an access token.")
    if challenge is BAD_TOKEN:
        words = _("The access token is not good, or not any more.")
    return problem_response(401, words, {"WWW-Authenticate": challenge})


def _shown(value):
    """(Machine, the user in whose name it asks), or (None, None)."""
    token = Token.objects.lookup(Token.Type.ACCESS_TOKEN, value)
    if token and (own := monitors_program(token.client_id)):
        return Machine(f"monitors-{own.pk}", token, None), own.made_by
    found = bound(token.client_id) if token else None
    user = User.objects.filter(pk=found.user_id).first() if found else None
    if user is None:
        return None, None
    member = Member(
        found.pk, found.organization_id, found.slug, found.organization, found.language,
        Role.CLERK.value, found.company_id,
    )  # fmt: skip
    return Machine(f"client-{found.pk}", token, member), user
