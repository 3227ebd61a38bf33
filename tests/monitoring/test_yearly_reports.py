"""The report of a year: every number of it is a published one, and it is made once and kept."""

import hashlib
import re
from datetime import date

import psycopg
import pypdfium2
import pytest
from clearing import clear_tenant_tables
from django.db import connections
from django.test.utils import CaptureQueriesContext
from invented import PLACE, TRADE, declared, invented, keep
from people import make_person

from titp.monitoring import reading
from titp.monitoring.editions import publish
from titp.monitoring.figure import Kind, Target
from titp.monitoring.models import YearlyReport
from titp.monitoring.tasks import make_yearly_report
from titp.monitoring.yearly import ordering
from titp.monitoring.yearly.making import made
from titp.monitoring.yearly.making import written as html
from titp.monitoring.yearly.year import year_of
from titp.pages.charts.values import number as written

EDITIONS = [date(2025, 12, 31), date(2026, 9, 30), date(2026, 10, 31)]
PAGE = "/monitor/yearly/2026-10/{}/"
FILE = "/monitor/yearly/2026-10/{}.pdf"
HIDDEN = 76_543  # people of one organization alone, which must be told nowhere


@pytest.fixture(scope="module")
def figures():
    """A count by two breakdowns with a target, a rate, a mean, and one that is never shown."""
    return (
        invented("people", dimensions=(PLACE, TRADE), sdg=("8.8",),
                 target=Target(10_000, date(2030, 12, 31))),
        invented("rate", Kind.RATE, dimensions=(), sdg=("4.4",)),
        invented("mean", Kind.MEAN, dimensions=()),
        invented("few", dimensions=()),
    )  # fmt: skip


@pytest.fixture
def year(organizations, figures):
    """Three editions: the last of 2025, and two of 2026."""
    with declared(*figures):
        people, rate, mean, few = figures
        for month, on in enumerate(EDITIONS):
            rows = {
                (one, f"a{place}", f"t{trade}"): 1000 + 100 * place + trade + month
                for one in organizations for place in range(3) for trade in range(2)
            }  # fmt: skip
            keep(people, on, rows | {(organizations[0], "b1", "t0"): 3})
            for figure in (rate, mean):
                keep(figure, on, {(one, "", ""): 30 + 10 * month for one in organizations})
            keep(few, on, {(organizations[0], "", ""): HIDDEN})
            publish(on)
        yield reading.edition()


@pytest.fixture
def rung(monkeypatch):
    """Keys of reports for which the worker was rung."""
    rung = []
    monkeypatch.setattr(make_yearly_report, "ring", lambda report_id: rung.append(report_id))
    return rung


@pytest.fixture(scope="module")
def printed():
    """Language → what was printed: the editions of each test tell the same, printing takes long."""
    return {}


@pytest.fixture
def monitor(year, rung, client, settings, tmp_path, printed, monkeypatch):
    def made_once(edition_id, language, tell):
        if language not in printed:
            printed[language] = made(edition_id, language, tell)
        return printed[language]

    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr("titp.monitoring.tasks.made", made_once)
    client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
    yield client
    clear_tenant_tables()


def ordered(monitor, rung, language):
    """The bytes of a report that was ordered, made and fetched."""
    monitor.post(PAGE.format(language))
    make_yearly_report.run(report_id=rung[-1])
    return monitor.get(FILE.format(language)).content


def words(pdf):
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"\s+", "", text)


@pytest.fixture
def papers(monitor, rung):
    return {language: ordered(monitor, rung, language) for language in ("ja", "en")}


def test_a_report_tells_the_numbers_of_the_reading_in_both_languages(papers, year):
    shown = [one for one in reading.numbers(year) if one.is_shown]
    assert len(shown) > 8
    for text in map(words, papers.values()):
        assert [one for one in shown if written(one.value) not in text] == []
        assert "10,000" in text
        assert "2025-12" in text  # what changed since last year
    assert "年次報告書" in words(papers["ja"])
    assert "Yearlyreport2026" in words(papers["en"])


