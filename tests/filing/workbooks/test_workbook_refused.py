"""A workbook that is not this month's, or not as it went out, is refused with its own reason."""

import zipfile

import openpyxl
import pytest
from django.utils import translation
from excel import Desk, as_it_stands, told
from factories.companies import CompanyFactory
from factories.filing import OCTOBER, filled, opened_november

from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans.filing.review import Back, approve, reopen, send_back
from training_plans.filing.submission import submit
from training_plans.filing.workbook import CELLS, IDS, NAME, NAMES, PEOPLE, TOKEN, workbook
from training_plans.filing.workbook_return import read_back
from training_plans.filing.workbook_round import NotTaken
from training_plans.models import DraftLine, MonthlyReport


@pytest.fixture
def refused(brought):
    """`refused(thing)`: the reason for which a file is not taken, in English."""

    def reason(thing):
        with translation.override("en"), pytest.raises(NotTaken) as why:
            brought(thing)
        return str(why.value)

    return reason


def test_names_sorted_apart_from_their_rows_are_refused(desk, refused):
    names = [desk.page.cell(PEOPLE + 1 + row, NAME + 1).value for row in (0, 1)]
    desk.put(PEOPLE, NAME, names[1]).put(PEOPLE + 1, NAME, names[0])
    assert "the name is not that of the person" in refused(desk)


def test_a_workbook_of_another_month_is_refused_and_the_month_named(report, refused, brought):
    october = MonthlyReport.objects.get(company=report.company_id, month=OCTOBER)
    page = workbook(as_it_stands(october))
    assert "of another month: October 2026" in refused(page)


def test_a_workbook_of_another_company_is_refused(refused):
    other = as_it_stands(opened_november(CompanyFactory()))
    assert "of another company" in refused(workbook(other))


def test_a_workbook_of_another_organization_is_refused(somebody, kita, tmp_path):
    with use(Organization.objects.get(slug="minami").pk):
        theirs = workbook(as_it_stands(opened_november(CompanyFactory())))
    (tmp_path / "theirs.xlsx").write_bytes(theirs)
    with use(kita.pk), translation.override("en"):
        own = as_it_stands(opened_november(CompanyFactory()))
        with pytest.raises(NotTaken, match="another organization"):
            read_back(tmp_path / "theirs.xlsx", own)


def test_a_workbook_from_before_a_return_is_refused(report, desk, refused, somebody, people):
    submit(filled(report), somebody, "grid")
    assert "since the workbook was downloaded" in refused(desk)
    send_back(report, somebody, [Back(people[0], "tax", "missing")])
    assert "since the workbook was downloaded" in refused(desk)


def test_after_a_month_is_opened_again_the_old_workbook_is_refused(report, desk, refused, somebody):
    submit(filled(report), somebody, "grid")
    approve(report, somebody)
    reopen(report, somebody, "for the test")
    assert "since the workbook was downloaded" in refused(desk)


def test_a_workbook_of_a_month_that_waits_for_the_office_is_refused(report, refused, somebody):
    submit(filled(report), somebody, "grid")
    assert "cannot be changed now" in refused(workbook(as_it_stands(report)))


def test_a_changed_token_is_refused(desk, refused):
    token = desk.page.cell(TOKEN + 1, 1)
    token.value = token.value[:-3] + ("abc" if token.value[-3:] != "abc" else "abd")
    assert "was changed" in refused(desk)


@pytest.mark.parametrize("token", [None, "", "hello", "month:", "month:{}", "month:a:b:c"])
def test_a_token_that_is_none_is_refused(desk, refused, token):
    desk.page.cell(TOKEN + 1, 1).value = token
    assert refused(desk)


def test_a_strangers_row_is_refused(desk, refused):
    other = opened_november(CompanyFactory())
    desk.put(PEOPLE, IDS, str(DraftLine.objects.get(report=other).trainee_id))
    assert "Row 7: this person is not in this report" in refused(desk)


def test_a_row_without_a_number_is_refused(desk, refused):
    desk.put(PEOPLE + 4, NAME, "SOMEBODY NEW").put(PEOPLE + 4, CELLS, 3)
    assert "Row 11: this person is not in this report" in refused(desk)


def test_a_person_twice_is_refused(desk, refused, people):
    for place, cell in enumerate(desk.page[PEOPLE + 1]):
        desk.put(PEOPLE + 3, place, cell.value)
    assert "twice" in refused(desk)


@pytest.mark.parametrize("name", ["organization_id", "gross", "名前"])
def test_a_column_that_is_none_is_refused(desk, refused, name):
    desk.put(NAMES, CELLS + 50, name)
    assert name in refused(desk)


def test_a_column_without_a_name_is_refused(desk, refused):
    desk.put(PEOPLE, CELLS + 50, "a remark")
    assert "Column BB is none that was asked for" in refused(desk)


def test_a_column_twice_is_refused(desk, refused):
    desk.put(NAMES, CELLS, "base_pay")
    assert "twice" in refused(desk)


def test_after_a_return_a_cell_that_was_not_asked_for_cannot_be_changed(
    report, refused, brought, somebody, people
):
    submit(filled(report), somebody, "grid")
    send_back(
        report, somebody, [Back(people[0], "tax", "missing"), Back(people[1], "net_pay", "differs")]
    )
    page = Desk(workbook(as_it_stands(report))).type(1, net_pay=179_000)
    assert told(brought(page)) == {(people[1], "net_pay"): "179000"}
    assert "was not sent back" in refused(page.type(0, net_pay=1))


def test_what_is_no_workbook_is_refused(refused):
    assert "no Excel workbook" in refused(b"name,pay\nA,1\n")
    assert "no Excel workbook" in refused(b"PK\x03\x04 but not really")
    assert "empty" in refused(b"")


def test_a_workbook_of_somebody_elses_making_is_refused(refused, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "wages"
    book.save(tmp_path / "own.xlsx")
    own = (tmp_path / "own.xlsx").read_bytes()
    assert "not a workbook that was downloaded here" in refused(own)


def test_a_bomb_is_refused(refused, tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (160 * 2**20))
    assert "unpacks to more than" in refused(path.read_bytes())


def test_macros_and_passwords_are_refused(refused, desk, tmp_path):
    path = tmp_path / "macros.xlsx"
    path.write_bytes(desk.saved())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "macros" in refused(path.read_bytes())
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refused(old)


def test_more_rows_than_a_company_has_people_are_not_read_to_the_end(refused, desk):
    for row in range(3100):
        desk.put(PEOPLE + row, CELLS, 1)
    assert refused(desk)
