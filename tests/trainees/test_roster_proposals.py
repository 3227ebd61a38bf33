"""Headings that mean nothing known are told to people, with what they may mean."""

import pytest

from tests.rosters.making import person, read, table
from trainees.roster.proposals import nearest_field


def unmapped(folder, **more):
    reading = read(table(folder, [person(**more)]))
    return [one for one in reading.mappings if not one.field], reading


def test_every_heading_that_maps_to_nothing_is_listed(tmp_path):
    listed, _ = unmapped(tmp_path, 月給="198000", 携帯電話="090-0000-0000")
    assert [(one.heading, one.row, one.column) for one in listed] == [
        ("月給", 1, 6),
        ("携帯電話", 1, 7),
    ]


def test_a_misspelt_heading_is_proposed_and_not_used(tmp_path):
    listed, reading = unmapped(tmp_path, 在留カート番号="AB12345678CD")
    (one,) = listed
    assert (one.field, one.proposal) == ("", "residence_card_number")
    assert 75 <= one.confidence < 100
    assert "residence_card_number" not in reading.rows[-1].values


def test_what_is_understood_is_certain_and_proposes_nothing(tmp_path):
    _, reading = unmapped(tmp_path)
    assert {(one.confidence, one.proposal) for one in reading.mappings} == {(100, "")}


@pytest.mark.parametrize("heading", ["No.", "血液型", "id", "電話番号"])
def test_what_is_like_nothing_is_proposed_as_nothing(heading):
    assert nearest_field(heading) == ("", 0)


def test_group_headings_above_known_ones_are_no_columns_of_their_own(tmp_path):
    def grouped(book):
        sheet = book.active
        sheet.insert_rows(1)
        sheet["E1"], sheet["E2"], sheet["F1"], sheet["F2"] = "旅券", "番号", None, "色"
        sheet.merge_cells("E1:F1")

    reading = read(table(tmp_path, [person()], change=grouped))
    assert [one.heading for one in reading.mappings if not one.field] == ["色"]
    assert reading.rows[-1].values["passport_number"] == "C1234567"
