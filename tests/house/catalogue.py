"""What the sources ask to be translated, read without the tools of gettext."""

import io
import re
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ["titp", "companies", "trainees", "training_plans", "followup"]
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
JAPANESE = ROOT / "locale" / "ja" / "LC_MESSAGES" / "django.po"


def entries():
    """The entries of the Japanese catalogue."""
    return list(polib.pofile(str(JAPANESE)))


def key(entry):
    """(context or None, words, words of the plural or "") of an entry, as `asked_for` tells."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def asked_for():
    """{(context or None, words, words of the plural or "")} of all Python files and templates."""
    found = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            found |= words_of(path.read_text())
    for path in (ROOT / "templates").rglob("*.*"):
        found |= words_of_template(path.read_text())
    return found


def words_of(python):
    source = io.BytesIO(python.encode())
    found = extract("python", source, keywords=KEYWORDS, options={"encoding": "utf-8"})
    return {_key(words, context) for _line, words, _comments, context in found}


def words_of_template(template):
    """Django writes a template as calls of gettext among blots, which stand at odd indents."""
    return words_of(re.sub(r"(?m)^\s+", "", templatize(template)))


def _key(words, context):
    one, many = words if isinstance(words, tuple) else (words, "")
    return context, one, many
