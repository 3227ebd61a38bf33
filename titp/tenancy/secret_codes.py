"""Codes that open something for whoever has them, and stand in no table (カード・リンクの合言葉).

A code follows from something random in a row and a key of the settings; the tables know its keyed
hash. So neither a copy of the database nor a look at a row opens anything.
"""

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

# Without what is mistaken for another: no I, L, O and U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class SecretCode:
    """A kind of codes: under which key of the settings, and of how many letters (5 bits each).

    `use` tells kinds apart that share a key; `made` is what a code is made with before the rest.
    """

    key: str
    letters: int
    use: str = ""
    made: str = "code "

    def of(self, content):
        """The code that follows from random bytes, such as those of a seed."""
        return self._lettered(self._keyed(self.made, content).digest())

    def hash(self, code):
        """What the tables know of a code; keyed, for a short one alone could be tried."""
        return self._keyed("hash ", code.encode()).hexdigest()

    def behind(self, statement, code):
        """The row that a statement finds by the hash of a code, or None."""
        # Asked in any case: how long it takes does not tell what a code looks like.
        with connection.cursor() as cursor:
            cursor.execute(statement, [self.hash(code)])
            row = cursor.fetchone()
        return row if len(code) == self.letters else None

    def _keyed(self, word, content):
        key = bytes.fromhex(getattr(settings, self.key))
        return hmac.new(key, (self.use + word).encode() + content, hashlib.sha256)

    def _lettered(self, digest):
        number = int.from_bytes(digest)
        return "".join(ALPHABET[number >> 5 * place & 31] for place in range(self.letters))
