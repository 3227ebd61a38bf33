"""The times of consultations, as people read them in the list and in a history."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now
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


def test_the_list_tells_until_when_a_first_answer_is_owed_and_when_it_was_given(signed_in, kita):
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        ConsultationFactory(received_at=now() - timedelta(hours=30))
        ConsultationFactory(received_at=now() - timedelta(hours=1))
        answered_at = now() - timedelta(days=2)
        ConsultationFactory(received_at=now() - timedelta(days=3), first_response_at=answered_at)
    shown = signed_in("caseworker").get("/o/kita/consultations/").content.decode()
    assert "overdue by 6 hours" in shown
    assert "due by" in shown
    assert f"<small>{localtime(answered_at):%Y-%m-%d %H:%M}</small>" in shown
