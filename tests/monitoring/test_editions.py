"""What is published of a month: safe, rounded, merged upward, and never changed again."""

from datetime import date

import pytest
from django.db import IntegrityError, connections
from invented import PLACE, TRADE, declared, invented, keep

from titp.monitoring import reading
from titp.monitoring.editions import publish, publish_due
from titp.monitoring.figure import Kind
from titp.monitoring.models import Edition, PublishedCell
from titp.monitoring.safety import Sums, at_least, published, spread, wilson

ON = date(2026, 10, 31)


@pytest.fixture
def edition_of(organizations):
    """`edition_of(figure, {(place, trade): [people of each organization]})` → the edition."""

    def make(figure, table, on=ON):
        rows = {
            (organization, *leaf): people
            for leaf, numbers in table.items()
            for organization, people in zip(organizations, numbers, strict=False)
            if people
        }
        keep(figure, on, rows)
        return publish(on)

    return make


def shown(figure, of, axis=1, **more):
    return {
        one.first if axis == 1 else one.second: one.value
        for one in reading.cells(figure, of, axis, **more)
    }


@pytest.fixture
def by_place():
    with declared(invented("people", dimensions=(PLACE,))) as (figure,):
        yield figure


@pytest.mark.parametrize(
    ("numbers", "value"),
    [
        ([4, 4, 4], 10),  # twelve people of three organizations, rounded to 5
        ([4, 4, 5], 15),
        ([3, 3, 3], None),  # fewer than ten
        ([9, 9], None),  # fewer than three organizations
        ([20, 4, 4], None),  # one has more than 70 %
        ([60, 29, 3], None),  # the second could compute the largest
    ],
)
def test_a_number_is_told_only_when_nobody_stands_out(edition_of, by_place, numbers, value):
    of = edition_of(by_place, {("a0", ""): numbers})
    total = reading.total(by_place, of)
    assert (total.value, total.is_shown) == (value, value is not None)


def test_small_groups_are_merged_within_their_parent(edition_of, by_place):
    of = edition_of(by_place, {
        ("a0", ""): [20, 20, 20], ("a1", ""): [2, 2, 2], ("a2", ""): [3, 3, 3], ("b0", ""): [9] * 3,
    })  # fmt: skip
    assert shown(by_place, of) == {"a0": 60, "~a": 15, "b0": 25}
    assert shown(by_place, of, larger=True) == {"a": 75, "a0": 60, "~a": 15, "b0": 25}


def test_a_single_small_group_takes_the_smallest_of_its_parent_with_it(edition_of, by_place):
    of = edition_of(by_place, {
        ("a0", ""): [20, 20, 20], ("a1", ""): [2, 2, 2], ("a2", ""): [9, 9, 9], ("b0", ""): [9] * 3,
    })  # fmt: skip
    assert shown(by_place, of) == {"a0": 60, "~a": 35, "b0": 25}


def test_a_parent_without_any_large_group_is_shown_itself(edition_of, by_place):
    of = edition_of(by_place, {
        ("a0", ""): [2, 2, 2], ("a1", ""): [2, 2, 2], ("b0", ""): [9, 9, 9], ("b1", ""): [9] * 3,
    })  # fmt: skip
    assert shown(by_place, of) == {"a": 10, "b0": 25, "b1": 25}


def test_what_no_parent_can_hide_goes_to_others_of_all(edition_of, by_place):
    of = edition_of(by_place, {
        ("a0", ""): [90, 90, 90], ("a1", ""): [2, 2, 2], ("b0", ""): [90] * 3, ("b1", ""): [3] * 3,
    })  # fmt: skip
    assert shown(by_place, of) == {"a0": 270, "b0": 270, "~": 15}


def test_every_part_is_there_exactly_once(edition_of, by_place):
    of = edition_of(by_place, {(f"{r}{n}", ""): [5 * n + 5] * 3 for r in "abc" for n in range(3)})
    assert sum(shown(by_place, of).values()) == reading.total(by_place, of).value


def test_a_group_without_a_key_is_not_lost(edition_of, by_place):
    of = edition_of(by_place, {("a0", ""): [9, 9, 9], ("", ""): [9, 9, 9]})
    assert shown(by_place, of) == {"a0": 25, "?": 25}


