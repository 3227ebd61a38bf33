"""What changed since last year stands beside the numbers of today."""

import re
from datetime import date

import pytest
from clearing import clear_tenant_tables
from invented import declared, invented, keep
from people import make_person

from titp.monitoring.editions import publish
from titp.monitoring.figure import Kind, Target

MONTHS = {date(2025, 10, 31): 20, date(2026, 9, 30): 35, date(2026, 10, 31): 40}


@pytest.fixture
def monitor(organizations, client):
    people = invented("people", dimensions=(), target=Target(2000, date(2027, 4, 30)))
    rate, newer = (invented(slug, Kind.RATE, dimensions=()) for slug in ("rate", "newer"))
    with declared(people, rate, newer) as figures:
        for on, each in MONTHS.items():
            for figure in figures:
                if figure is not newer or on.year == 2026:
                    keep(figure, on, {(one, "", ""): each + 1 for one in organizations})
            publish(on)
        client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
        yield client
        clear_tenant_tables()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_overview_tells_it_of_each_number_that_both_editions_tell(monitor):
    told = words(monitor.get("/monitor/?edition=2026-10"))
    # 125 and 245 people, once at the target and once under the topic; 60 of 125, 120 of 245
    assert told.count("Since 2025-10: +120") == 2
    assert told.count("Since 2025-10: +1 points the intervals overlap") == 1
    assert told.count("Since 2025-10:") == 3


def test_an_edition_without_one_a_year_before_tells_none(monitor):
    assert "Since 2025" not in words(monitor.get("/monitor/?edition=2026-09"))


def test_a_figure_tells_it_beside_the_change_since_the_last_edition(monitor):
    told = words(monitor.get("/monitor/figures/people/"))
    assert "Since 2026-09: +30" in told
    assert "Since 2025-10: +120" in told
