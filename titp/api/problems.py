"""Errors as problem details (RFC 9457), every one of them, with the cells that they are about."""

from http import HTTPStatus

from django.db import IntegrityError, OperationalError
from django.http import JsonResponse
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.views import exception_handler

from titp.pages.refusals import in_words

MEDIA_TYPE = "application/problem+json"
NO_OWN_TYPE = "about:blank"
BUSY = {"55P03", "57014"}  # lock_not_available, query_canceled


class Problem(APIException):
    """An answer that says what is wrong. `kind`: the last word of its type, see docs/api.md.

    `errors`: [{pointer, trainee, column, parameter, detail}], all but the last where it applies.
    """

    def __init__(self, status, kind, detail, errors=(), headers=None):
        super().__init__(detail)
        self.status_code, self.kind = int(status), kind
        self.errors, self.headers = list(errors), headers or {}


class ErrorSerializer(serializers.Serializer):
    """One thing that is wrong: where it stands in the request, whose cell it is, and what it is."""

    pointer = serializers.CharField(required=False, help_text="JSON pointer into the body.")
    parameter = serializers.CharField(required=False, help_text="Name of a query parameter.")
    trainee = serializers.IntegerField(required=False)
    column = serializers.CharField(required=False)
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """Problem details (RFC 9457)."""

    type = serializers.CharField(help_text="“about:blank”, or urn:titp:problem:… (docs/api.md).")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ErrorSerializer(many=True, required=False)


def described(status, detail="", kind="", errors=()):
    """The members of a problem, as JSON has them."""
    status = HTTPStatus(status)
    members = {
        "type": f"urn:titp:problem:{kind}" if kind else NO_OWN_TYPE,
        "title": status.phrase,
        "status": int(status),
        "detail": str(detail) or status.description or status.phrase,
    }
    return members | ({"errors": list(errors)} if errors else {})


def problem_response(status, detail="", headers=None):
    """A problem outside of the API's own views."""
    made = JsonResponse(described(status, detail), status=status, headers=headers)
    made["Content-Type"] = MEDIA_TYPE
    return made


def as_problem(error, context):
    """DRF's EXCEPTION_HANDLER: every error of a view becomes a problem; others are re-raised."""
    if isinstance(error, IntegrityError):
        error = Problem(HTTPStatus.CONFLICT, "not-now", in_words(error))
    elif isinstance(error, OperationalError) and _sqlstate(error) in BUSY:
        error = busy()
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, Problem):
        members = described(error.status_code, error.detail, error.kind, error.errors)
        for name, value in error.headers.items():
            response[name] = value
    elif isinstance(error, ValidationError):
        members = described(
            response.status_code, _("The question cannot be read."), "", _of_parameters(error)
        )
    else:
        members = described(response.status_code, _words(response.data))
    response.data, response.content_type = members, MEDIA_TYPE
    return response


def busy():
    """Somebody else is writing there just now."""
    return Problem(
        HTTPStatus.CONFLICT, "busy", _("Somebody else is changing this just now."),
        headers={"Retry-After": "2"},
    )  # fmt: skip


def _sqlstate(error):
    return getattr(error.__cause__, "sqlstate", "")


def _words(data):
    """DRF's own sentence."""
    return data.get("detail", "") if isinstance(data, dict) else ""


def _of_parameters(error):
    detail = error.detail if isinstance(error.detail, dict) else {"": error.detail}
    for name, found in detail.items():
        for words in found if isinstance(found, list) else [found]:
            yield ({"parameter": name} if name else {}) | {"detail": str(words)}
