"""The one permission table: what may be done, in words, and by whom.

A view says `@may("read trainees")`; a word that is not in the table is refused at start-up.
"""

from functools import wraps

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404
from rest_framework.permissions import BasePermission

from titp.accounts.models import Role
from titp.past.looking import look

ADMINISTRATOR, CASEWORKER = Role.ADMINISTRATOR.value, Role.CASEWORKER.value
INTERPRETER, AUDITOR, CLERK = Role.INTERPRETER.value, Role.AUDITOR.value, Role.CLERK.value
MONITOR, OPERATOR = "monitor", "operator"

OFFICE = {ADMINISTRATOR, CASEWORKER}
READERS = OFFICE | {AUDITOR}
INSIDE = READERS | {INTERPRETER, CLERK}
# Whose account alone would open much: these sign in with a passkey or a one-time code too.
NEEDS_FACTOR = {ADMINISTRATOR, MONITOR, OPERATOR}
# How the words of those doors begin behind which nothing is changed or let out.
READING = ("read ", "see ")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

TABLE = {
    # the organization's own work
    "see the home page": INSIDE,
    "read trainees": READERS | {INTERPRETER, CLERK},
    "change trainees": OFFICE,
    "read papers": READERS,
    "show passport and card numbers": OFFICE,
    "read companies": READERS | {CLERK},
    "read company staff": READERS,
    "change companies": OFFICE,
    "read lodgings": READERS,
    "read placement ledger": READERS,
    "change placement ledger": OFFICE,
    "read organization": READERS | {INTERPRETER},
    "change organization": OFFICE,
    "set official dates": {ADMINISTRATOR},
    "read reference rows": READERS,
    "change reference rows": {ADMINISTRATOR},
    "read training plans": READERS | {CLERK},
    "change training plans": OFFICE,
    "read lectures": READERS,
    "change lectures": OFFICE,
    "read skill tests": READERS,
    "change skill tests": OFFICE,
    "read audits": READERS,
    "change audits": OFFICE,
    "hold interviews": OFFICE | {INTERPRETER},
    "see interviews to hold": {INTERPRETER},
    "read corrections": READERS,
    "check corrections": OFFICE,
    "see own corrections": {CLERK},
    "answer corrections": OFFICE | {CLERK},
    "read monthly reports": READERS,
    "change monthly reports": OFFICE,
    "file monthly reports": OFFICE | {CLERK},
    "see own months": {CLERK},
    "check monthly reports": OFFICE,
    "read follow-up": READERS,
    "change follow-up": OFFICE,
    "read protection": READERS,
    "change protection": OFFICE,
    # Who has this right reads confidential tables at all (see titp.accounts.middleware).
    "read consultations": OFFICE,
    "change consultations": OFFICE,
    "appoint safeguarding": {ADMINISTRATOR},
    "read supervision fees": READERS,
    "change supervision fees": OFFICE,
    "read excellence points": READERS,
    "change excellence points": OFFICE,
    "read readiness score": READERS,
    # With what is redacted of consultations in it: for those who may read these.
    "read inspection packs": OFFICE,
    "make inspection packs": OFFICE,
    "read findings": READERS | {CLERK},
    "waive findings": OFFICE,
    "read assignments": READERS,
    "assign findings": OFFICE,
    "read rules": INSIDE,
    "read documents": READERS,
    "make documents": OFFICE,
    "import rosters": OFFICE,
    "export lists": READERS,
    "read history": READERS,
    "read returnees": READERS,
    "read departures": READERS,
    "change departures": OFFICE,
    "read contacts at home": OFFICE,
    "read ventures": READERS,
    "change ventures": OFFICE,
    "check evidence": OFFICE,
    "read returnee surveys": READERS,
    "ask returnees": OFFICE,
    "read reminders": INSIDE,
    "set reminders": {ADMINISTRATOR},
    "read members": {ADMINISTRATOR},
    "invite members": {ADMINISTRATOR},
    "change members": {ADMINISTRATOR},
    "read outgoing mail": {ADMINISTRATOR},
    "resend outgoing mail": {ADMINISTRATOR},
    "use the api": READERS | {CLERK},
    "read api clients": {ADMINISTRATOR},
    "manage api clients": {ADMINISTRATOR},
    "answer clarifications": {ADMINISTRATOR},
    # of cases as of consultations: what is restricted, the safeguarding contacts alone see
    "read case requests": OFFICE,
    "answer case requests": OFFICE,
    # across organizations
    "monitor the programme": {MONITOR},
    "ask organizations": {MONITOR},
    "ask for cases": {MONITOR},
    "read programs of monitors": {MONITOR},
    "manage programs of monitors": {MONITOR},
    "operate the platform": {OPERATOR},
}


def roles_of(request):
    """What the person is here: inside an organization its role, outside the platform-wide ones."""
    if membership := getattr(request, "membership", None):
        return {membership.role}
    return _platform_roles(request.user)


def _platform_roles(user):
    roles = set()
    if user.is_authenticated:
        roles |= {MONITOR} if user.is_monitor else set()
        roles |= {OPERATOR} if user.is_operator else set()
    return roles


def allowed(request, words):
    """Whether this person may; who looks back into the past may read, and nothing else."""
    if look() and not words.startswith(READING):
        return False
    return bool(TABLE[words] & roles_of(request))


def lacks_factor(request):
    """Whether this person must have a second factor, by any of their roles, and has none."""
    user = request.user
    if not user.is_authenticated:
        return False
    roles = _platform_roles(user) | {member.role for member in request.memberships}
    return bool(roles & NEEDS_FACTOR) and not is_mfa_enabled(user, FACTORS)


def may(words):
    """Lets a view be seen by the roles of the table only.

    Who is not signed in is asked to. Outside an organization such a page does not exist (404);
    inside, a role without the right is told so (403).
    """
    if words not in TABLE:
        raise ImproperlyConfigured(f"“{words}” is not in the permission table")

    def decorate(view):
        @wraps(view)
        def door(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not allowed(request, words):
                # to somebody without an organization the page does not exist
                raise PermissionDenied(words) if request.membership else Http404
            return view(request, *args, **kwargs)

        door.may = words
        return door

    return decorate


class MayReadApi(BasePermission):
    """The API's door: the words of the view (`may`), or “use the api”.

    Beside its own words a view asks for those of the API, “use the api”, or others (`through`).
    Outside an organization there is what is open to people without one, and nothing else.
    """

    def has_permission(self, request, view):
        if not request.user.is_authenticated:
            return False
        words = {getattr(view, name, "use the api") for name in ("may", "through")}
        may = all(allowed(request, one) for one in words)
        if request._request.membership is None and not may:
            raise Http404
        return may
