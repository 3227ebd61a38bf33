"""The rules for readers: their words, their law, and what they find now."""

from datetime import date

import pytest
from asking import page, text
from django.utils.html import escape
from django.utils.timezone import localdate
from factories.official_day import OwnDayFactory

from titp.compliance.after_reform import after_reform
from titp.compliance.cases import cases
from titp.compliance.rule import RULES

TODAY = localdate()


def test_the_list_of_rules_names_every_rule_and_what_is_to_be_confirmed(signed_in):
    found = text(page(signed_in("interpreter"), "/rules/"))
    assert all(rule.title.en in found for rule in RULES.values())
    assert "to be confirmed" in found


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_has_a_page_with_its_law(rule, signed_in):
    found = text(page(signed_in("auditor"), f"/rules/{rule.id}/"))
    assert escape(rule.explanation.en) in found
    assert all(citation.url in found for citation in rule.cites)
    assert escape(after_reform()[rule.id].words.en) in found
    assert all(escape(case.en) in found for case in cases()[rule.id])


def test_what_is_not_certain_about_the_reform_is_marked(signed_in):
    card = text(page(signed_in("auditor"), "/rules/SUP-009/")).partition('id="after-reform"')[2]
    assert "to be confirmed" in card.partition("</section>")[0]


def test_a_rule_page_shows_what_it_finds_now(books, signed_in):
    response = page(signed_in("auditor"), "/rules/SUP-003/")
    assert response.context["total"] == 1
    assert "見本食品" in text(response)


def test_who_may_not_read_findings_sees_the_rule_without_them(books, signed_in):
    response = page(signed_in("interpreter"), "/rules/SUP-003/")
    assert response.status_code == 200
    assert "見本食品" not in text(response)


def test_a_rule_that_is_not_there_is_not_found(signed_in):
    assert page(signed_in("auditor"), "/rules/SUP-999/").status_code == 404


def test_the_day_of_the_reform_is_the_one_that_the_organization_plans_with(signed_in, inside):
    client = signed_in("auditor")
    assert "What changes on 2027-04-01" in text(page(client, "/rules/SUP-009/"))
    with inside():
        OwnDayFactory(day=date(2027, 10, 1), counts_from=date(2026, 1, 1))
    assert "What changes on 2027-10-01" in text(page(client, "/rules/SUP-009/"))
