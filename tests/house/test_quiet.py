"""What is told of a person stays in the database: out of logs and addresses.

That a task carries nothing but ids is refused where tasks are sent (tests/tenancy/test_tasks.py).
"""

import io
import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from factories.companies import CompanyFactory
from factories.trainees import PassportFactory, TraineeFactory
from openpyxl import Workbook

from titp.tenancy.context import use

# Words that nobody has: found anywhere, they have come from these rows.
NAME, KANA, PASSPORT = "CANARYBIRD QUILLFEATHER", "カナリヤドリ　クイル", "ZQ7654321"
BIRTH = "1999-12-17"
SECRET = re.compile(
    "CANARYBIRD|QUILLFEATHER|カナリヤドリ|ZQ7654321|1999-12-17|19991217", re.IGNORECASE
)
# The statements themselves, which Django tells only while DEBUG is on.
TOLD_WHILE_DEBUGGING = "django.db.backends"


class Listener(logging.Handler):
    """Writes down every record of every logger, at every level, with its traceback."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.heard = []

    def emit(self, record):
        if not record.name.startswith(TOLD_WHILE_DEBUGGING):
            self.heard.append(self.format(record))


@pytest.fixture
def heard():
    """All that is logged during the test, as lines."""
    listener, root = Listener(), logging.getLogger()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    yield listener.heard
    root.removeHandler(listener)
    root.setLevel(level)


def roster():
    book = Workbook()
    book.active.append(["氏名（ローマ字）", "フリガナ", "生年月日", "旅券番号", "国籍"])
    book.active.append([NAME, KANA, BIRTH, PASSPORT, "ベトナム"])
    book.active.append([NAME + " JUNIOR", KANA, "不明", PASSPORT, "？？"])
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("roster.xlsx", content.getvalue())


def text_of(answer):
    return b"".join(answer).decode(errors="replace")


def a_day_with(person, passport, client, at):
    """What a caseworker does with one person in a day; yields every answer."""
    page = at("kita", f"/trainees/{person.pk}/")
    fields = {"name_roman": NAME, "name_kana": KANA, "birth_date": BIRTH, "nationality": "VN"}
    yield client.get(at("kita", "/trainees/"))
    yield client.get(page)
    yield client.get(page + "edit/")
    yield client.post(at("kita", "/trainees/new/"), fields)
    yield client.post(at("kita", "/trainees/new/"), fields | {"birth_date": BIRTH + "x"})
    yield client.post(page + "edit/", fields | {"version": "0"})
    yield client.post(at("kita", f"/passports/{passport.pk}/number/"))
    yield client.get(at("kita", "/trainees/"), {"format": "xlsx"})
    yield client.get(page + "history/")
    yield client.get(at("kita", "/to-do/"))
    yield client.post(at("kita", "/intake/"), {"file": roster()})
    yield client.get(at("kita", "/intake/"))


@pytest.fixture
def answers(signed_in, kita, at, heard, capfd, django_capture_on_commit_callbacks):
    client = signed_in("caseworker")
    with use(kita.pk):
        person = TraineeFactory(
            company=CompanyFactory(), name_roman=NAME, name_kana=KANA, birth_date=BIRTH
        )
        passport = PassportFactory(trainee=person, number=PASSPORT)
    with django_capture_on_commit_callbacks(execute=True):
        return list(a_day_with(person, passport, client, at))


def test_the_day_shows_the_person(answers):
    """Otherwise the tests below could not fail."""
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []
    assert sum(bool(SECRET.search(text_of(answer))) for answer in answers) >= 5


def test_no_log_tells_of_a_person(answers, heard, capfd):
    lines = [*heard, *"".join(capfd.readouterr()).splitlines()]
    assert any("list exported" in line for line in lines)
    assert [line for line in lines if SECRET.search(line)] == []


def test_no_address_tells_of_a_person(answers):
    links = re.compile(r'(?:href|action|src|hx-\w+)="([^"]*)"')
    found = [link for answer in answers for link in links.findall(text_of(answer))]
    sent = ("Location", "HX-Push-Url", "HX-Redirect")
    found += [answer.headers.get(name, "") for answer in answers for name in sent]
    assert len(found) > 50
    assert [link for link in found if SECRET.search(link)] == []
