"""Figures are counted once a night, for each organization by itself."""

from datetime import date

import pytest
from clearing import clear_tenant_tables
from django.db import ProgrammingError, connections

from titp.declared import Text
from titp.monitoring.figure import FIGURES, UNKNOWN, Dimension, Kind, figure
from titp.monitoring.models import Snapshot
from titp.monitoring.snapshots import take
from titp.tenancy.context import JOBS, READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization
from trainees.models import Trainee

ON = date(2026, 11, 23)
WORDS = {"title": Text("二", "two"), "unit": Text("人", "people"), "definition": Text("二", "two")}


@pytest.fixture
def three(committed):
    """きた, みなみ and a third organization."""
    third, _ = Organization.objects.using("owner").get_or_create(
        slug="higashi", defaults={"name": "ひがし協同組合"}
    )
    yield [*Organization.objects.filter(slug__in=["kita", "minami"]).order_by("slug"), third]
    clear_tenant_tables()
    Organization.objects.using("owner").filter(pk=third.pk)._raw_delete("owner")


def people(organization, number, nationality="VN"):
    with use(organization.pk, STAFF):
        Trainee.objects.bulk_create(
            Trainee(name_roman=f"TEST {n}", nationality=nationality, entered_on="2026-01-05")
            for n in range(number)
        )


def snapshot(organization, slug="trainees_by_nationality"):
    rows = Snapshot._base_manager.using("nightly").filter(
        organization=organization, figure=slug, taken_on=ON
    )
    return dict(rows.values_list("group", "value"))


def test_each_organization_has_its_own_numbers(three):
    people(three[0], 2)
    people(three[1], 3, "ID")
    take(ON)
    assert [snapshot(one) for one in three] == [{"VN": 2}, {"ID": 3}, {}]


@pytest.mark.parametrize("role", [STAFF, JOBS])
def test_nobody_of_the_organization_reads_what_the_night_counted(three, role):
    people(three[0], 2)
    take(ON)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        use(three[0].pk, role, capabilities=READS_CONFIDENTIAL),
    ):
        Snapshot.objects.exists()


def test_counting_twice_writes_nothing_the_second_time(three):
    people(three[0], 2)
    assert take(ON) > 0
    assert take(ON) == 0


def test_a_group_that_is_gone_goes_from_the_snapshot_too(three):
    people(three[0], 2)
    take(ON)
    with use(three[0].pk, STAFF):
        Trainee.objects.update(nationality="ID")
    take(ON)
    assert snapshot(three[0]) == {"ID": 2}


def test_somebody_not_landed_yet_is_not_counted(three):
    people(three[0], 1)
    with use(three[0].pk, STAFF):
        Trainee.objects.update(entered_on="2026-11-24")
    take(ON)
    assert snapshot(three[0]) == {}


def test_every_figure_has_words_in_both_languages_and_a_definition():
    for one in FIGURES.values():
        assert one.title.ja
        assert one.title.en
        assert one.unit.ja
        assert one.definition.ja
        assert one.definition.en
        assert one.kind == Kind.COUNT or (one.numerator.en and one.denominator.en)


def test_every_figure_names_every_group(three):
    people(three[0], 1)
    for one in FIGURES.values():
        with connections["nightly"].cursor() as cursor:
            cursor.execute(f"SELECT * FROM ({one.statement()}) f", {"on": ON})
            for row in cursor.fetchall():
                assert len(row) == len(one.columns)
                keys = [key or UNKNOWN for key in row[1 : 1 + len(one.dimensions)]]
                for dimension, key in zip(one.dimensions, keys, strict=True):
                    assert dimension.name(key)
                    assert [dimension.name(parent) for parent in dimension.parents(key)]


def test_a_group_that_lies_within_itself_is_an_error():
    with pytest.raises(ValueError, match="within itself"):
        list(Dimension("way", WORDS["title"], parent=lambda key: "work").parents("work"))


def test_a_figure_is_declared_only_once():
    def trainees_by_nationality():
        """The same name again."""

    with pytest.raises(ValueError, match="declared twice"):
        figure(**WORDS)(trainees_by_nationality)


@pytest.mark.parametrize(
    "more", [{"dimensions": ("a", "b", "c")}, {"on_paper": True, "kind": Kind.RATE}]
)
def test_a_figure_that_cannot_be_shown_is_refused(more):
    with pytest.raises(ValueError, match="dimension"):
        figure(**WORDS, **more)
