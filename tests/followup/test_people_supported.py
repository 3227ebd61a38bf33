"""People supported: a range from tiers and evidence, each person once."""

from datetime import timedelta

import pytest
from clearing import clear_tenant_tables
from django.db import connections
from django.utils.timezone import localdate
from factories.departures import consent
from factories.trainees import TraineeFactory
from factories.ventures import count, evidence, founded, venture
from people import make_person

from followup.models import (
    ClaimSettlement,
    DrawnEvidence,
    EvidenceCheck,
    EvidenceDraw,
    Founder,
    Venture,
)
from followup.people_supported import not_counted, supported
from titp.monitoring.figure import FIGURES
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization

TODAY = localdate()


def tier(result, slug):
    return next((one.low, one.high) for one in result.lines if one.tier.slug == slug)


def test_each_tier_gives_a_range_and_no_total_is_typed(acting):
    row = venture("hiring")
    count(row, "household", 4, "C")
    count(row, "full_time", 3)
    count(row, "part_time", 2)
    count(row, "apprentice", 2)
    count(row, "supplier", 5)
    result = supported(TODAY)
    assert tier(result, "household") == (4, 4)
    assert tier(result, "workers") == (4, 5)
    assert tier(result, "worker_households") == (3, 12)
    assert tier(result, "apprentices") == (2, 2)
    assert tier(result, "suppliers") == (2, 5)
    assert (result.low, result.high) == (15, 28)
    assert [one[:2] for one in result.mix[1:3]] == [("B", 24), ("C", 4)]


def test_a_number_without_evidence_in_force_counts_nowhere_and_is_told(acting):
    row = venture("hiring")
    count(row, "full_time", 3, None)
    past = {"seen_on": TODAY - timedelta(500), "expires_on": TODAY - timedelta(1)}
    count(row, "apprentice", 2, evidence=evidence(row, **past))
    assert tier(supported(TODAY), "workers") == tier(supported(TODAY), "apprentices") == (0, 0)
    assert [one[2:] for one in not_counted(TODAY)] == [
        ("full_time", 3, "none"), ("apprentice", 2, "expired")
    ]  # fmt: skip


def test_weak_evidence_counts_at_the_upper_end_only(acting):
    count(venture("hiring"), "full_time", 3, "D")
    assert tier(supported(TODAY), "workers") == (0, 3)


def test_a_cap_holds_for_each_venture(acting):
    count(venture("hiring"), "full_time", 900)
    assert tier(supported(TODAY), "workers") == (250, 250)


def test_a_founder_of_two_ventures_has_one_household(acting):
    person = TraineeFactory()
    first, second = venture(founder=person), venture(founder=person)
    count(first, "household", 4, "C")
    count(second, "household", 5, "C")
    assert tier(supported(TODAY), "household") == (5, 5)


def together(row, *told, **more):
    """Founders who each say that they live with another one, with what each told of it."""
    for people in told:
        one = founded(row, shares_household=True, **more)
        if people:
            count(row, "household", people, "C", founder=one)


@pytest.mark.parametrize("told", [(4, 4), (4, None), (3, 4), (4, None, None)])
def test_founders_who_all_live_with_another_share_one_household(acting, told):
    together(venture(founder=False), *told)
    assert tier(supported(TODAY), "household") == (4, 4)


def test_who_lives_with_a_founder_who_told_nothing_brings_the_number_of_both(acting):
    together(venture(), 4)
    assert tier(supported(TODAY), "household") == (4, 4)


def test_the_number_of_whose_household_it_is_counts_whatever_the_others_told(acting):
    row = venture()
    count(row, "household", 3, "C")
    together(row, 5, None)
    assert tier(supported(TODAY), "household") == (3, 3)


def test_founders_who_live_apart_have_a_household_each(acting):
    row = venture()
    count(row, "household", 3, "C")
    count(row, "household", 2, "C", founder=founded(row))
    assert tier(supported(TODAY), "household") == (5, 5)


def test_who_share_a_household_in_one_venture_do_so_in_another(acting):
    spouse = TraineeFactory()
    row, own = venture(), venture(founder=spouse)
    count(row, "household", 4, "C")
    founded(row, spouse, shares_household=True)
    count(own, "household", 4, "C")
    assert tier(supported(TODAY), "household") == (4, 4)