def test_what_is_hidden_stands_nowhere_in_it(papers, year):
    assert not {one.first for one in reading.numbers(year)} & {"b1"}
    for text in map(words, papers.values()):
        assert not re.search("b1|76,?54", text)
        assert "few" in text  # it is named, among what is not shown


def test_nothing_but_what_is_published_is_read_for_it(year):
    with (
        CaptureQueriesContext(connections["default"]) as elsewhere,
        CaptureQueriesContext(connections["monitor"]) as asked,
    ):
        html(year_of(year), "ja")
    assert len(elsewhere) == 0
    assert len(asked) == 4


def test_a_year_that_is_over_is_complete(year):
    assert "Provisional, up to edition 2026-10" in html(year_of(year), "en")
    over = html(year_of(reading.edition(EDITIONS[0].replace(day=1))), "en")
    assert "Complete, up to edition 2025-12" in over
    assert "There is no edition of the year before 2025" in over


def test_the_same_address_answers_the_same_bytes(papers, monitor, rung):
    again = ordered(monitor, rung, "en")
    assert again == papers["en"]
    assert len(rung) == 2  # nobody was rung for a third time
    report = YearlyReport.objects.get(language="en")
    assert hashlib.sha256(again).hexdigest() == report.sha256
    make_yearly_report.run(report_id=report.pk)
    assert YearlyReport.objects.get(language="en").finished_at == report.finished_at


def test_nobody_changes_a_report_that_was_made(papers):
    owner = connections["owner"]
    for statement in (
        "UPDATE monitoring_yearlyreport SET sha256 = repeat('0', 64)",
        "DELETE FROM monitoring_yearlyreport",
    ):
        with pytest.raises(Exception, match="the report is made") as refused:
            owner.cursor().execute(statement)
        assert isinstance(refused.value.__cause__, psycopg.errors.CheckViolation)


def test_a_file_that_is_no_longer_the_same_is_not_handed_out(papers, monitor, tmp_path):
    sha256 = YearlyReport.objects.get(language="ja").sha256
    (tmp_path / "published" / f"{sha256}.pdf").write_bytes(b"%PDF-1.7 another")
    assert monitor.get(FILE.format("ja")).status_code == 404


def test_what_failed_says_so_and_is_tried_again(monitor, rung, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("titp.monitoring.tasks.made", lambda *how: 1 / 0)
        monitor.post(PAGE.format("en"))
        make_yearly_report.run(report_id=rung[-1])
    assert "something went wrong" in monitor.get(PAGE.format("en")).content.decode()
    assert "Try again" in monitor.get("/monitor/yearly/").content.decode()
    assert ordered(monitor, rung, "en").startswith(b"%PDF")


def test_a_report_that_no_worker_took_is_rung_for_by_night(monitor, rung):
    monitor.post(PAGE.format("ja"))
    YearlyReport.objects.update(ordered_at="2026-11-01T00:00:00Z")
    ordering.ring_waiting(date(2026, 11, 2))
    assert rung == [YearlyReport.objects.get().pk] * 2


def test_before_there_is_a_file_its_address_leads_to_how_far_it_is(monitor):
    assert monitor.get(FILE.format("ja")).url == PAGE.format("ja")
    assert "not been ordered" in monitor.get(PAGE.format("ja")).content.decode()


@pytest.mark.parametrize("path", ["2026-08/ja/", "october/ja/", "2026-10/fr/", "2026-10/fr.pdf"])
def test_what_there_is_no_edition_or_language_of_is_not_found(monitor, path):
    assert monitor.get(f"/monitor/yearly/{path}").status_code == 404


def test_before_any_edition_the_page_says_so(organizations, client):
    client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
    assert "No figures have been published yet" in client.get("/monitor/yearly/").content.decode()
    assert client.get(FILE.format("ja")).url == "/monitor/yearly/"
    clear_tenant_tables()


def test_somebody_who_is_no_monitor_finds_nothing(papers, client):
    client.force_login(make_person("operator@example.org", factor=True, is_operator=True))
    for path in ("/monitor/yearly/", PAGE.format("ja"), FILE.format("ja")):
        assert client.get(path).status_code == 404
    assert client.post(PAGE.format("ja")).status_code == 404
