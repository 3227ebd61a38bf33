"""No text breaks out of a header, and a mail keeps its Message-ID."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titp.notifications.envelope import NoSuchAddress, enclosed, message_id
from titp.notifications.letter import Letter
from titp.notifications.models import Message

AT = datetime(2026, 11, 23, tzinfo=UTC)
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted",
    "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
}  # fmt: skip


def mail(subject="Subject", text="Text", address="reader@example.org", key="a"):
    message = Message(organization_id=1, dedupe_key=key, kind="hello")
    return enclosed(Letter(subject, text), message, address, AT)


@given(st.text())
def test_whatever_the_subject_the_headers_are_ours(subject):
    read = message_from_bytes(mail(subject=subject), policy=default)
    assert set(read.keys()) == HEADERS
    assert read.get_all("To") == ["reader@example.org"]


@given(st.text())
def test_whatever_the_address_there_is_one_reader_or_none(address):
    try:
        read = message_from_bytes(mail(address=address), policy=default)
    except NoSuchAddress:
        return
    assert set(read.keys()) == HEADERS
    assert [reader.addr_spec for reader in read["To"].addresses] == [address]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "reader@example.org\r\nBcc: other@example.org",
        "reader@example.org, other@example.org",
        "reader@example.org\n.\nMAIL FROM:<x@example.org>",
        "読者@example.org",
    ],
)
def test_an_address_that_is_more_than_an_address_is_refused(address):
    with pytest.raises(NoSuchAddress):
        mail(address=address)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_the_text_arrives_as_it_was_written(text):
    read = message_from_bytes(mail(text=text), policy=default)
    assert read.get_content().rstrip("\r\n") == text


def test_a_japanese_subject_arrives_whole():
    read = message_from_bytes(mail(subject="きた協同組合：期限のある義務" * 5), policy=default)
    assert read["Subject"] == "きた協同組合：期限のある義務" * 5


def test_every_line_fits_the_oldest_receiver():
    lines = mail(subject="期限" * 100, text="長い行" * 1000).split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert all(byte < 128 for line in lines for byte in line)


def test_the_message_id_follows_from_the_row_alone():
    same = [Message(organization_id=1, dedupe_key="a"), Message(organization_id=1, dedupe_key="a")]
    assert message_id(same[0]) == message_id(same[1])
    other = Message(organization_id=2, dedupe_key="a")
    assert message_id(other) != message_id(same[0])
