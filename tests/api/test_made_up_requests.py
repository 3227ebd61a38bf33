"""What schemathesis makes up from the API's own description is answered as that describes.

In-process, on the real database under the real roles, and the same requests in each run.
"""

from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.utils.timezone import localdate
from drf_spectacular.generators import SchemaGenerator
from factories.training_plans import AuditFactory
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from titp.api.throttling import PerCaller
from titp.compliance.sweep import check_organization
from titp.wsgi import application

DESCRIPTION = SchemaGenerator().get_schema(request=None, public=True)
DESCRIPTION["servers"] = [{"url": "http://localhost/o/kita"}]
API = schemathesis.openapi.from_dict(DESCRIPTION)
API.app = application
OPERATIONS = {one.ok().label: one.ok() for one in API.get_all_operations()}
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance, response_headers_conformance,
]  # fmt: skip
EACH = 12  # requests of each operation, good ones and bad ones: all of them in some 15 seconds
GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ASKED = [(label, GOOD) for label in OPERATIONS] + [
    (label, BAD) for label, one in OPERATIONS.items() if one.definition.raw.get("parameters")
]


def test_every_address_of_the_api_is_described():
    assert len(OPERATIONS) >= 8
    assert "PUT /api/monthly-reports/{id}/lines" in OPERATIONS


@pytest.fixture
def _one_connection():
    """As Django's test client does, which undoes it: requests within the test's transaction."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def caller(program, _one_connection, signed_in, company, books, monkeypatch):
    """`caller(operation)` → how to sign in for it: by a token where programs may enter."""
    monkeypatch.setattr(PerCaller, "allow_request", lambda *_: True)

    def caller(operation):
        if any("token" in way for way in operation.definition.raw["security"]):
            return {"headers": {"Authorization": program.headers["Authorization"]}}
        books(lambda: a_finding(company))
        session = signed_in("clerk", company_id=company.pk).cookies["sessionid"].value
        return {"cookies": {"sessionid": session}}

    return caller


def a_finding(company):
    AuditFactory(company=company, held_on=localdate() - timedelta(90))
    check_organization(localdate())


@pytest.mark.parametrize(("label", "mode"), ASKED)
def test_what_is_made_up_is_answered_as_described(label, mode, caller, report, people):
    operation = OPERATIONS[label]
    checks = [*CHECKS, negative_data_rejection] if operation.body else CHECKS
    who = caller(operation)

    @given(st.data())
    @settings(
        max_examples=EACH, deadline=None, derandomize=True, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if data.draw(st.integers(0, 3)):
            bring_home(case, report, people)
        with transaction.atomic():
            answer = case.call(environ_base={"REMOTE_ADDR": "10.0.0.9"}, **who)
            transaction.set_rollback(True)
        case.validate_response(answer, checks=checks)

    ask()


def bring_home(case, report, people):
    """Most requests are about a month that there is, and its people: else all were strangers."""
    if isinstance(case.path_parameters, dict) and isinstance(case.path_parameters.get("id"), int):
        case.path_parameters["id"] = report.pk
    lines = case.body.get("lines") if isinstance(case.body, dict) else None
    for line, person in zip(lines if isinstance(lines, list) else [], people, strict=False):
        if isinstance(line, dict) and type(line.get("trainee")) is int:
            line["trainee"] = person
