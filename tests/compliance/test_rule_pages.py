"""The rules for readers: their words, their law, and what they find now."""

import pytest
from asking import page, text
from django.utils.timezone import localdate

from titp.compliance.rule import RULES

TODAY = localdate()


def test_the_list_of_rules_names_every_rule_and_what_is_to_be_confirmed(signed_in):
    found = text(page(signed_in("interpreter"), "/rules/"))
    assert all(rule.title.en in found for rule in RULES.values())
    assert "to be confirmed" in found


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_has_a_page_with_its_law(rule, signed_in):
    found = text(page(signed_in("auditor"), f"/rules/{rule.id}/"))
    assert rule.explanation.en in found
    assert all(citation.url in found for citation in rule.cites)


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
