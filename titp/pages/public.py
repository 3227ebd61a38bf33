"""Pages for people without an account, who leave nothing behind: neither here nor in a browser."""

from functools import wraps

from django.http import Http404
from django.views.decorators.csrf import csrf_exempt


def without_account(view):
    """A page outside of organizations, for whoever has the secret in its address.

    Nobody is signed in there and no cookie is set, so nothing can be forged in anybody's name.
    """

    @csrf_exempt
    @wraps(view)
    def door(request, *args, **kwargs):
        if request.membership:
            raise Http404
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return door
