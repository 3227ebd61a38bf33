"""A host with all that forms speak of, and the words that a person would write."""

from datetime import date

import pytest
from factories.story_of_a_host import story

from titp.official_forms.form import FORMS
from titp.official_forms.source import Asked

ON = date(2026, 3, 2)
YEAR = Asked(ON, date(2025, 4, 1), date(2026, 3, 31))
MONTH = Asked(ON, date(2025, 6, 1), date(2025, 6, 30))
DAYS = {"": Asked(ON, ON, ON), "month": MONTH, "fiscal_year": YEAR}
WORDS = {
    "text": "見本の記入", "long": "見本の記入。\n二行目の記入。", "date": date(2026, 2, 1),
    "yes_no": True, "count": 3, "yen": 1_075, "hours": 90,
}  # fmt: skip


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Filed papers lie in a folder of the test."""
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def rows(acting, kita):
    """{noun: row} of one host company, told in full."""
    return story(kita)


def form_of(slug):
    return FORMS.on(slug, ON)


def words_for(form):
    """What a person would write, in every box that only a person fills."""
    return {box.key: WORDS[box.kind] for box in form.boxes if box.by == "person"}
