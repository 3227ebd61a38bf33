"""To-do list, finding and rule pages: what each person sees, and what they can do there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, DraftPlanFactory

from titp.accounts.models import User
from titp.compliance.models import Finding, Waiver
from titp.compliance.rule import RULES
from titp.compliance.sweep import check_organization
from titp.tenancy.context import STAFF, use

TODAY = localdate()


@pytest.fixture
def signed_in(signed_in):
    """As everywhere, but reading English."""

    def sign_in(role, **fields):
        client = signed_in(role, **fields)
        User.objects.filter(pk=client.user.pk).update(language="en")
        return client

    return sign_in


@pytest.fixture
def inside(kita):
    """`with inside():` acts for きた協同組合, as pages do for a request."""
    return lambda: use(kita.pk, STAFF)


@pytest.fixture
def books(inside):
    """An audit whose report is overdue and a person whose record has gaps, at one company."""
    with inside():
        company = CompanyFactory(name="見本食品")
        AuditFactory(company=company, held_on=TODAY - timedelta(90))
        TraineeFactory(company=company, name_roman="SAMPLE GAP", sex="", entered_on=None)
        check_organization(TODAY)
    return company


@pytest.fixture
def overdue(books, inside):
    with inside():
        return Finding.objects.get(rule="SUP-003", company=books)


def page(client, path, **query):
    return client.get(f"/o/kita{path}", query)


def text(response):
    return response.content.decode()


def test_the_to_do_list_says_what_whom_and_until_when(books, overdue, signed_in):
    found = text(page(signed_in("caseworker"), "/to-do/"))
    for words in ("監査報告書", "見本食品", f"{overdue.due_on:%Y-%m-%d}", "SAMPLE GAP"):
        assert words in found or RULES["SUP-003"].title.en in found


@pytest.mark.parametrize(("when", "rule"), [("now", "SUP-003"), ("no-day", "DATA-001")])
def test_each_duty_stands_under_how_near_its_day_is(books, signed_in, when, rule):
    response = page(signed_in("caseworker"), "/to-do/", when=when)
    assert [row.rule for row in response.context["page"]] == [rule]


@pytest.mark.parametrize(("days", "when"), [(0, "week"), (7, "week"), (8, "month"), (30, "month")])
def test_days_ahead_are_this_week_or_within_30_days(inside, signed_in, days, when):
    with inside():
        check_organization(TODAY)
        company = CompanyFactory()
        Finding.objects.create(
            rule="SUP-003", subject_id=1, company=company, state="due_soon", found_on=TODAY,
            due_on=TODAY + timedelta(days),
        )  # fmt: skip
    response = page(signed_in("caseworker"), "/to-do/", when=when)
    assert response.context["total"] == 1


def test_the_chips_count_what_they_would_show(books, signed_in):
    chips = page(signed_in("caseworker"), "/to-do/").context["saved_views"]
    assert [chip["count"] for chip in chips] == [1, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"rule": "SUP-003"}, ["SUP-003"]),
        ({"state": "data_gap"}, ["DATA-001"]),
        ({"q": "みほんしょくひん"}, []),
        ({"q": "見本食"}, ["SUP-003", "DATA-001"]),
        ({"q": "sample gap"}, ["DATA-001"]),
    ],
)
def test_it_can_be_narrowed(books, signed_in, condition, expected):
    response = page(signed_in("caseworker"), "/to-do/", **condition)
    assert [row.rule for row in response.context["page"]] == expected


def test_it_can_be_narrowed_to_one_company(books, signed_in, inside):
    with inside():
        AuditFactory(held_on=TODAY - timedelta(90))
        check_organization(TODAY)
    response = page(signed_in("caseworker"), "/to-do/", company=books.pk)
    assert {row.company_id for row in response.context["page"]} == {books.pk}
    assert response.context["total"] == 2


def test_without_duties_it_says_so(signed_in):
    assert page(signed_in("caseworker"), "/to-do/").context["total"] == 0


def test_it_asks_as_often_for_30_duties_as_for_3(signed_in, inside):
    client = signed_in("caseworker")
    page(client, "/to-do/")
    asked = []
    for number in (3, 27):
        with inside():
            for _ in range(number):
                TraineeFactory(company=CompanyFactory(), sex="")
            check_organization(TODAY)
        with CaptureQueriesContext(connection) as queries:
            page(client, "/to-do/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_finding_shows_rule_law_values_and_what_settles_it(overdue, signed_in):
    found = text(page(signed_in("caseworker"), f"/findings/{overdue.pk}/"))
    rule = RULES["SUP-003"]
    for words in (
        rule.explanation.en,
        rule.remedy.en,
        "Act art. 42(1)",
        "laws.e-gov.go.jp/law/428AC0000000089",
        "audit held on",
        f"{TODAY - timedelta(90):%Y-%m-%d}",
        "The recorded day has passed; please confirm",
    ):
        assert words in found


def test_what_is_missing_is_named_in_words(books, signed_in, inside):
    with inside():
        gap = Finding.objects.get(rule="DATA-001")
    found = text(page(signed_in("caseworker"), f"/findings/{gap.pk}/"))
    assert "sex, passport expires on, start of stage 1, end of the plan" in found


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


def test_an_interpreter_has_no_to_do_list(books, signed_in):
    assert page(signed_in("interpreter"), "/to-do/").status_code == 403


@pytest.fixture
def clerk(books, signed_in, inside):
    with inside():
        AuditFactory(company=CompanyFactory(name="よその会社"), held_on=TODAY - timedelta(90))
        check_organization(TODAY)
    return signed_in("clerk", company=books)


def test_a_clerk_sees_the_duties_of_the_own_company_only(clerk, books):
    response = page(clerk, "/to-do/")
    assert response.status_code == 200
    assert {row.company_id for row in response.context["page"]} == {books.pk}
    assert "よその会社" not in text(response)


def test_what_the_office_let_rest_does_not_wait_for_a_clerk(clerk, overdue, inside):
    with inside():
        by = User.objects.only("pk").get(email__startswith="clerk")
        Waiver.objects.create(finding=overdue, company=overdue.company, by=by, reason="Done.")
    assert page(clerk, "/to-do/", rule="SUP-003").context["total"] == 0


def test_a_clerk_searches_too(clerk):
    assert page(clerk, "/to-do/", q="sample gap").context["total"] == 1


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


def test_a_finding_of_a_rule_that_is_gone_still_has_its_page(books, signed_in, inside):
    with inside():
        old = Finding.objects.create(
            rule="OLD-001", subject_id=1, state="overdue", found_on=TODAY, due_on=TODAY,
            evidence={"held_on": "2026-05-20"},
        )  # fmt: skip
    found = page(signed_in("caseworker"), f"/findings/{old.pk}/")
    assert found.status_code == 200
    assert "2026-05-20" in text(found)


def test_a_draft_over_its_limit_waits_for_no_day(inside, signed_in):
    with inside():
        DraftPlanFactory(starts_on=TODAY + timedelta(200), ends_on=TODAY + timedelta(900))
        check_organization(TODAY)
    response = page(signed_in("caseworker"), "/to-do/", when="now")
    assert [row.rule for row in response.context["page"]] == ["PLAN-001"]
