"""Asking twice has one effect: a program names what it does by an `Idempotency-Key`.

The key is written in the transaction of the effect, under a unique constraint: who asks at the same
time waits for it and is then told what came of it. What was refused wrote nothing, the key neither.
"""

import hashlib
import json
import re
from http import HTTPStatus

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _
from rest_framework.response import Response

from titp.api.models import KeptAnswer
from titp.api.problems import Problem
from titp.tenancy.context import current

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,200}")
PATIENCE = "SET LOCAL lock_timeout = '5s'"
REPLAYED = {"Idempotency-Replayed": "true"}


def once(request, act):
    """The Response of `act()`, or the one that it has made under this key before.

    Raises Problem: 400 without a key, 422 for a key that was used for something else, 409 while
    the first request still runs (as OperationalError, see titp.api.problems).
    """
    key = request.headers.get(HEADER, "")
    if not KEY.fullmatch(key):
        raise Problem(
            HTTPStatus.BAD_REQUEST, "idempotency-key",
            _("Send a header Idempotency-Key of 1 to 200 visible characters, new for each act."),
        )  # fmt: skip
    answer = KeptAnswer(
        caller=caller_of(request), key=key, fingerprint=_fingerprint(request),
        company_id=current().company_id or None,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(PATIENCE)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError:
        return _replayed(answer)
    response = act()
    answer.status, answer.body = response.status_code, response.data
    answer.save(update_fields=["status", "body"])
    return response


def caller_of(request):
    """Who asks, across all requests: a program or a person."""
    machine = getattr(request, "machine", None)
    return machine.caller if machine else f"user-{request.user.pk}"


def _replayed(asked):
    known = KeptAnswer.objects.get(caller=asked.caller, key=asked.key)
    if known.fingerprint != asked.fingerprint:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused",
            _("This Idempotency-Key was used for another request."),
        )  # fmt: skip
    return Response(known.body, status=known.status, headers=REPLAYED)


def _fingerprint(request):
    said = json.dumps(request.data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{request.method} {request.path}\n{said}".encode()).hexdigest()
