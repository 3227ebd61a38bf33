"""From the address to the organization: `/o/<slug>/…` acts for it, all else for nobody.

In the order of the settings: how long one stays signed in, when one was here, in which language
one reads, who one is in this organization, whether a second factor is still owed, and the
organization's rows.
"""

import hashlib
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.shortcuts import redirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from titp.accounts.models import Role
from titp.accounts.permissions import TABLE, lacks_factor
from titp.tenancy.context import COMPANY, READS_CONFIDENTIAL, STAFF, use

PREFIX = "/o/"
NOWHERE = "/no-such-organization"
# A person's own pages: shown inside an organization's frame, but they act for no organization,
# so that the tables of accounts and sessions need not be open to those who act for one.
PERSONAL = ("/accounts/", "/language/", "/density/", "/memberships/")
# What somebody who still owes a second factor may reach.
ENROLMENT = ("/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/logout/", "/language/")
OPEN = ("/healthz", "/readyz", "/invitations/")
# What a response says whose errors undo nothing: a text that cannot be read is kept as typed.
KEEPS = "keeps_what_was_written"
NOTED_EVERY = 60  # seconds
MEMBERSHIPS = "SELECT * FROM app.memberships_of(%s)"


@dataclass(frozen=True)
class Member:
    """One line of `app.memberships_of`: what a person is in one organization."""

    pk: int
    organization_id: int
    slug: str
    organization: str
    language: str
    role: str
    company_id: int | None

    @property
    def acts_as(self):
        return COMPANY if self.role == Role.CLERK else STAFF

    @property
    def capabilities(self):
        return READS_CONFIDENTIAL if self.role in TABLE["read consultations"] else 0

    @property
    def role_label(self):
        return Role(self.role).label


def members(user):
    """All memberships in force, looked up each time: an ended one ends with the next request."""
    with connection.cursor() as cursor:
        cursor.execute(MEMBERSHIPS, [user.pk])
        return [Member(*row) for row in cursor.fetchall()]


def session_limit(get_response):
    """End a session that is older than the settings allow, however busy it is."""

    def middleware(request):
        was_known = request.user.is_authenticated
        if was_known:
            began_at = request.session.setdefault("began_at", int(time.time()))
            if time.time() - began_at > settings.SESSION_HOURS * 3600:
                logout(request)
        response = get_response(request)
        if was_known and not request.user.is_authenticated:
            # cookies stay: they hold the language chosen at this desk, and no secret any more
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


def last_seen(get_response):
    """Note that somebody was here, at most once a minute: it costs two writes.

    With it the idle minutes of the session begin anew, so they end up to a minute early. Another
    address or browser with the same cookie is noted at once, for the list of sessions to show it.
    """

    def middleware(request):
        if request.user.is_authenticated:
            whence = [request.session.session_key, _place_of(request)]
            now = int(time.time())
            *before, at = request.session.get("seen", [0])
            if before != whence or now - at >= NOTED_EVERY:
                request.session["seen"] = [*whence, now]
                UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware


def _place_of(request):
    """A short checksum of address and browser, as the list of sessions notes them."""
    browser = request.META.get("HTTP_USER_AGENT", "")
    place = f"{get_adapter().get_client_ip(request)} {browser}"
    return hashlib.sha256(place.encode()).hexdigest()[:16]


def own_language(get_response):
    """Speak the language a person has chosen, on whatever device."""

    def middleware(request):
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return middleware


def membership(get_response):
    """Put `request.membership` for `/o/<slug>/…` and take that prefix off the path.

    Someone else's organization is as unknown (404) as one that does not exist.
    """

    def middleware(request):
        request.membership, request.memberships = None, []
        if request.machine:  # a program is no person: it has what its token says, and nothing else
            request.memberships = [request.machine.member] if request.machine.member else []
        elif request.user.is_authenticated:
            request.memberships = members(request.user)
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        if not request.user.is_authenticated:
            return elsewhere(request, redirect_to_login(request.get_full_path()).url)
        slug, _slash, rest = request.path_info[len(PREFIX) :].partition("/")
        request.membership = _chosen(request, slug)
        if request.membership is None:
            request.path_info = NOWHERE
            return get_response(request)
        outside = get_script_prefix()
        request.path_info = f"/{rest}"
        set_script_prefix(f"{PREFIX}{slug}/")
        try:
            return get_response(request)
        finally:
            set_script_prefix(outside)

    return middleware


def _chosen(request, slug):
    """The membership in this organization; of several (a clerk of two companies) the one chosen."""
    found = [member for member in request.memberships if member.slug == slug]
    chosen = request.session.get("membership") if len(found) > 1 else None
    return next((member for member in found if member.pk == chosen), found[0] if found else None)


def second_factor(get_response):
    """Let those who must have a second factor do nothing else before they have one."""

    def middleware(request):
        excused = request.machine or request.path_info.startswith(ENROLMENT + OPEN)
        if excused or not lacks_factor(request):
            return get_response(request)
        messages.warning(request, _("Your role needs a second factor. Please set one up first."))
        return elsewhere(request, redirect("mfa_index").url)

    return middleware


def elsewhere(request, url):
    """A redirect that takes the whole page along, also when htmx asked for a part of it."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def acting(get_response):
    """Enter the organization's sealed context around its pages; errors undo what was written.

    A response that says `keeps_what_was_written` tells of errors in what is kept all the same.
    """

    def middleware(request):
        member = request.membership
        if member is None or request.path_info.startswith(PERSONAL):
            return get_response(request)
        with use(
            member.organization_id,
            member.acts_as,
            company_id=member.company_id or 0,
            user_id=request.user.pk,
            capabilities=member.capabilities,
        ):
            response = get_response(request)
            if response.status_code >= 400 and not getattr(response, KEEPS, False):
                transaction.set_rollback(True)
        return response

    return middleware
