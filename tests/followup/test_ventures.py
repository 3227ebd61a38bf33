"""Ventures: where they stand, whose they are, and who checks what is said of them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from factories.ventures import evidence, founded, venture
from people import make_person

from followup.models import (
    DrawnEvidence,
    EvidenceCheck,
    EvidenceDraw,
    Founder,
    Venture,
    VentureStage,
)
from titp.tenancy.context import STAFF, use


def test_a_venture_stands_where_its_newest_stage_puts_it(acting):
    row = venture("plan")
    VentureStage.objects.create(venture=row, stage="registered", on=localdate())
    assert Venture.objects.with_stage().get().stage == "registered"


def test_a_disputed_founder_counts_only_when_it_was_settled_so(acting):
    row = venture()
    claim = founded(row, is_disputed=True)
    assert Venture.objects.with_stage().get().is_disputed
    assert claim not in Founder.objects.undisputed()


def test_a_code_of_another_organization_makes_both_rows_one_venture(kita, minami):
    with use(kita.pk, STAFF):
        ours = venture()
        ours.open_to_join()
        code = ours.joint_code
        assert not ours.join(code)  # it is its own
    with use(minami.pk, STAFF):
        theirs = venture()
        assert not theirs.join("A" * 16)
        assert theirs.join(code)
        assert theirs.joint_id == ours.joint_id
        assert Venture.objects.count() == 1


@pytest.fixture
def two(db):
    return make_person("author@example.org"), make_person("second@example.org")


def test_who_wrote_evidence_does_not_check_it(two, acting):
    author, other = two
    row = evidence(venture(), by=author)
    draw = EvidenceDraw.objects.create(
        seed="00000000-0000-0000-0000-000000000001", pool=1, by=author
    )
    piece = DrawnEvidence.objects.create(draw=draw, evidence=row)
    told = {"drawn": piece, "verdict": "confirmed", "grade": "B", "note": "seen"}
    with pytest.raises(IntegrityError, match="author"), transaction.atomic():
        EvidenceCheck.objects.create(**told, by=author)
    assert EvidenceCheck.objects.create(**told, by=other).pk


def test_an_office_that_tries_many_codes_is_told_one_thing_whether_a_code_fits_or_not(
    signed_in, kita, minami, caplog
):
    with use(minami.pk, STAFF):
        theirs = venture()
        theirs.open_to_join()
    with use(kita.pk, STAFF):
        ours = venture()
    office, address = signed_in("caseworker"), f"/o/kita/ventures/{ours.pk}/join/"
    tries = [office.post(address, {"code": f"{n:016d}"}) for n in range(11)]
    assert [page.status_code for page in tries] == [422] * 10 + [429]
    for code in (theirs.joint_code, "A" * 16):
        page = office.post(address, {"code": code})
        assert page.status_code == 429
        assert "Too many codes were tried" in page.content.decode()
        assert theirs.joint_code not in caplog.text
    with use(kita.pk, STAFF):
        assert Venture.objects.get().joint_id is None
