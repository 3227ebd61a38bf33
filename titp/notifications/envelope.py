"""The envelope: headers that no text can break out of, and the same Message-ID at every attempt."""

import hashlib
import hmac
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from titp.settings import derived

POLICY = SMTP.clone(cte_type="7bit")  # arrives whole at receivers that know nothing newer


class NoSuchAddress(ValueError):
    """Nothing can be sent to this address."""


def enclosed(letter, message, address, at):
    """A letter as the bytes of a whole mail; raises NoSuchAddress."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = _addressed(address)
    mail["Subject"] = one_line(letter.subject)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = message_id(message)
    mail["Auto-Submitted"] = "auto-generated"  # no out-of-office answers, please
    mail.set_content(letter.text)
    return mail.as_bytes()


def sender():
    """The address that the receiver's server is told."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def message_id(message):
    """Made from the row alone: a receiver that gets it twice can see that it is the same mail."""
    text = f"{message.organization_id}|{message.dedupe_key}".encode()
    name = hmac.new(bytes.fromhex(derived("message ids")), text, hashlib.sha256).hexdigest()[:40]
    return f"<{name}@{sender().partition('@')[2]}>"


def one_line(text):
    """Control characters and line ends become spaces: a header is one line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _addressed(address):
    try:
        validate_email(address)
        return Address(addr_spec=address.encode("ascii").decode())
    except (ValidationError, ValueError) as wrong:
        raise NoSuchAddress from wrong
