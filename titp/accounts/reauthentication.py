"""Acts that ask once more who is there: only shortly after a sign-in or a repeated proof."""

import time
from functools import wraps
from urllib.parse import urlencode, urlsplit

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from titp.accounts.middleware import elsewhere


def recently_proven(request):
    """Whether the person signed in, or proved it again, in the last minutes."""
    latest = max(
        (one["at"] for one in get_authentication_records(request, request.user)), default=0
    )
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def proven(view):
    """Lets an act happen only after a recent proof; else asks for one and comes back to the page.

    The act itself is not repeated: it runs inside an organization, which the page of the proof
    does not.
    """

    @wraps(view)
    def door(request, *args, **kwargs):
        if recently_proven(request):
            return view(request, *args, **kwargs)
        messages.info(request, _("Please confirm that it is you, then try again."))
        back = urlencode({"next": _page(request)})
        return elsewhere(request, f"{reverse('account_reauthenticate')}?{back}")

    return door


def _page(request):
    """The page that the act was started from, of this site only."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() else reverse("home")
