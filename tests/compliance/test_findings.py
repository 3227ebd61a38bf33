"""One finding: its law and values, letting it rest, and who may."""

from datetime import timedelta

import pytest
from asking import page, text
from django.utils.timezone import localdate

from titp.accounts.models import User
from titp.compliance.models import Finding, Waiver
from titp.compliance.rule import RULES

TODAY = localdate()


def test_a_finding_shows_rule_law_values_and_what_settles_it(overdue, signed_in):
    found = text(page(signed_in("caseworker"), f"/findings/{overdue.pk}/"))
    rule = RULES["SUP-003"]
    for words in (
        rule.explanation.en,
        rule.remedy.en,
        "Act art. 42(1)",
        "laws.e-gov.go.jp/law/428AC0000000089",
        "Audit held on",
        f"{TODAY - timedelta(90):%Y-%m-%d}",
        "The recorded day has passed; please confirm",
    ):
        assert words in found


def test_what_is_missing_is_named_in_words(books, signed_in, inside):
    with inside():
        gap = Finding.objects.get(rule="DATA-001")
    found = text(page(signed_in("caseworker"), f"/findings/{gap.pk}/"))
    assert "sex, passport expires on, start of stage 1, end of the plan" in found


@pytest.mark.parametrize("address", ["findings/{}/", "to-do/", "rules/SUP-003/"])
@pytest.mark.parametrize("state", ["violation", "data_gap", "warning", "due_soon"])
def test_a_past_day_of_what_is_not_overdue_is_past_and_in_no_colour(
    overdue, signed_in, inside, address, state
):
    with inside():
        Finding.objects.filter(pk=overdue.pk).update(state=state)
    found = page(signed_in("caseworker"), f"/{address.format(overdue.pk)}").content.decode()
    badge = found[: found.index("days past")].rpartition("<span")[2]
    assert "badge--plain" in badge
    assert "days overdue" not in found


@pytest.mark.parametrize("address", ["findings/{}/", "to-do/", "rules/SUP-003/"])
def test_a_past_day_of_what_is_overdue_says_so_in_red(overdue, signed_in, address):
    found = page(signed_in("caseworker"), f"/{address.format(overdue.pk)}").content.decode()
    assert "badge--err" in found[: found.index("days overdue")].rpartition("<span")[2]


@pytest.mark.parametrize(("state", "words"), [("overdue", "overdue"), ("data_gap", "past")])
def test_a_companys_first_page_says_overdue_only_of_what_is(
    overdue, signed_in, inside, state, words
):
    with inside():
        Finding.objects.filter(pk=overdue.pk).update(state=state)
        Finding.objects.create(
            rule="SUP-003", subject_id=0, company=overdue.company, state="overdue",
            found_on=TODAY, due_on=TODAY - timedelta(1),
        )  # fmt: skip
    days = (TODAY - overdue.due_on).days
    found = text(page(signed_in("caseworker"), f"/companies/{overdue.company_id}/"))
    assert f"{days} days {words}" in found


def test_it_accuses_nobody(overdue, signed_in):
    found = text(page(signed_in("caseworker"), f"/findings/{overdue.pk}/")).lower()
    assert "illegal" not in found
    assert "violat" not in found


def test_a_duty_is_let_rest_with_a_reason(overdue, signed_in, inside):
    client = signed_in("caseworker")
    answer = client.post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": "Sent by post."})
    assert answer.status_code == 302
    with inside():
        waiver = Waiver.objects.get()
        assert (waiver.reason, waiver.by_id) == ("Sent by post.", client.user.pk)
        assert not Finding.objects.to_do().filter(pk=overdue.pk).exists()
        assert Finding.objects.open().filter(pk=overdue.pk).exists()
    assert page(client, "/to-do/", rule="SUP-003").context["total"] == 0
    assert page(client, "/to-do/", waived="true").context["total"] == 1
    assert "Sent by post." in text(page(client, f"/findings/{overdue.pk}/"))


def test_without_a_reason_nothing_rests(overdue, signed_in, inside):
    answer = signed_in("caseworker").post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": ""})
    assert answer.status_code == 422
    with inside():
        assert not Waiver.objects.exists()


def test_it_can_be_let_rest_only_once(overdue, signed_in, inside):
    client = signed_in("caseworker")
    for _ in range(2):
        answer = client.post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": "Again."})
    assert answer.status_code == 422
    with inside():
        assert Waiver.objects.count() == 1


def test_a_withdrawn_waiver_lets_the_duty_count_again(overdue, signed_in, inside):
    client = signed_in("caseworker")
    client.post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": "Sent by post."})
    answer = client.post(f"/o/kita/findings/{overdue.pk}/waiver/withdrawal/")
    assert answer.status_code == 302
    with inside():
        assert Finding.objects.to_do().filter(pk=overdue.pk).exists()
        assert Waiver.objects.get().withdrawn_at
    assert "withdrawn on" in text(page(client, f"/findings/{overdue.pk}/"))


def test_an_auditor_reads_and_may_not_let_rest(overdue, signed_in):
    client = signed_in("auditor")
    assert 'name="reason"' not in text(page(client, f"/findings/{overdue.pk}/"))
    answer = client.post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": "I say so."})
    assert answer.status_code == 403


def test_what_the_office_let_rest_does_not_wait_for_a_clerk(clerk, overdue, inside):
    with inside():
        by = User.objects.only("pk").get(email__startswith="clerk")
        Waiver.objects.create(finding=overdue, company=overdue.company, by=by, reason="Done.")
    assert page(clerk, "/to-do/", rule="SUP-003").context["total"] == 0


def test_a_clerk_cannot_open_another_companys_finding(clerk, books, inside):
    with inside():
        other = Finding.objects.exclude(company=books).get(rule="SUP-003")
    assert page(clerk, f"/findings/{other.pk}/").status_code == 404


def test_a_clerk_reads_a_finding_and_cannot_let_it_rest(clerk, overdue):
    found = page(clerk, f"/findings/{overdue.pk}/")
    assert found.status_code == 200
    assert 'name="reason"' not in text(found)
    answer = clerk.post(f"/o/kita/findings/{overdue.pk}/waiver/", {"reason": "I say so."})
    assert answer.status_code == 403


def test_another_organizations_finding_does_not_exist(overdue, signed_in, minami):
    client = signed_in("caseworker", organization=minami)
    assert client.get(f"/o/minami/findings/{overdue.pk}/").status_code == 404


def test_a_finding_of_a_rule_that_is_gone_still_has_its_page(books, signed_in, inside):
    with inside():
        old = Finding.objects.create(
            rule="OLD-001", subject_id=1, state="overdue", found_on=TODAY, due_on=TODAY,
            evidence={"held_on": "2026-05-20"},
        )  # fmt: skip
    found = page(signed_in("caseworker"), f"/findings/{old.pk}/")
    assert found.status_code == 200
    assert "2026-05-20" in text(found)
