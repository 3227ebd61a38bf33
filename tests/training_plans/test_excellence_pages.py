"""The pages of the points of the excellent requirements: what is entered, and what if."""

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from pytest_django.asserts import assertContains, assertNotContains

from titp.japanese.months import fy
from titp.tenancy.context import use
from training_plans.models import ExcellenceValue


@pytest.fixture
def page(at, kita):
    with use(kita.pk):
        company = CompanyFactory()
    return lambda act="": at("kita", f"/companies/{company.pk}/excellence/{act}")


def words(response):
    return response.content.decode()


def test_what_no_record_tells_is_entered_and_changes_the_sum(office, kita, page):
    before = office.get(page()).context["score"]
    assert "not known: enter" in words(office.get(page()))
    assert office.post(page("values/"), {"manual-yes": "1"}).status_code == 302
    shown = office.get(page())
    assert shown.context["score"].points == before.points + 5
    assert f"entered for {fy(localdate())}" in words(shown)
    office.post(page("values/"), {"manual-yes": ""})
    with use(kita.pk):
        assert not ExcellenceValue.objects.exists()


def test_what_if_of_next_year_is_shown_without_being_kept(office, kita, page):
    typed = {"instructors-instructors": "4", "instructors-instructors_trained": "4"}
    shown = office.post(page("sum/?year=next"), typed)
    assert shown.status_code == 200
    assert shown.context["score"].points == shown.context["before"].points + 5
    assert "typed now" in words(shown)
    with use(kita.pk):
        assert not ExcellenceValue.objects.exists()


def test_the_organization_asks_what_if_of_next_year_line_by_line(office, at):
    page = at("kita", "/organization/excellence/")
    typed = {"staff_trained-staff": "5", "staff_trained-staff_trained": "2",
             "revoked-all_hosts": "20", "revoked-revoked": "1"}  # fmt: skip
    shown = office.post(f"{page}sum/?year=next", typed)
    assert shown.context["score"].points == shown.context["before"].points - 5
    assertContains(shown, "<small>before: not known</small>", count=2, html=True)
    office.post(f"{page}values/?year=next", typed)
    kept = office.post(f"{page}sum/?year=next", typed)
    assertNotContains(kept, "typed now")
    typed["staff_trained-staff_trained"] = "3"
    again = office.post(f"{page}sum/?year=next", typed)
    assert again.context["score"].points == again.context["before"].points + 10
    assertContains(again, "<small>before: 0</small>", count=1, html=True)


def test_shares_are_typed_and_read_in_percent(office, kita, page):
    office.post(page("values/"), {"wage-wage_permille": "105.5", "raises-raise_permille": "3"})
    with use(kita.pk):
        kept = ExcellenceValue.objects.order_by("value").values_list("value", flat=True)
        assert list(kept) == [30, 1055]
    shown = words(office.get(page()))
    assert "of the minimum wage (%): <strong>105.5</strong>" in shown
    assert 'value="105.5"' in shown


def test_what_is_assumed_of_next_year_does_not_touch_this_one(office, page):
    this = office.get(page()).context["score"].points
    office.post(page("values/?year=next"), {"registered-yes": "1"})
    assert office.get(page()).context["score"].points == this
    ahead = office.get(page("?year=next"))
    assert "assumed" in words(ahead)
    line = next(
        line for block in ahead.context["score"].blocks for line in block.lines
        if line.item.code == "registered"
    )  # fmt: skip
    assert line.points == 10


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"wage-wage_permille": "-1"}, "wage-wage_permille"),
        ({"wage-wage_permille": "much"}, "wage-wage_permille"),
        ({"wage-wage_permille": "105.55"}, "wage-wage_permille"),
        ({"manual-yes": "7"}, "manual-yes"),
        ({"displaced-base": "99999999999"}, "displaced-base"),
        ({"basic-finished_1": "3", "basic-passed_1": "4"}, "basic-passed_1"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_box(office, kita, page, wrong, field):
    answer = office.post(page("values/?year=next"), wrong | {"exchange-yes": "1"})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with use(kita.pk):
        assert not ExcellenceValue.objects.exists()


def test_the_organization_has_a_page_of_its_own(office, at):
    page = office.get(at("kita", "/organization/excellence/"))
    assert page.status_code == 200
    assert "Hosts for each full-time member" in words(page)
    assert "Excellent from 90 points" in words(page)


def test_an_auditor_may_ask_what_if_and_keeps_nothing(signed_in, page):
    auditor = signed_in("auditor")
    assert auditor.post(page("sum/?year=next"), {"manual-yes": "1"}).status_code == 200
    assert auditor.post(page("values/"), {"manual-yes": "1"}).status_code == 403
    assert signed_in("interpreter").get(page()).status_code == 403
