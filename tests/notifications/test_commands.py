"""The mailer and the mail sink as processes of their own, without Redis."""

import signal
from email import message_from_bytes

import pytest
from django.utils.timezone import localdate
from people import make_member
from processes import running, until

from titp.compliance.models import Finding
from titp.embedded.postgres import free_port
from titp.notifications.models import Message, Reminder
from titp.tenancy.context import use


@pytest.mark.slow
def test_a_mailer_without_redis_sends_and_ends_when_told(committed, sink, state_of):
    port, folder = sink
    today = localdate()
    reader = make_member(committed, "caseworker")
    with use(committed.pk):
        finding = Finding.objects.create(
            rule="SUP-001", subject_id=1, due_on=today, state="due_soon", found_on=today
        )
        Reminder.objects.create(finding=finding, recipient=reader, lead_days=7, planned_on=today)
        message = Message.objects.create(kind="digest", recipient=reader, dedupe_key="digest")
    environment = {
        "PROCESS": "mailer",
        "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        "MAIL_HOST": "127.0.0.1",
        "MAIL_PORT": str(port),
        "MAIL_STARTTLS": "0",
    }
    with running("manage.py", "mailer", **environment) as mailer:
        until(lambda: state_of(message).state == "sent", 60)
        mailer.send_signal(signal.SIGTERM)
        assert mailer.wait(20) == 0
    (file,) = folder.glob("[0-9]*.eml")
    assert message_from_bytes(file.read_bytes())["To"] == reader.email
