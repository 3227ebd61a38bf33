"""The door of an invitation: who holds its link joins, once, under the address it was sent to."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, connection, transaction
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from titp.accounts.middleware import PREFIX
from titp.accounts.models import Invitation, InvitationOver, User
from titp.members.forms import JoiningForm
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """Join by an invitation; one page, always the same, for a link that is no longer good."""
    try:
        found, organization = _look_up(token)
        known = User.objects.filter(email=found.email).first()
        if known:
            return _as_known(request, found, organization, known)
        return _as_newcomer(request, found, organization)
    except InvitationOver:
        return render(request, "members/invitation_over.html", status=404)


def _look_up(token):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.invitation_of(%s)", [Invitation.hash_of(token)])
        row = cursor.fetchone()
    if row is None:
        raise InvitationOver
    pk, organization_id = row
    with use(organization_id, STAFF):
        return Invitation.objects.get(pk=pk), Organization.objects.get(pk=organization_id)


def _as_known(request, found, organization, known):
    """Somebody who has an account already joins as the one they are signed in as."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    context = {"organization": organization, "invitation": found}
    if request.user != known:
        return render(request, "members/invitation_of_another.html", context, status=403)
    if request.method == "POST":
        _accept(found, organization, known)
        return redirect(f"{PREFIX}{organization.slug}/")
    return render(request, "members/invitation.html", context)


def _as_newcomer(request, found, organization):
    """Somebody new says their name, chooses how to sign in, and is in."""
    with translation.override(found.language):
        form = JoiningForm(request.POST or None, invitation=found)
        if not form.is_valid():
            context = {"organization": organization, "invitation": found, "form": form}
            status = UNPROCESSABLE if form.is_bound else 200
            return render(request, "members/invitation.html", context, status=status)
    user = _made(found, organization, form)
    # The password was typed just now: enrolling a second factor need not ask for it again.
    if user.has_usable_password():
        record_authentication(request, user, method="password", reauthenticated=True)
    else:
        record_authentication(request, user, method="code")
    get_adapter().login(request, user)
    messages.success(request, _("Welcome."))
    return redirect(f"{PREFIX}{organization.slug}/")


def _made(found, organization, form):
    """The new person, made and member in one step; raises InvitationOver if somebody was faster."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                found.email,
                form.cleaned_data["password"] or None,
                name=form.cleaned_data["name"],
                language=found.language,
            )
            # The link came by this address, so it is theirs.
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            _accept(found, organization, user)
    except IntegrityError as taken:
        raise InvitationOver from taken
    return user


def _accept(found, organization, user):
    with use(organization.pk, STAFF, user_id=user.pk):
        found.accept(user)
