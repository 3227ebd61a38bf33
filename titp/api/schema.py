"""The API's description (OpenAPI): how a program signs in, and that every error is a problem."""

from django.urls import get_script_prefix
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from titp.api.endpoints import address_of
from titp.api.problems import MEDIA_TYPE, ProblemSerializer
from titp.api.scopes import ALL_SCOPES

ALWAYS = {
    "401": "Nobody has said who asks.", "403": "Who asks may not do this.",
    "406": "The API speaks JSON.", "429": "Too many requests; see Retry-After.",
}  # fmt: skip
OF_ROWS = {"404": "There is no such thing here."}
OF_QUESTIONS = {"400": "The question cannot be read."}
OF_BODIES = {
    "400": "The body or the Idempotency-Key cannot be read.",
    "409": "It cannot be done now.",
    "413": "The body is larger than one megabyte.",
    "415": "The API speaks JSON.",
    "422": "Cells that cannot be taken, or a key that was used for something else.",
}


class ByToken(OpenApiAuthenticationExtension):
    """Signing in as a program."""

    target_class = "titp.api.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema):
        scopes = {scope: str(words) for scope, words in ALL_SCOPES}
        flow = {"tokenUrl": address_of("oidc-token"), "scopes": scopes}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}


class Described(AutoSchema):
    """Each operation with the scope that it asks of programs, or none where they may not enter."""

    def get_auth(self):
        scopes = getattr(self.view, "scopes", {})
        auth = [one for one in super().get_auth() if "token" not in one]
        if self.method in scopes:
            needed = scopes[self.method]
            auth.insert(0, {"token": [needed] if needed else []})
        return auth

    def _get_response_bodies(self, *args, **kwargs):
        return super()._get_response_bodies(*args, **kwargs) | self._problems()

    def _problems(self):
        problem = self.resolve_serializer(ProblemSerializer, "response")
        reference = problem.ref if isinstance(problem, ResolvedComponent) else problem
        said = dict(ALWAYS)
        if "{" in self.path:
            said |= OF_ROWS
        said |= OF_BODIES if self.method in ("PUT", "PATCH", "POST") else OF_QUESTIONS
        content = {MEDIA_TYPE: {"schema": reference}}
        return {code: {"description": said[code], "content": content} for code in sorted(said)}


def of_organizations(endpoints):
    """Of all operations those inside an organization."""
    return [one for one in endpoints if not _is_outside(one)]


def of_monitors(endpoints):
    """Of all operations those for monitors, who are in none."""
    return [one for one in endpoints if _is_outside(one)]


def _is_outside(endpoint):
    return hasattr(endpoint[-1].cls, "through")


def within_organization(result, request, **kwargs):
    """The server's address with the organization in it, since paths begin behind that."""
    prefix = get_script_prefix().rstrip("/")
    if request is not None:
        result["servers"] = [{"url": request.build_absolute_uri(prefix or "/")}]
    return result
