"""What the frame of every page needs: the rail, the search box, the organization, the density."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from titp.pages.place import places_of, search_of
from titp.past.looking import present


def frame(request):
    """Context for templates/base.html; the rail is counted only where a page shows it."""
    # An error page may be drawn before anybody was looked up.
    if not hasattr(request, "memberships") or not request.user.is_authenticated:
        return {}
    membership = request.membership
    return {
        "membership": membership,
        "organization": membership.organization if membership else "",
        "switch_url": reverse("memberships") if len(request.memberships) > 1 else "",
        "rail": SimpleLazyObject(lambda: _rail(request)),
        "search_url": search_of(request),
        "density": request.user.density,
    }


def _rail(request):
    """The places lead to the present and count what waits there, whatever the page shows."""
    with present():
        return places_of(request)
