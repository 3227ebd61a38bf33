"""Card numbers in registers: a part for everybody; in full for who may, and that is recorded."""

import json

import pypdfium2
import pytest
from django.db import connection
from filled_in import address

from titp.history.models import Reading
from titp.official_forms.models import FiledForm
from trainees.models import ResidencePeriod

pytestmark = pytest.mark.django_db
SLUG = "host_trainee_register"


@pytest.fixture
def proven(office):
    """Somebody who has signed in just now by password, so that nobody asks again who it is."""
    office.logout()
    known = {"login": office.user.email, "password": "correct-horse-7-battery"}
    office.post("/accounts/login/", known)
    return office


@pytest.fixture
def card(told, inside):
    with inside():
        return ResidencePeriod.objects.get().number


def said(answer):
    with pypdfium2.PdfDocument(answer.content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_a_register_shows_a_part_of_a_number_until_it_is_asked_for(proven, told, inside, card):
    client, company = proven, told["company"]
    masked = said(client.get(address(SLUG, company, "pdf/")))
    assert card not in masked
    assert card not in client.get(address(SLUG, company)).content.decode()
    with inside():
        assert not Reading.objects.exists()
    answer = client.post(address(SLUG, company, "numbers/"))
    assert card in said(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    with inside():
        reading = Reading.objects.get()
        assert (reading.table_name, reading.by_id) == (
            "trainees_residenceperiod", client.user.pk,
        )  # fmt: skip


def test_who_may_not_see_numbers_gets_none_in_full(signed_in, told, card):
    client = signed_in("auditor")
    assert "numbers/" not in client.get(address(SLUG, told["company"])).content.decode()
    assert client.post(address(SLUG, told["company"], "numbers/")).status_code == 403


def test_a_filed_register_keeps_numbers_sealed_and_shows_them_on_request(
    proven, signed_in, told, inside, card
):
    client = proven
    page = client.post(address(SLUG, told["company"], "filing/"), {"incomplete": "yes"}).url
    with inside(), connection.cursor() as cursor:
        filed = FiledForm.objects.get()
        assert card not in json.dumps(filed.values)
        cursor.execute("SELECT t::text FROM official_forms_filedform t")
        stored = f"{cursor.fetchall()}"
        cursor.execute("SELECT after::text FROM history_entry")
        assert card not in stored + f"{cursor.fetchall()}"
        assert filed.is_unchanged()
    assert card not in said(client.get(page + "file/"))
    assert card not in client.get(page).content.decode()
    shown = client.post(page + "numbers/").content.decode()
    assert card in shown
    assert "NGUYEN VAN SAMPLE" in shown
    with inside():
        filed, stay = FiledForm.objects.get().pk, ResidencePeriod.objects.get().pk
        assert set(Reading.objects.values_list("table_name", "row_id", "by")) == {
            ("official_forms_filedform", filed, client.user.pk),
            ("trainees_residenceperiod", stay, client.user.pk),
        }
    assert signed_in("auditor").post(page + "numbers/").status_code == 403
