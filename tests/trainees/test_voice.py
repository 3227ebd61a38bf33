"""The page of a card: who has no account speaks, comes back by a code, and leaves no trace."""

import re

import pytest
from django.utils.timezone import localdate
from factories.safeguarding import OwnHotlineFactory, card, voice

from titp.compliance.models import Finding
from titp.history.models import Entry
from titp.notifications.models import Message
from titp.tenancy.context import JOBS, use
from trainees.models import Consultation, ConsultationFile
from trainees.safeguarding.codes import grouped
from trainees.safeguarding.files import content_of
from trainees.safeguarding.tongues import LANGUAGES, words
from trainees.voice_forms import ABOUT

SAID = {"about": "wages", "words": "CANARY WORDS", "key": "k" * 32}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, JOBS)


@pytest.fixture
def handed_out(inside):
    with inside():
        return card()


@pytest.fixture
def page(handed_out):
    return f"/voice/{handed_out.code}/vi/"


@pytest.fixture
def sent(client, page):
    """`sent(about="violence")` → the answer to a report."""
    return lambda **more: client.post(page, SAID | more)


def main(response):
    return re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]


def own_code(response):
    return re.search(r'id="own">([^<]+)<', response.content.decode())[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_each_language_and_says_where_it_is_a_draft(client, handed_out, language):
    text = main(client.get(f"/voice/{handed_out.code}/{language}/"))
    said = words(language)
    assert all(said[f"about_{one}"] in text for one in ABOUT)
    assert (said["draft"] in text) == (language not in ("ja", "en"))
    assert text.index("tel:110") < text.index("tel:119") < text.index("<form")


def test_every_word_stands_in_every_language():
    for language in LANGUAGES:
        assert all(words(language).values()), language


def test_numbers_that_nobody_has_checked_say_so(client, page):
    text = main(client.get(page))
    assert "0120-250-168" in text
    assert words("vi")["unchecked"] in text


def test_it_leaves_no_cookie_and_nothing_in_a_cache(client, page):
    for answer in (client.get(page), client.post(page, SAID), client.get("/voice/")):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_a_report_is_taken_in_without_a_name_and_owes_an_answer(sent, inside):
    answer = sent()
    assert answer.status_code == 200
    with inside():
        row = Consultation.objects.get()
        assert (row.channel, row.category, row.language) == ("voice", "wages", "vi")
        assert (row.summary, row.trainee_id, row.company_id) == ("CANARY WORDS", None, None)
        assert Finding.objects.open().filter(rule="PROT-003", subject_id=row.pk).exists()


def test_after_a_dangerous_matter_its_numbers_stand_first(sent):
    text = main(sent(about="papers"))
    assert text.index("tel:110") < text.index("tel:0120250168") < text.index("tel:119")


def test_the_tables_know_neither_code(sent, inside, handed_out):
    own = own_code(sent()).replace("-", "")
    assert len(own) == 26
    with inside():
        row = Consultation.objects.get()
        told = str(list(Entry.objects.values_list("after", flat=True)))
    for secret in (own, handed_out.code, row.return_hash):
        assert secret not in told
    assert own not in row.return_hash


def test_sending_twice_makes_one_report_and_the_same_code(sent, inside):
    assert own_code(sent()) == own_code(sent())
    with inside():
        assert Consultation.objects.count() == 1


def test_a_voice_is_known_by_its_content_and_kept_encrypted(sent, inside, tmp_path):
    assert sent(words="", voice=voice("anything.txt")).status_code == 200
    with inside():
        row = ConsultationFile.objects.get()
        assert row.kind == "audio/wav"
        assert content_of(row).startswith(b"RIFF")
        (stored,) = tmp_path.rglob("*.sealed")
        assert b"RIFF" not in stored.read_bytes()


@pytest.mark.parametrize(
    ("wrong", "field", "key"),
    [
        ({"about": ""}, "about", "error_about"),
        ({"words": ""}, "words", "error_empty"),
        ({"words": "x" * 9001}, "words", "error_long"),
    ],
)
def test_what_is_missing_is_said_at_its_field_in_the_persons_language(sent, wrong, field, key):
    answer = sent(**wrong)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in main(answer)
    assert words("vi")[key] in main(answer)


def test_what_is_no_sound_is_refused_and_nothing_is_lost(sent, inside):
    fake = voice("voice.mp3")
    fake.file.seek(0)
    fake.file.write(b"<html><script>alert(1)</script>")
    fake.file.seek(0)
    answer = sent(voice=fake)
    assert answer.status_code == 422
    assert words("vi")["error_audio"] in main(answer)
    assert "CANARY WORDS" in main(answer)
    with inside():
        assert not Consultation.objects.exists()


def test_every_code_that_opens_nothing_gives_the_same_page(client, inside, handed_out):
    with inside():
        handed_out.revoke()
    unknown = ("0" * 12, "x", "Z" * 26, handed_out.code)
    pages = {client.get(f"/voice/{code}/en/").content for code in unknown}
    assert len(pages) == 1
    assert b"tel:110" in pages.pop()
    assert {client.get(f"/voice/{code}/en/").status_code for code in unknown} == {404}
    assert client.post(f"/voice/{handed_out.code}/en/", SAID).status_code == 404


def test_the_person_comes_back_reads_the_answer_and_adds(client, sent, inside, signed_in):
    own = own_code(sent())
    thread = client.post("/voice/", {"code": own.lower().replace("-", " "), "language": "vi"})
    assert words("vi")["no_answer"] in main(thread)
    office = signed_in("caseworker")
    with inside():
        row = Consultation.objects.get()
    entry = f"/o/kita/consultations/{row.public_id}/entries/new/"
    office.post(entry, {"kind": "answer", "words": "Chào bạn", "understood": "on"})
    office.post(entry, {"kind": "note", "words": "INTERNAL NOTE"})
    office.logout()
    thread = client.post("/voice/", {"code": own})
    assert "Chào bạn" in main(thread)
    assert "INTERNAL NOTE" not in main(thread)
    assert "CANARY WORDS" not in main(thread)
    added = client.post("/voice/back/", {"code": own, "words": "MORE", "language": "vi"})
    assert words("vi")["sent_more"] in main(added)
    with inside():
        row.refresh_from_db()
        assert row.first_response_at
        assert row.understood
        assert [one.kind for one in row.entries.all()] == ["answer", "note", "added"]


def test_codes_are_not_tried_without_end(client, db):
    answers = [client.post("/voice/", {"code": grouped("A" * 26)}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_what_does_not_wait_calls_the_contacts_by_a_mail_that_says_nothing(
    sent, inside, signed_in, kita
):
    signed_in("administrator")  # where nobody is appointed
    sent(about="violence")
    with inside():
        (message,) = Message.objects.all()
        assert message.kind == "safeguarding"
        assert Consultation.objects.get().escalations.count() == 1


def test_inside_an_organization_there_is_no_such_door(signed_in, page):
    assert signed_in("caseworker").get(f"/o/kita{page}").status_code == 404


def test_own_numbers_stand_in_place_of_public_ones(client, page, inside):
    with inside():
        OwnHotlineFactory(instead_of="otit-vi", language="vi", checked_on=localdate())
    text = main(client.get(page))
    assert "03-0000-0000" in text
    assert "0120-250-168" not in text
