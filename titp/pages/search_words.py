"""The words of a search travel in a form's body, and stand in an address only sealed.

An address is kept in places nobody guards: the logs of servers, a browser's history, a bookmark.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from django.contrib import messages
from django.http import HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from titp.tenancy.encrypted import decrypt, encrypt

WORDS = "q"
# No name begins so, and an address carries it as it is.
MARK = "~"
PLACE = "address|search words"


class Expired(ValueError):
    """A seal that does not open here: cut short, of another organization, or of an older key."""


class SeeOther(HttpResponseRedirect):
    """303: whatever was sent, the answer is fetched from there."""

    status_code = 303


def sealed(words):
    """The words as an address may carry them; only this organization can open them."""
    return MARK + urlsafe_b64encode(encrypt(words, PLACE)).decode().rstrip("=")


def unsealed(token):
    """The words under a seal; raises Expired."""
    letters = token.removeprefix(MARK)
    try:
        return decrypt(urlsafe_b64decode(letters + "=" * (-len(letters) % 4)), PLACE)
    except (InvalidTag, ValueError) as refusal:
        raise Expired from refusal


def opened(query):
    """The conditions of an address with its words readable, as a filter takes them."""
    query = query.copy()
    if token := query.get(WORDS):
        query[WORDS] = unsealed(token)
    return query


def way_to_sealed(request):
    """Where a request for a list must go first, as a redirect, or None where it stands rightly.

    That is so for what a form sent, for words that an old bookmark still shows, and for a seal
    that opens no longer.
    """
    if request.method == "POST":
        words = request.POST.get(WORDS, "").strip()
        return _see(request, request.POST, words and sealed(words))
    words = request.GET.get(WORDS, "")
    if not words.startswith(MARK):
        return _see(request, request.GET, sealed(words)) if words else None
    try:
        unsealed(words)
    except Expired:
        messages.warning(request, _("This search has expired. Please search again."))
        return _see(request, request.GET, "")
    return None


def _see(request, query, token):
    """To the list with the conditions that are set, and the words under a seal."""
    address = QueryDict(mutable=True)
    for name, values in query.lists():
        if name not in (WORDS, "csrfmiddlewaretoken") and any(values):
            address.setlist(name, values)
    if token:
        address[WORDS] = token
    return SeeOther(f"{request.path}?{address.urlencode()}" if address else request.path)
