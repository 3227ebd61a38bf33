"""A clerk fetches the month as a workbook and brings it back; nothing is kept unseen."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from excel import Desk
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november

from training_plans.filing.cells import Typed, keep
from training_plans.filing.submission import submit
from training_plans.models import DraftLine, ReportStep


@pytest.fixture
def report(somebody, books):
    return books(lambda: opened_november(CompanyFactory(), people=2))


@pytest.fixture
def people(books, report):
    return books(lambda: [line.trainee_id for line in DraftLine.objects.filter(report=report)])


@pytest.fixture
def clerk(signed_in, report):
    return signed_in("clerk", company_id=report.company_id)


@pytest.fixture
def page(at, report):
    return lambda rest="": at("kita", f"/monthly-reports/{report.pk}/workbook/{rest}")


@pytest.fixture
def desk(clerk, page):
    return Desk(clerk.get(page()).content)


@pytest.fixture
def bring(clerk, page):
    def bring(content):
        content = content.saved() if isinstance(content, Desk) else content
        file = SimpleUploadedFile("november.xlsx", content)
        return clerk.post(page("upload/"), {"file": file})

    return bring


def inputs(answer):
    """What the page would send: {name: value} of its hidden inputs."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def cells(books, person):
    return books(lambda: DraftLine.objects.get(trainee=person).cells)


def test_the_differences_are_shown_before_anything_is_kept(bring, desk, people, books):
    answer = bring(desk.type(0, base_pay=201_000))
    assert inputs(answer)[f"c-{people[0]}-base_pay"] == "201000"
    assert cells(books, people[0]) == {}


def test_one_confirmation_takes_all(bring, clerk, page, desk, people, books):
    answer = clerk.post(page("upload/"), inputs(bring(desk.type(0, base_pay=201_000))))
    assert answer.url.endswith("filing/?step=check&via=workbook")
    assert cells(books, people[0])["base_pay"] == "201000"
    assert cells(books, people[1])["regular_minutes"] == "160:00"


def test_the_same_file_again_changes_nothing(bring, clerk, page, desk):
    clerk.post(page("upload/"), inputs(bring(desk)))
    assert "The file changes nothing." in bring(desk).content.decode()


def test_what_cannot_be_read_is_said_at_its_cell(bring, desk):
    text = bring(desk.type(0, base_pay="△1,000")).content.decode()
    assert "△1,000" in text
    assert "not below zero" in text


def test_what_somebody_typed_since_the_download_is_written_over_only_when_asked(
    bring, clerk, page, desk, people, books
):
    books(keep, report_of(books, people), [Typed(people[0], "base_pay", "205000")])
    answer = bring(desk.type(0, base_pay=201_000))
    assert "write over it" in answer.content.decode()
    sent = inputs(answer)
    assert f"c-{people[0]}-base_pay" not in sent
    clerk.post(page("upload/"), sent)
    assert cells(books, people[0])["base_pay"] == "205000"
    clerk.post(page("upload/"), sent | {f"c-{people[0]}-base_pay": "201000"})
    assert cells(books, people[0])["base_pay"] == "201000"


def report_of(books, people):
    return books(lambda: DraftLine.objects.select_related("report").get(trainee=people[0]).report)


def test_one_cell_overtaken_between_look_and_confirmation_keeps_all_back(
    bring, clerk, page, desk, people, books
):
    sent = inputs(bring(desk))
    books(keep, report_of(books, people), [Typed(people[0], "base_pay", "205000")])
    answer = clerk.post(page("upload/"), sent)
    assert answer.status_code == 409
    assert "Nothing of the file was taken yet" in answer.content.decode()
    assert cells(books, people[0]) == {"base_pay": "205000"}
    assert cells(books, people[1]) == {}


def test_a_file_of_30_mb_has_its_own_answer(bring):
    answer = bring(b"PK" + b"0" * (30 * 2**20))
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()


def test_no_file_has_its_own_answer(clerk, page):
    answer = clerk.post(page("upload/"))
    assert answer.status_code == 422
    assert "Please choose a file." in answer.content.decode()


def test_a_refusal_says_why_and_offers_the_way_again(bring):
    answer = bring(b"a,b\n1,2\n")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "no Excel workbook" in text
    assert 'type="file"' in text


def test_a_month_that_was_sent_has_no_workbook(clerk, page, books, report, somebody):
    books(lambda: submit(filled(report), somebody, "grid"))
    assert clerk.get(page()).status_code == 302
    assert 'type="file"' not in clerk.get(page("upload/")).content.decode()


def test_a_strangers_workbook_and_its_return_are_not_there(clerk, at, books, desk):
    stranger = books(lambda: opened_november(CompanyFactory()))
    address = at("kita", f"/monthly-reports/{stranger.pk}/workbook/")
    assert clerk.get(address).status_code == 404
    file = SimpleUploadedFile("november.xlsx", desk.saved())
    assert clerk.post(f"{address}upload/", {"file": file}).status_code == 404


def test_a_strangers_cell_in_the_confirmation_is_refused_and_nothing_kept(
    clerk, page, books, people
):
    stranger = books(lambda: opened_november(CompanyFactory()))
    theirs = books(lambda: DraftLine.objects.get(report=stranger).trainee_id)
    sent = {"take": "yes", f"c-{people[0]}-tax": "1", f"c-{theirs}-tax": "1"}
    clerk.post(page("upload/"), sent)
    assert cells(books, people[0]) == {}
    assert cells(books, theirs) == {}


def test_a_caseworker_may_do_it_too(signed_in, page):
    client = signed_in("caseworker")
    assert Desk(client.get(page()).content).people()


def test_a_month_of_fifty_people_is_confirmed_in_one_form(signed_in, at, books):
    report = books(lambda: opened_november(CompanyFactory(), people=1))
    client = signed_in("clerk", company_id=report.company_id)
    person = books(lambda: DraftLine.objects.get(report=report).trainee_id)
    sent = {"take": "yes"} | {f"x-{number}": "" for number in range(4000)}
    address = at("kita", f"/monthly-reports/{report.pk}/workbook/upload/")
    assert client.post(address, sent | {f"c-{person}-tax": "1"}).status_code == 302


def test_what_cannot_be_read_is_counted_and_stands_first(bring, desk):
    text = bring(desk.type(1, net_pay="many")).content.decode()
    assert "1 cell cannot be read" in text
    assert text.index("many") < text.index("220000")


def test_a_month_that_came_as_a_workbook_says_so_when_it_is_sent(bring, clerk, page, desk, books):
    answer = clerk.post(page("upload/"), inputs(bring(desk)))
    via = inputs(clerk.get(answer.url))["via"]
    assert via == "workbook"
    clerk.post(page().replace("workbook/", "submission/"), {"via": via})
    assert books(lambda: ReportStep.objects.get().via) == "workbook"
