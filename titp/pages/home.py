"""The first page: not a page of its own, but the way to the one that is right for a person."""

from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from titp.accounts.middleware import PREFIX
from titp.pages.place import places_of


@require_safe
def home(request):
    """Inside an organization its first place; outside, the only way there is, or the choice."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    platform = places_of(request)
    if request.membership or (platform and not request.memberships):
        return redirect(platform[0]["url"] if platform else "usersessions_list")
    if len(request.memberships) == 1 and not platform:
        return redirect(f"{PREFIX}{request.memberships[0].slug}/")
    return redirect("memberships")
