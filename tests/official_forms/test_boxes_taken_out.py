"""Boxes that are taken out of an edition, or renamed in it: what was typed in them is kept."""

from dataclasses import replace

import pytest
from filled_in import address, form_of, with_a_box_renamed_and_one_gone

from titp.official_forms.form import FORMS
from titp.official_forms.models import FormDraft

pytestmark = pytest.mark.django_db


@pytest.fixture
def mended(monkeypatch):
    """The record of visits of the same edition, with one box renamed and one taken out."""
    form = form_of("visit_record")
    edition = replace(form, parts=with_a_box_renamed_and_one_gone(form))
    return lambda: monkeypatch.setitem(FORMS, "visit_record", [edition])


def test_words_of_a_box_that_its_edition_lost_are_laid_aside_and_outlast_the_next_save(
    signed_in, told, inside, mended
):
    client, url = signed_in("caseworker"), address("visit_record", told["visit"])
    client.post(url + "words/", {"staff": "訪問　者", "discipline": "なし", "life": "良好"})
    mended()
    shown = client.get(url)
    page = shown.content.decode()
    assert "Words of boxes that are gone" in page
    assert shown.context["form"]["visitors"].value() == "訪問　者"
    sent = {"visitors": "訪問　者", "life": "改善", "version": shown.context["version"]}
    assert client.post(url + "words/", sent).status_code == 302
    with inside():
        draft = FormDraft.objects.get()
    assert draft.words == {"visitors": "訪問　者", "life": "改善"}
    assert draft.left == {"discipline": "なし"}