def test_a_group_that_was_too_small_stays_merged_for_a_year(edition_of, by_place):
    others = {("a0", ""): [20] * 3, ("a1", ""): [9] * 3}
    small, large = others | {("a2", ""): [3] * 3}, others | {("a2", ""): [8] * 3}
    edition_of(by_place, small, date(2025, 9, 30))
    month = [shown(by_place, edition_of(by_place, large, date(2025 + n // 12, n % 12 + 1, 28)))
             for n in range(9, 22)]  # fmt: skip
    assert month[:12] == [{"a0": 60, "~a": 50}] * 12
    assert month[12] == {"a0": 60, "a1": 25, "a2": 25}


def test_a_rate_is_made_of_rounded_numbers_and_has_an_interval(edition_of):
    with declared(invented("share", Kind.RATE, (PLACE,))) as (figure,):
        of = edition_of(figure, {("a0", ""): [20, 20, 21]})
        total = reading.total(figure, of)
    assert (total.value, total.n) == (50.0, 60)
    assert (total.low, total.high) == (37.7, 62.3)


def test_the_interval_of_a_share_is_wilsons():
    low, high = wilson(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)


def test_a_mean_has_three_digits():
    sums = Sums(Kind.MEAN, dict.fromkeys(range(4), (1234567, 40, 40000000000)))
    value, n, low, high, _organizations = published(sums, 1)
    assert (value, n) == (30900.0, 160)
    assert low < value < high


@pytest.mark.parametrize(("exactly", "told"), [(3, 3), (4, 3), (9, 5), (47, 20), (2000, 1000)])
def test_organizations_are_told_as_at_least_so_many(exactly, told):
    assert at_least(exactly) == told


def test_what_two_safe_groups_make_is_safe():
    """So whatever is computed by adding what was published is safe as well."""
    assert spread([7, 2, 1])
    assert spread([7, 4, 1])
    assert not spread([7, 3, 0.5])


def test_both_breakdowns_and_the_table_of_both_are_told_where_they_can_be(edition_of):
    with declared(invented("both", dimensions=(PLACE, TRADE))) as (figure,):
        of = edition_of(figure, {(f"a{n}", f"t{m}"): [10 + n + m] * 3 for n in (0, 1, 2, 3)
                                 for m in (0, 1, 2, 3)} | {("a0", "t0"): [1, 1, 1]})  # fmt: skip
        table = reading.table(figure, of)
        assert len(shown(figure, of)) == 4
        assert len(shown(figure, of, axis=2)) == 4
    assert 0 < len(table) < 15
    assert ("a0", "t0") not in table


def test_an_edition_is_published_once_a_month_and_for_the_month_before(organizations):
    with declared():
        first = publish_due(date(2026, 11, 26))
        assert (first.month, first.as_of) == (date(2026, 10, 1), date(2026, 10, 31))
        assert publish_due(date(2026, 11, 27)) is None
        assert publish_due(date(2026, 12, 1)).month == date(2026, 11, 1)


@pytest.mark.parametrize("alias", ["nightly", "owner"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE monitoring_publishedcell SET value = 1", "DELETE FROM monitoring_publishedcell",
        "UPDATE monitoring_edition SET as_of = as_of + 1", "DELETE FROM monitoring_edition",
        "INSERT INTO monitoring_publishedcell (edition_id, figure, version, first, second, state)"
        " SELECT id, 'late', 1, '', '', 'shown' FROM monitoring_edition",
    ],
)  # fmt: skip
def test_what_was_published_is_frozen(edition_of, by_place, alias, change):
    of = edition_of(by_place, {("a0", ""): [9, 9, 9]})
    before = reading.numbers(of)
    refused = "the edition is published|permission denied"
    with pytest.raises(Exception, match=refused), connections[alias].cursor() as cursor:
        cursor.execute(change)
    assert reading.numbers(of) == before


def test_a_second_edition_of_a_month_is_refused(edition_of, by_place):
    edition_of(by_place, {("a0", ""): [9, 9, 9]})
    with pytest.raises(IntegrityError):
        publish(ON)
    assert Edition.objects.using("monitor").count() == 1
    assert PublishedCell.objects.using("monitor").exists()
