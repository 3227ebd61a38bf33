"""Letters: what a mail says, written at the moment it leaves, from ids alone."""

from collections.abc import Callable
from dataclasses import dataclass

from titp.declared import Declared, Text

LETTERS = Declared("letters")
RESEND, HOLD = "resend", "hold"


@dataclass(frozen=True)
class Letter:
    """One mail's words, in the language of its reader.

    `address`: of somebody without an account, where it is kept encrypted and so not in the outbox.
    """

    subject: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of mail: how it is written, and what follows when its delivery is in doubt.

    `if_in_doubt`: RESEND it under the same Message-ID (better twice than never), or HOLD it until
    an administrator decides (confidential: better asked than twice). `title` names it in lists;
    what is not `listed`, the organization does not see among its mail: it is told about it.
    """

    slug: str
    write: Callable
    if_in_doubt: str = RESEND
    title: Text | None = None
    listed: bool = True

    def __str__(self):
        return str(self.title or self.slug)


def letter(kind, title, if_in_doubt=RESEND, listed=True):
    """Declare the function that writes a kind of mail: `(message) -> Letter`, or None.

    It runs inside the context of the message's organization. None means that there is nothing
    left to say: the message is cancelled. An app keeps its letters in `<app>/letters.py`.
    """

    def declare(write):
        LETTERS.add(Kind(kind, write, if_in_doubt, title, listed))
        return write

    return declare


def unlisted():
    """The kinds that an organization does not see among its mail."""
    return [kind.slug for kind in LETTERS.values() if not kind.listed]
