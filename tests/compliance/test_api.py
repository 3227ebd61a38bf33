"""The API: rules with their law, findings by conditions, and nobody else's."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import check_organization
from titp.tenancy.context import STAFF, use

TODAY = localdate()
HELD = TODAY - timedelta(90)


@pytest.fixture
def company(kita):
    """A company with one report overdue; another one with one, and a person with gaps."""
    with use(kita.pk, STAFF):
        company = CompanyFactory()
        AuditFactory(company=company, held_on=HELD)
        AuditFactory(held_on=HELD)
        TraineeFactory(sex="", entered_on=None)
        check_organization(TODAY)
    return company


def asked(client, path, **query):
    response = client.get(f"/o/kita/api/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_rules_are_listed_with_their_law(signed_in):
    answer = asked(signed_in("auditor"), "rules")
    assert [rule["id"] for rule in answer["results"]] == sorted(RULES)
    assert answer["results"][-1]["cites"][0]["url"].startswith("https://laws.e-gov.go.jp/law/")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"rule": "SUP-003"}, 2),
        ({"state": "data_gap"}, 1),
        ({"state": ["data_gap", "overdue"]}, 3),
        ({"open": "false"}, 0),
        ({"due_by": TODAY.isoformat()}, 2),
        ({"due_from": TODAY.isoformat()}, 0),
    ],
)
def test_findings_are_narrowed_by_conditions(company, signed_in, query, count):
    assert asked(signed_in("caseworker"), "findings", **query)["count"] == count


def test_findings_of_one_company(company, signed_in):
    answer = asked(signed_in("caseworker"), "findings", company=company.pk)
    (finding,) = answer["results"]
    assert finding["subject"]["kind"] == "audit"
    assert finding["subject"]["company"] == company.pk
    assert finding["evidence"]["held_on"] == HELD.isoformat()
    assert finding["severity"] == RULES["SUP-003"].severity


def test_an_unknown_rule_is_a_bad_question(company, signed_in):
    response = signed_in("caseworker").get("/o/kita/api/findings", {"rule": "NO-001"})
    assert response.status_code == 400


def test_a_clerk_gets_the_own_companys_findings_only(company, signed_in):
    answer = asked(signed_in("clerk", company=company), "findings")
    assert [one["subject"]["company"] for one in answer["results"]] == [company.pk]


def test_another_organization_gets_nothing_of_ours(company, signed_in, minami):
    client = signed_in("caseworker", organization=minami)
    assert client.get("/o/minami/api/findings").json()["count"] == 0
    assert client.get("/o/kita/api/findings").status_code == 404


def test_an_interpreter_may_not_use_the_api(company, signed_in):
    assert signed_in("interpreter").get("/o/kita/api/findings").status_code == 403


def test_nobody_gets_anything_without_signing_in(company, client):
    for path in ("/o/kita/api/findings", "/api/findings"):
        answer = client.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_the_schema_describes_both_lists(signed_in):
    paths = asked(signed_in("auditor"), "schema")["paths"]
    assert {path.rpartition("/")[2] for path in paths} >= {"rules", "findings"}
