"""The two commands: rules as a page or as JSON, and the sweep of today or of another day."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory

from titp.compliance import cases
from titp.compliance.after_reform import after_reform
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization

TODAY = localdate()


def said(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def swept(**options):
    return json.loads(said("sweep", format="json", **options))


@pytest.fixture
def books(committed):
    """An audit of half a year ago without a report, in both organizations."""
    for organization in Organization.objects.all():
        with use(organization.pk, STAFF):
            audit = AuditFactory(held_on=TODAY - timedelta(180))
    return audit


def stored():
    with use(Organization.objects.get(slug="kita").pk, STAFF):
        return Finding.objects.count()


def test_the_page_of_rules_and_the_list_of_their_cases_are_fresh(tmp_path):
    """If this fails: manage.py rules > docs/rules.md"""
    page = Path(__file__).parent.parent.parent / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == said("rules", cases_to=tmp_path / "cases.csv")
    assert cases.FILE.read_text() == (tmp_path / "cases.csv").read_text()


def test_each_rule_has_cases_that_read_as_sentences():
    for rule in RULES:
        assert len(cases.cases()[rule]) >= 3
        for case in cases.cases()[rule]:
            assert not case.en[0].islower()
            assert case.en.endswith(".")
            assert not case.ja.isascii(), "write it in Japanese in rule_cases.csv"
            assert case.ja.endswith("。")


def test_of_every_rule_that_is_planned_it_is_said_what_the_reform_does_to_it():
    with (Path(__file__).parents[1] / "rules" / "plan_of_rules.csv").open(encoding="utf-8") as file:
        planned = {row["id"] for row in csv.DictReader(file)}
    assert after_reform().keys() == planned
    assert RULES.keys() <= planned
    for one in after_reform().values():
        assert one.words.en.isascii()
        assert not one.words.ja.isascii()
        assert one.to_be_confirmed == ("to be confirmed" in one.words.en)
        assert one.to_be_confirmed == ("要確認" in one.words.ja)


def test_rules_as_json_have_law_and_words_in_both_languages():
    rules = {rule["id"]: rule for rule in json.loads(said("rules", format="json"))}
    assert rules.keys() == RULES.keys()
    audit = rules["SUP-001"]
    assert audit["cites"][0]["text"] == {"ja": "法第39条第3項", "en": "Act art. 39(3)"}
    assert audit["certainty"] == "U"
    assert audit["remind_before"] == [45, 30, 14, 7, 1]


def test_the_sweep_of_today_writes_and_tells(books):
    answer = swept()
    reports = [one for one in answer["findings"] if one["rule"] == "SUP-003"]
    assert answer["on"] == TODAY.isoformat()
    assert [one["organization"] for one in reports] == ["kita", "minami"]
    assert reports[0]["state"] == "overdue"
    assert reports[0]["evidence"]["held_on"] == (TODAY - timedelta(180)).isoformat()
    assert answer["counts"]["written"]["opened"] == 2
    assert stored() == 1


def test_a_second_sweep_of_today_writes_nothing(books):
    swept()
    assert set(swept()["counts"]["written"].values()) == {0}


def test_another_day_is_only_looked_at(books):
    answer = swept(on=TODAY + timedelta(1))
    assert answer["counts"]["written"] is None
    assert answer["counts"]["rules"] == {"SUP-003": 2}
    assert stored() == 0


def test_one_organization_is_swept_by_itself(books):
    assert {one["organization"] for one in swept(organization="minami")["findings"]} == {"minami"}
    assert stored() == 0


def test_a_finding_says_what_it_is_about(committed):
    with use(committed.pk, STAFF):
        trainee = TraineeFactory(sex="", entered_on=TODAY)
    (gap,) = [one for one in swept()["findings"] if one["rule"] == "DATA-001"]
    assert gap["subject"] == {
        "kind": "trainee",
        "id": trainee.pk,
        "company": None,
        "trainee": trainee.pk,
    }
    assert gap["due_on"] is None
    assert "SAMPLE" not in json.dumps(gap)


def test_in_words_it_ends_with_how_many_there_are(books):
    assert said("sweep", organization="kita").endswith(f"{TODAY}: 1 findings, {{'overdue': 1}}\n")


def test_an_organization_that_is_not_there_is_named(committed):
    with pytest.raises(CommandError, match="nowhere"):
        swept(organization="nowhere")


def test_before_the_law_was_in_force_nothing_is_found(books):
    assert swept(on=date(2017, 10, 31))["findings"] == []
