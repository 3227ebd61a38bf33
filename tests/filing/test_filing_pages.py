"""A clerk fills in the month on its pages, with or without a script."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november

from training_plans.filing.review import Back, send_back
from training_plans.filing.submission import submit
from training_plans.models import DraftLine, MonthLine, ReportStep


@pytest.fixture
def report(somebody, books):
    return books(lambda: opened_november(CompanyFactory(name="やまと食品"), people=2))


@pytest.fixture
def clerk(signed_in, report):
    return signed_in("clerk", company_id=report.company_id)


@pytest.fixture
def page(at, report):
    """Addresses of the report: `page("filing/")`."""
    return lambda rest: at("kita", f"/monthly-reports/{report.pk}/{rest}")


@pytest.fixture
def people(books, report):
    return books(lambda: [line.trainee_id for line in DraftLine.objects.filter(report=report)])


def cells_of(books, person):
    return books(lambda: DraftLine.objects.get(trainee=person).cells)


def words(response):
    return response.content.decode()


def test_a_clerk_sees_the_months_that_wait(clerk, at, report):
    text = words(clerk.get(at("kita", "/months/mine/")))
    assert f"/monthly-reports/{report.pk}/filing/" in text
    assert "not sent yet" in text


def test_the_table_has_a_box_for_each_person_and_column(clerk, page, people):
    text = words(clerk.get(page("filing/")))
    for person in people:
        assert f'name="c-{person}-regular_minutes"' in text
    assert 'placeholder="160:00"' in text


def test_labels_are_read_in_a_second_language(clerk, page, at, report):
    clerk.post(at("kita", "/months/labels/"), {"labels": "vi", "report": report.pk})
    assert "Giờ làm thêm" in words(clerk.get(page("filing/")))


def test_a_form_without_a_script_keeps_what_was_typed_and_goes_on(clerk, page, people, books):
    name = f"{people[0]}-regular_minutes"
    answer = clerk.post(page("filing/"), {f"c-{name}": "150", f"w-{name}": ""})
    assert answer.url.endswith("filing/?step=pay")
    assert cells_of(books, people[0]) == {"regular_minutes": "150"}


def test_what_cannot_be_read_is_kept_and_shown_with_its_reason(clerk, page, people, books):
    name = f"{people[0]}-regular_minutes"
    answer = clerk.post(page("filing/"), {f"c-{name}": "800", f"w-{name}": ""})
    assert answer.status_code == 422
    assert "at most 744 hours" in words(answer)
    assert cells_of(books, people[0]) == {"regular_minutes": "800"}


def test_a_conflict_shows_both_values(clerk, page, people, books):
    name = f"{people[0]}-regular_minutes"
    clerk.post(page("filing/"), {f"c-{name}": "150", f"w-{name}": ""})
    answer = clerk.post(page("filing/"), {f"c-{name}": "151", f"w-{name}": ""})
    assert answer.status_code == 409
    assert "Somebody wrote meanwhile: 150" in words(answer)
    assert f'name="c-{name}" value="151"' in words(answer)


def post_cells(client, page, *cells):
    return client.post(
        page("cells/"), json.dumps({"cells": list(cells)}), content_type="application/json"
    )


def test_a_script_keeps_cells_and_gets_the_totals(clerk, page, people):
    cells = [
        {"trainee": people[0], "column": column, "text": text, "was": ""}
        for column, text in (("base_pay", "200,000"), ("tax", "5000"), ("net_pay", "195000"))
    ]
    answer = post_cells(clerk, page, *cells).json()
    assert [cell["error"] for cell in answer["cells"]] == ["", "", ""]
    totals = answer["totals"][str(people[0])]
    assert (totals["gross"], totals["computed_net"]) == ("200,000", "195,000")


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "{}", '{"cells": 1}', '{"cells": [1]}', '{"cells": [{"trainee": "1"}]}',
        '{"cells": [{"trainee": true, "column": "tax", "text": "1"}]}',
        '{"cells": [{"trainee": 1, "column": [], "text": "1"}]}',
        '{"cells": [{"trainee": 99999999999999999999, "column": "tax", "text": "1"}]}',
        '{"cells": [{"trainee": 1, "column": "tax", "text": "1", "was": 4}]}', "[" * 5000,
    ],
)  # fmt: skip
def test_a_broken_body_is_refused(clerk, page, body):
    answer = clerk.post(page("cells/"), body, content_type="application/json")
    assert answer.status_code in (400, 409)


def test_a_strangers_person_is_refused(clerk, page, books):
    stranger = books(lambda: opened_november(CompanyFactory()))
    theirs = books(lambda: DraftLine.objects.get(report=stranger).trainee_id)
    cell = {"trainee": theirs, "column": "tax", "text": "1", "was": ""}
    assert post_cells(clerk, page, cell).status_code == 409
    assert cells_of(books, theirs) == {}


def test_a_strangers_report_is_not_there(clerk, at, books):
    stranger = books(lambda: opened_november(CompanyFactory()))
    for rest in ("filing/", "paste/", "checks/"):
        assert clerk.get(at("kita", f"/monthly-reports/{stranger.pk}/{rest}")).status_code == 404
    for rest in ("cells/", "copy/", "submission/", "photos/"):
        assert clerk.post(at("kita", f"/monthly-reports/{stranger.pk}/{rest}")).status_code == 404


def test_an_unchanged_month_is_copied_and_sent(clerk, page, books, report):
    clerk.post(page("copy/"), {"step": "hours"})
    answer = clerk.post(page("submission/"))
    assert answer.url.endswith("/months/mine/")
    lines = books(lambda: list(MonthLine.objects.filter(report=report)))
    assert [line.base_pay for line in lines] == [220_000, 220_000]


def test_an_empty_month_is_not_sent_and_says_what_is_missing(clerk, page, people, books, report):
    answer = clerk.post(page("submission/"))
    assert answer.status_code == 422
    assert f"?step=hours#c-{people[0]}-regular_minutes" in words(answer)
    assert not books(lambda: MonthLine.objects.filter(report=report).exists())


def test_a_sent_month_can_be_read_and_not_changed(clerk, page, books, report, somebody, people):
    books(lambda: submit(filled(report), somebody, "grid"))
    assert "This month was sent" in words(clerk.get(page("filing/")))
    cell = {"trainee": people[0], "column": "tax", "text": "1", "was": ""}
    assert post_cells(clerk, page, cell).status_code == 409
    assert clerk.post(page("submission/")).status_code == 302
    assert books(lambda: ReportStep.objects.filter(report=report).count()) == 1


@pytest.fixture
def returned(books, report, somebody, people):
    def go_back():
        submit(filled(report), somebody, "grid")
        send_back(report, somebody, [Back(people[0], "net_pay", "differs", "台帳は179,000円")])

    books(go_back)
    return report


def test_the_clerk_sees_exactly_the_cells_that_were_sent_back(clerk, page, returned, people):
    text = words(clerk.get(page("filing/")))
    assert "台帳は179,000円" in text
    assert f'name="c-{people[0]}-net_pay"' in text
    assert 'name="c-' in text
    assert text.count('name="c-') == 1


def test_correcting_a_cell_and_sending_is_one_act(clerk, page, returned, people, books):
    name = f"{people[0]}-net_pay"
    answer = clerk.post(page("submission/"), {f"c-{name}": "179000", f"w-{name}": "180000"})
    assert answer.url.endswith("/months/mine/")
    line = books(lambda: MonthLine.objects.get(report=returned, trainee=people[0]))
    assert line.net_pay == 179_000


def test_other_cells_of_a_returned_month_stay_as_they_were(clerk, page, returned, people, books):
    cell = {"trainee": people[0], "column": "base_pay", "text": "1", "was": "220000"}
    assert post_cells(clerk, page, cell).status_code == 409
    assert cells_of(books, people[0])["base_pay"] == "220000"


def test_on_a_telephone_a_person_unchanged_is_one_tap(clerk, page, people, books):
    answer = clerk.post(page(f"people/{people[0]}/"), {"same": "yes"})
    assert answer.url.endswith(f"people/{people[1]}/")
    assert cells_of(books, people[0])["base_pay"] == "220000"
    answer = clerk.post(page(f"people/{people[1]}/"), {"same": "yes"})
    assert answer.url.endswith("filing/?step=check")


def test_a_person_of_another_report_has_no_screen_here(clerk, page):
    assert clerk.get(page("people/999999/")).status_code == 404


def test_more_people_cost_no_more_queries(signed_in, clerk, page, at, books):
    def count(client, address):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    few = count(clerk, page("filing/"))
    many = books(lambda: opened_november(CompanyFactory(), people=9))
    other = signed_in("clerk", company_id=many.company_id)
    assert count(other, at("kita", f"/monthly-reports/{many.pk}/filing/")) == few
