"""The hand-over of a mail in two phases: all but the last dot, then the dot (RFC 5321, 4.1.1.4).

Until the dot the receiver has no complete message, so whoever dies before it has sent nothing.
"""

import re
import smtplib
import socket
import ssl
from contextlib import contextmanager, suppress

from django.conf import settings

PATIENCE = 30.0  # seconds for each answer of the receiver


class NotNow(Exception):
    """The receiver could not take it, or was not there: try again later (4xx, no connection)."""


class Never(Exception):
    """The receiver will not take it, however often we try (5xx)."""


class InDoubt(Exception):
    """The dot was sent, and the connection broke before the receipt."""


class Receiver:
    """An open connection to the mail server of the settings; good for many mails."""

    def __init__(self, smtp):
        self.smtp = smtp

    @property
    def is_open(self):
        return self.smtp.sock is not None

    def offer(self, sender, address, mail):
        """Everything but the dot. `mail`: the whole message as bytes with CRLF line ends."""
        with _failures_before_the_dot():
            self.smtp.rset()
            _accepted(*self.smtp.mail(sender))
            _accepted(*self.smtp.rcpt(address))
            self.smtp.putcmd("data")
            _accepted(*self.smtp.getreply())
            self.smtp.send(re.sub(rb"(?m)^\.", b"..", mail))

    def finish(self):
        """The dot; returns when the receiver has confirmed."""
        try:
            self.smtp.send(b".\r\n")
            code, text = self.smtp.getreply()
        except (OSError, smtplib.SMTPException) as broken:
            raise InDoubt(type(broken).__name__) from broken
        _accepted(code, text)

    def abandon(self):
        """Leave without the dot: the receiver forgets what it has heard."""
        self.smtp.close()


@contextmanager
def receiver():
    """Connect, with STARTTLS and login where the settings say so; raises NotNow or Never."""
    with _failures_before_the_dot():
        smtp = smtplib.SMTP(settings.MAIL_HOST, settings.MAIL_PORT, timeout=PATIENCE)
    try:
        with _failures_before_the_dot():
            # The dot is a small packet that nobody has asked for: TCP would hold it back for 40 ms.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            smtp.ehlo()
            if settings.MAIL_STARTTLS:
                smtp.starttls(context=ssl.create_default_context())
                smtp.ehlo()
            if settings.MAIL_USER:
                smtp.login(settings.MAIL_USER, settings.MAIL_PASSWORD)
        yield Receiver(smtp)
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
    finally:
        smtp.close()


@contextmanager
def _failures_before_the_dot():
    try:
        yield
    except (OSError, smtplib.SMTPException) as failed:
        # Also a wrong password (5xx): that is our fault, and the mail can wait until it is mended.
        raise NotNow(
            f"{type(failed).__name__} {getattr(failed, 'smtp_code', '')}".strip()
        ) from failed


def _accepted(code, text):
    """Codes only: a receiver's words may repeat the address, which belongs into no log."""
    if code >= 500:
        raise Never(str(code))
    if code >= 400 or code < 200:
        raise NotNow(str(code))
