"""What every list can do: neighbours, columns, workbooks in, and few questions to the database."""

import csv
import io
import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.trainees import TraineeFactory
from factories.training_plans import (
    AuditFactory,
    SkillTestFactory,
    TrainingPlanFactory,
    VisitFactory,
)

from titp.tenancy.context import STAFF, use

MOST_QUERIES = 12
LIST = "/o/kita/trainees/"
LISTS = (
    "trainees", "companies", "training-plans", "audits", "visits", "skill-tests", "returnees",
    "to-do", "sending-organizations",
)  # fmt: skip


@pytest.fixture
def people(kita):
    with use(kita.pk, STAFF):
        return [
            TraineeFactory(
                name_roman=f"SAMPLE {letter}", name_kana=f"サンプル {letter}", nationality=country
            )
            for letter, country in [("A", "VN"), ("B", "ID"), ("C", "VN"), ("D", "VN")]
        ]


def opened_from(client, address, number):
    """The page of a record as reached by the link of a list's row, counted from 0."""
    row = client.get(address).context["page"][number]
    return client.get("/o/kita" + row.get_absolute_url() + row.among)


def name_at(client, address):
    return client.get(address).context["object"].name_roman if address else None


def beside(client, page):
    return [name_at(client, page.context[key]) for key in ("previous_url", "next_url")]


@pytest.mark.parametrize(
    ("query", "number", "expected"),
    [
        ("", 0, [None, "SAMPLE B"]),
        ("", 1, ["SAMPLE A", "SAMPLE C"]),
        ("", 3, ["SAMPLE C", None]),
        ("?sort=-name", 0, [None, "SAMPLE C"]),
        ("?nationality=VN", 1, ["SAMPLE A", "SAMPLE D"]),
        ("?nationality=VN&sort=-name&size=100", 1, ["SAMPLE D", "SAMPLE A"]),
        ("?nationality=ID", 0, [None, None]),
    ],
)
def test_a_record_leads_to_its_neighbours_in_the_list(office, people, query, number, expected):
    assert beside(office, opened_from(office, LIST + query, number)) == expected


def test_neighbours_follow_a_search_without_its_words_in_the_address(office, people, kita):
    with use(kita.pk, STAFF):
        TraineeFactory(name_roman="BETWEEN")
    found = office.post(LIST, {"q": "sample", "sort": "-name"})["Location"]
    page = opened_from(office, found, 1)
    assert beside(office, page) == ["SAMPLE D", "SAMPLE B"]
    assert "sample" not in page.context["next_url"]


def test_one_can_walk_through_the_whole_list(office, people):
    seen, page = ["SAMPLE A"], opened_from(office, LIST, 0)
    while address := page.context["next_url"]:
        page = office.get(address)
        seen.append(page.context["object"].name_roman)
    assert seen == [person.name_roman for person in people]
    assert "data-previous" in page.content.decode()


@pytest.mark.parametrize("end", ["", "?among=nationality%3DID", "?among=q%3D~gone"])
def test_without_a_list_that_has_it_a_record_has_no_neighbours(office, people, end):
    page = office.get("/o/kita" + people[0].get_absolute_url() + end)
    assert page.status_code == 200
    assert "data-previous" not in page.content.decode()
    assert "data-next" not in page.content.decode()


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("companies", CompanyFactory), ("training-plans", TrainingPlanFactory),
        ("skill-tests", SkillTestFactory), ("audits", AuditFactory), ("visits", VisitFactory),
        ("to-do", lambda: FindingFactory(company=CompanyFactory())),
    ],
)  # fmt: skip
def test_records_of_each_kind_lead_to_their_neighbours(office, kita, path, make):
    with use(kita.pk, STAFF):
        for _ in range(3):
            make()
    rows = office.get(f"/o/kita/{path}/").context["page"]
    link = f"{rows[1].get_absolute_url()}{rows[1].among}"
    assert escape(link) in office.get(f"/o/kita/{path}/").content.decode()
    page = office.get(f"/o/kita{link}").context
    addresses = [rows[0].get_absolute_url(), rows[2].get_absolute_url()]
    found = [page[key].partition("?")[0] for key in ("previous_url", "next_url")]
    assert [one.removeprefix("/o/kita") for one in found] == addresses


def test_neighbours_cost_one_query_however_long_the_list(office, people, kita):
    def queries(end):
        with CaptureQueriesContext(connection) as asked:
            office.get("/o/kita" + people[0].get_absolute_url() + end)
        return len(asked)

    queries("")  # what is asked once a process
    alone = queries("")
    assert queries("?among=") == alone + 1
    with use(kita.pk, STAFF):
        TraineeFactory.create_batch(20)
    assert queries("?among=") == alone + 1


def heads(page):
    return [column.slug for column in page.context["columns"]]


def test_chosen_columns_stay_chosen_for_this_list_only(office, people):
    before = heads(office.get(LIST))
    companies = heads(office.get("/o/kita/companies/"))
    sent = office.get(LIST, {"columns": ["", "batch", "nationality"], "sort": "-name"})
    assert (sent.status_code, sent["Location"]) == (303, f"{LIST}?sort=-name")
    # the list's own order, and the name whatever was ticked
    assert heads(office.get(LIST)) == ["name", "nationality", "batch"]
    assert heads(office.get("/o/kita/companies/")) == companies
    assert before != ["name", "nationality", "batch"]


def test_every_column_but_the_name_can_be_left_out(office, people):
    office.get(LIST, {"columns": ""})
    page = office.get(LIST)
    assert heads(page) == ["name"]
    choices = page.context["column_choices"]
    assert "name" not in [choice["slug"] for choice in choices]
    assert not any(choice["shown"] for choice in choices)


def test_a_column_without_the_right_to_it_cannot_be_chosen(signed_in, people):
    reader = signed_in("interpreter")
    reader.get(LIST, {"columns": ["", "expires", "batch"]})
    assert heads(reader.get(LIST)) == ["name", "batch"]


def test_a_file_has_the_columns_one_sees_and_those_of_files(office, people):
    office.get(LIST, {"columns": ["", "batch"]})
    text = office.get(LIST, {"format": "csv"}).content.decode("utf-8-sig")
    assert len(next(csv.reader(io.StringIO(text)))) == len(["name", "batch"]) + len(
        ["kana", "native", "birth_date"]
    )


@pytest.mark.parametrize("path", ["/o/kita/trainees/", "/o/kita/companies/"])
def test_a_workbook_comes_in_from_the_list_where_one_may(office, signed_in, path):
    assert 'href="/o/kita/intake/"' in office.get(path).content.decode().split("<main")[1]
    auditor = signed_in("auditor")
    assert 'href="/o/kita/intake/"' not in auditor.get(path).content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_at_most_twelve_questions_of_its_own(office, people, path):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            assert office.get(f"/o/kita/{address}/").status_code == 200
        return Counter(re.sub(r"\d+|'[^']*'", "", query["sql"]) for query in queries)

    for address in (path, "companies/new"):
        asked(address)  # what is asked once a process
    own = asked(path) - asked("companies/new")
    assert 1 <= own.total() <= MOST_QUERIES, own


def test_kept_views_are_counted_as_they_would_find(office, people):
    for chip in office.get(LIST).context["saved_views"]:
        assert chip["count"] == office.get(LIST + chip["url"]).context["total"]
