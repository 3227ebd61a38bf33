"""The history of a consultation, as people read it."""

import pytest
from factories.protection import ConsultationFactory, at

from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use


@pytest.mark.parametrize(
    ("language", "words"), [("en", "2026-10-01 09:30"), ("ja", "2026-10-01（令和8年） 09:30")]
)
def test_a_moment_is_told_by_the_clock_on_the_wall(signed_in, kita, language, words):
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        told = ConsultationFactory(received_at=at("2026-10-01 09:30"))
    client = signed_in("caseworker")
    client.user.language = language
    client.user.save()
    page = client.get(f"/o/kita/consultations/{told.public_id}/history/").content.decode()
    assert words in page
    assert "T00:30" not in page
