"""Every word that people read stands in Japanese and in English, and says the same in both."""

import re
from dataclasses import fields, is_dataclass

import pytest
from catalogue import JAPANESE, asked_for, entries, key, words_of, words_of_template
from django.utils import translation
from django.utils.translation import gettext

from titp.compliance.rule import RULES
from titp.declared import Text
from titp.documents.report import REPORTS
from titp.embedded.catalogues import compile_stale
from titp.monitoring.figure import FIGURES
from titp.notifications.band import BANDS
from titp.notifications.letter import LETTERS
from titp.spreadsheets.sheet import SHEETS

ENTRIES = entries()
# What is asked for, in the form for many where it has one, and each thing said for it.
PAIRS = [
    (entry.msgid_plural or entry.msgid, saying)
    for entry in ENTRIES
    for saying in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
THE_SAME_IN_JAPANESE = {"Excel", "CSV"}
# Words for people and duties that the house does not use (a duty has a day; nobody is accused).
NEVER = re.compile("違法|不法|研修生|受入企業|受入れ企業|顧客|クライアント|違反者")
# English in the code → the Japanese of the law and its forms.
TERMS = {
    "supervising organizations?": "監理団体",
    "host compan(?:y|ies)": "実習実施者",
    "trainees?": "技能実習生",
    "training plans?": "技能実習計画",
    "workplaces?": "事業所",
    "sending organizations?": "送出機関",
    "stat(?:us|uses) of residence": "在留資格",
    "periods? of stay": "在留期間",
    "audits?": "監査",
    "visits?": "訪問指導",
    "skill tests?": "技能検定",
    "headcount caps?": "人数枠",
    "nationality": "国籍・地域",
    r"(?<!skills )passports?": "旅券",
    "placements?": "配属",
    "rules?": "規則",
    "findings?": "指摘事項",
    "waivers?": "確認済み",
    "reminders?": "督促",
    "overdue": "超過",
    "open dut(?:y|ies)": "未完了の義務",
}
DECLARED = [
    thing
    for declared in (RULES, REPORTS, SHEETS, FIGURES, LETTERS, BANDS)
    for thing in declared.values()
]


def texts(thing):
    """Every Text within a declared thing, but for those that say nothing in either language."""
    if isinstance(thing, Text):
        yield from [thing] if thing.ja or thing.en else []
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, dict):
        yield from texts(tuple(thing.values()))
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from texts(part)


def test_the_catalogue_has_what_the_sources_ask_for_and_nothing_else():
    known = {key(entry) for entry in ENTRIES}
    asked = asked_for()
    assert len(asked) > 500, "the sources were not read"
    assert asked - known == set(), "run makemessages and translate these"
    assert known - asked == set(), "nothing asks for these any more"


def test_every_entry_is_said_in_japanese():
    for words, saying in PAIRS:
        assert saying.strip(), words
        assert not saying.isascii() or saying in THE_SAME_IN_JAPANESE, words


def test_no_entry_was_guessed():
    assert [entry.msgid for entry in ENTRIES if entry.fuzzy or entry.obsolete] == []


def test_japanese_has_one_form_for_any_number():
    plurals = [entry for entry in ENTRIES if entry.msgid_plural]
    assert plurals
    assert [entry.msgid for entry in plurals if list(entry.msgstr_plural) != [0]] == []


def test_every_entry_keeps_its_placeholders():
    def placeholders(words):
        return set(PLACEHOLDER.findall(words))

    assert [words for words, saying in PAIRS if placeholders(words) != placeholders(saying)] == []


def test_nobody_is_accused_and_each_has_the_name_of_the_law():
    assert [saying for _words, saying in PAIRS if NEVER.search(saying)] == []


@pytest.mark.parametrize(("english", "japanese"), TERMS.items())
def test_a_term_of_the_trade_is_always_the_same_word(english, japanese):
    named = re.compile(rf"\b(?:{english})\b", re.IGNORECASE)
    about = [(words, saying) for words, saying in PAIRS if named.search(words)]
    assert about
    assert [words for words, saying in about if japanese not in saying] == []


@pytest.mark.parametrize("thing", DECLARED, ids=lambda thing: str(thing)[:60])
def test_what_is_declared_speaks_both_languages(thing):
    said = list(texts(thing))
    for text in said:
        assert text.ja.strip()
        assert text.en.strip()
        assert text.en.isascii() or text.en != text.ja
        assert not NEVER.search(text.ja)
    assert said


def test_what_people_edit_is_what_they_read(tmp_path):
    folder = tmp_path / "ja" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(JAPANESE.read_text())
    compile_stale([tmp_path])
    assert "保存する".encode() in (folder / "django.mo").read_bytes()
    with translation.override("ja"):
        assert gettext("Save") == "保存する"


def test_a_word_is_found_wherever_it_is_asked_for():
    assert words_of("_('Save'); pgettext_lazy('mail', 'failed'); print('not this')") == {
        (None, "Save", ""), ("mail", "failed", ""),
    }  # fmt: skip
    template = (
        "  <p>\n {% blocktranslate count n=n %}one{% plural %}{{ n }}{% endblocktranslate %}</p>\n"
        ' <th>{% translate "Name" context "organization" %}</th> not this'
    )
    assert words_of_template(template) == {(None, "one", "%(n)s"), ("organization", "Name", "")}
