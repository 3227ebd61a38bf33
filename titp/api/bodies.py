"""What programs send: JSON that is small, flat and clear, or a sentence that says why not."""

import json

from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

MOST_BYTES = 2**20
DEEPEST = 8


class TooLarge(APIException):
    status_code = 413


class StrictJson(BaseParser):
    """JSON in UTF-8: at most a megabyte, eight deep, no name twice, no NaN, no half characters."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise TooLarge(_("The body is larger than one megabyte."))
        try:
            read = json.loads(
                content.decode(), object_pairs_hook=_once_each, parse_constant=_no_number
            )
            _in_bounds(read)
        except (ValueError, RecursionError) as wrong:
            # what Python says of it may quote what somebody is paid
            said = wrong.args[0] if isinstance(wrong, Unclear) else _("This is no JSON in UTF-8.")
            raise ParseError(said) from wrong
        return read


class Unclear(ValueError):
    """JSON that can be understood in two ways."""


def _once_each(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unclear(_("A name stands twice in one object."))
    return found


def _no_number(name):
    raise Unclear(_("NaN and Infinity are no numbers."))


def _in_bounds(value, depth=0):
    if depth > DEEPEST:
        raise Unclear(_("The body is nested too deeply."))
    if isinstance(value, str):
        value.encode()  # a half of a pair of surrogates cannot be written anywhere
        if "\0" in value:
            raise Unclear(_("A text has a character that cannot be kept."))
    elif isinstance(value, dict):
        for name, inner in value.items():
            _in_bounds(name, depth)
            _in_bounds(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _in_bounds(inner, depth + 1)
