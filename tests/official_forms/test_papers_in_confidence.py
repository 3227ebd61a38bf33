"""Papers of consultations: shown on request, recorded, and only for who may read them."""

import pytest
from filled_in import address, form_of

from titp.history.models import Reading
from titp.official_forms.models import ConfidentialFiledForm
from titp.tenancy.context import STAFF, use

pytestmark = pytest.mark.django_db


def test_a_consultation_is_shown_on_request_only_and_that_is_recorded(signed_in, told, inside):
    client, row = signed_in("caseworker"), told["consultation"]
    page = client.get(address("consultation_record", row)).content.decode()
    assert "賃金の計算について" not in page
    shown = client.post(address("consultation_record", row, "preview/")).content.decode()
    assert "賃金の計算について" in shown
    answer = client.post(address("consultation_record", row, "filing/"))
    with inside():
        assert Reading.objects.filter(row_id=row.pk, by=client.user.pk).exists()
        filed = ConfidentialFiledForm.objects.get()
        assert filed.is_unchanged()
        assert "賃金の計算について" in str(filed.frozen_values())
    assert client.post(answer.url + "file/").content.startswith(b"%PDF-")


def test_who_may_not_read_consultations_finds_no_paper_of_them(signed_in, told, inside, kita):
    signed_in("caseworker").post(address("consultation_record", told["consultation"], "filing/"))
    with inside():
        filed = ConfidentialFiledForm.objects.get()
    client = signed_in("auditor")
    assert client.get(address("consultation_record", told["consultation"])).status_code == 403
    assert client.get(f"/o/kita/confidential-forms/{filed.public_id}/").status_code == 403
    assert "相談" not in client.get("/o/kita/forms/").content.decode()
    with use(kita.pk, STAFF):
        assert not ConfidentialFiledForm.objects.exists()


def test_what_only_contacts_read_is_not_frozen_where_more_could_read_it(told):
    row = told["consultation"]
    form = form_of("consultation_record")
    row.restricted = True
    assert not form.may_be_filed(row)
    row.restricted = False
    assert form.may_be_filed(row)
