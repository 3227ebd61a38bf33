"""A form that was sent as it came records nothing."""

import pytest
from factories.trainees import TraineeFactory

from titp.tenancy.context import STAFF, use


@pytest.mark.parametrize("kind", ["passports", "residence_periods"])
def test_a_paper_without_any_entry_is_not_recorded(signed_in, kita, kind):
    office = signed_in("caseworker")
    with use(kita.pk, STAFF):
        trainee = TraineeFactory()
    address = f"/o/kita/trainees/{trainee.pk}/{kind.replace('_', '-')}/new/"
    answer = office.post(address, {})
    assert answer.status_code == 422
    assert "Nothing has been filled in." in answer.content.decode()
    with use(kita.pk, STAFF):
        assert not getattr(trainee, kind).exists()