def test_who_counts_with_another_venture_is_taken_off(acting):
    count(venture("hiring"), "full_time", 5, counted_elsewhere=2)
    assert tier(supported(TODAY), "workers") == (3, 3)


def test_an_idea_supports_nobody_yet(acting):
    count(venture("plan"), "full_time", 5)
    assert supported(TODAY).high == 0


@pytest.fixture
def person(db):
    return make_person("second@example.org")


def test_a_check_lowers_the_grade_or_takes_the_number_out(person, acting):
    row = venture("hiring")
    shown = count(row, "full_time", 5, "A").evidence
    draw = EvidenceDraw.objects.create(seed="0" * 32, pool=1, by=person)
    piece = DrawnEvidence.objects.create(draw=draw, evidence=shown)
    check = EvidenceCheck.objects.create(
        drawn=piece, verdict="other_grade", grade="D", note="seen", by=person
    )
    assert tier(supported(TODAY), "workers") == (0, 5)
    check.delete()
    EvidenceCheck.objects.create(drawn=piece, verdict="wrong", note="seen", by=person)
    assert tier(supported(TODAY), "workers") == (0, 0)


def test_a_claim_counts_after_it_was_settled_so(person, acting):
    row = venture()
    claim = founded(row, is_disputed=True)
    assert supported(TODAY).high == 1
    ClaimSettlement.objects.create(founder=claim, outcome="founder", reason="heard", by=person)
    assert supported(TODAY).high == 2


def figures(slug):
    with connections["owner"].cursor() as cursor:
        cursor.execute(FIGURES[slug].statement(), {"on": TODAY})
        return cursor.fetchall()


@pytest.fixture
def joint(committed):
    """One venture of two organizations, told with 4 and with 6 workers; answers the first."""
    code = None
    kita, minami = Organization.objects.filter(slug__in=["kita", "minami"]).order_by("slug")
    for organization, people in ((kita, 4), (minami, 6)):
        with use(organization.pk, STAFF):
            row = venture("hiring")
            consent(row.founders.get().trainee, figures_may_count=True)
            count(row, "full_time", people)
            venture("hiring")  # of somebody who did not agree
            if code:
                assert row.join(code)
            else:
                row.open_to_join()
                code = row.joint_code
    yield min(kita.pk, minami.pk)
    clear_tenant_tables()


def test_a_joint_venture_counts_once_with_its_largest_number(joint):
    assert figures("ventures_by_stage") == [(joint, "hiring", "VN", 1)]
    assert figures("venture_jobs") == [(joint, "full_time", 6)]
    assert sorted(n for _o, _key, n in figures("entrepreneurs")) == [1, 1]


def test_founders_of_a_joint_venture_share_a_household_across_organizations(joint):
    """Each organization knows one of the two, and both say that they live with the other."""
    for slug in ("kita", "minami"):
        with use(Organization.objects.get(slug=slug).pk, STAFF):
            shared = Venture.objects.exclude(joint_id=None)
            one = Founder.objects.get(venture__in=shared)
            Founder.objects.filter(pk=one.pk).update(shares_household=True)
            count(one.venture, "household", 4, "C", founder=one)
    by_organization = [row for row in figures("people_supported") if row[2] == "C"]
    assert by_organization == [(joint, "at_least", "C", 4)]


# The same once more, written otherwise: what the headline says follows from the rows alone.
PEOPLE_BY_HAND = """
    SELECT count(DISTINCT f.trainee_id)               -- founders without a household number
         + max(c.people) + 3 * max(c.people)
      FROM followup_founder f
      JOIN followup_followupconsent k ON k.trainee_id = f.trainee_id AND k.figures_may_count,
           followup_venturecount c
     WHERE c.kind = 'full_time'
"""


def test_the_headline_is_what_an_independent_query_counts(joint):
    with connections["owner"].cursor() as cursor:
        cursor.execute(PEOPLE_BY_HAND)
        (expected,) = cursor.fetchone()
    assert sum(row[-1] for row in figures("people_supported")) == expected == 2 + 6 + 18
    assert sum(row[-1] for row in figures("people_supported") if row[1] == "at_least") == 14
