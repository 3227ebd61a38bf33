"""The sample rosters, and the same rosters told in other words, are read as expected."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.rosters.comparison import differences
from trainees.roster import read_roster

SAMPLES = Path(__file__).parents[1] / "rosters"
TODAY = date(2026, 11, 23)


def expected_of(path):
    return json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path",
    sorted(p for p in SAMPLES.iterdir() if p.suffix in {".xlsx", ".csv"}),
    ids=lambda p: p.name,
)
def test_a_sample_is_read_as_expected(path):
    report = read_roster(path, today=TODAY).as_report()
    assert differences(report, expected_of(path)) == []
