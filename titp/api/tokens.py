"""Programs at the API's doors: they show a token, and may what its scopes say."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission

REALM = 'Bearer realm="api"'


class TokenAuthentication(BaseAuthentication):
    """The program that `titp.api.middleware.bearer` has let in, in the name of who made it."""

    def authenticate(self, request):
        machine = request._request.machine
        return (request._request.user, machine.token) if machine else None

    def authenticate_header(self, request):
        return REALM


class TokenHasScope(BasePermission):
    """A program enters where the view names a scope for the method: `scopes = {method: scope}`.

    People who have signed in are judged by their roles alone (titp.accounts.permissions).
    """

    def has_permission(self, request, view):
        machine = request._request.machine
        if machine is None:
            return True
        if request.method == "OPTIONS" or not hasattr(view, request.method.lower()):
            return True  # so that the view says that it has no such method
        scopes = getattr(view, "scopes", {})
        needed = scopes.get(request.method)
        return request.method in scopes and (not needed or needed in machine.token.get_scopes())
