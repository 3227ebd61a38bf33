"""Doors for administrators: who works here, asking somebody in, changing a role, saying goodbye."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.models import Invitation, Membership
from titp.accounts.permissions import may
from titp.members.forms import InvitationForm, MembershipForm
from titp.members.inviting import invite
from titp.members.sessions import end_sessions_of_strangers

UNPROCESSABLE = 422


@require_safe
@may("read members")
def members(request):
    """Everybody who works here, and who was asked in and has not answered yet."""
    context = {
        "members": Membership.objects.in_force().with_person().order_by("role", "user__name", "pk"),
        "invitations": Invitation.objects.open(timezone.now()).order_by("-created_at"),
    }
    return render(request, "members/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("invite members")
def invitation_new(request):
    """Ask somebody in; the letter with the link leaves at once. The address may name as what."""
    invitation = Invitation(language=request.membership.language)
    asked = {name: request.GET[name] for name in ("role", "company") if name in request.GET}
    form = InvitationForm(request.POST or None, instance=invitation, initial=asked)
    if not form.is_valid():
        return _form(request, form, _("Invite a member"), _("Send the invitation"))
    invite(form.instance, request.user)
    messages.success(request, _("The invitation is on its way; the link is good for 72 hours."))
    return redirect("members")


@require_POST
@may("invite members")
def invitation_revocation(request, pk):
    """Withdraw an invitation that was not accepted yet."""
    get_object_or_404(Invitation.objects.open(timezone.now()), pk=pk).revoke()
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("members")


@require_http_methods(["GET", "HEAD", "POST"])
@may("change members")
def member_edit(request, pk):
    """Give a member another role."""
    member = get_object_or_404(Membership.objects.in_force().with_person(), pk=pk)
    form = MembershipForm.of(request, member)
    if not form.saved():
        return _form(request, form, str(member.user), _("Save"), member=member)
    messages.success(request, _("The new role holds from now on."))
    return redirect("members")


@require_POST
@may("change members")
def member_ending(request, pk):
    """End a membership; who has none left is signed out everywhere."""
    member = get_object_or_404(Membership.objects.in_force(), pk=pk)
    if member.is_last_administrator():
        messages.error(request, _("Somebody has to stay administrator."))
        return redirect("members")
    member.end()
    # Only then, because those who act for an organization may not touch sessions.
    transaction.on_commit(partial(end_sessions_of_strangers, member.user_id))
    messages.success(request, _("The membership has ended."))
    return redirect("members")


def _form(request, form, heading, submit_label, **more):
    context = {"form": form, "heading": heading, "submit_label": submit_label} | more
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "members/form.html", context, status=status)
