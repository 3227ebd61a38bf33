"""Every form, box by box: what the record says stands in the PDF; what is not there is listed."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from django.urls import resolve, reverse
from filled_in import DAYS, form_of, words_for

from titp.accounts.permissions import TABLE
from titp.compliance.rule import RULES
from titp.official_forms import filling
from titp.official_forms.filling import filled
from titp.official_forms.form import FORMS, ORGANIZATION
from titp.official_forms.making import printed
from titp.official_forms.settling import noun_of

# What each box has to say of the story of tests/factories/story_of_a_host.py.
EXPECTED = Path(__file__).parent / "expected"
SLUGS = sorted(FORMS)
LINE, GAP = 5, 9  # points: how far letters of one line are apart, and of one word


@pytest.mark.parametrize("slug", SLUGS)
def test_a_paper_says_in_each_box_what_is_recorded(slug, rows):
    form = form_of(slug)
    one = filled(form, rows[form.noun], DAYS[form.period], words_for(form))
    assert one.values == json.loads((EXPECTED / f"{slug}.json").read_text(encoding="utf-8"))
    assert [box.box.key for box in one.missing] == []
    text, ticked = read(printed([one]))
    assert close_up(form.number) in text
    for box in one.boxes:
        label = close_up(box.box.label.ja)
        if box.box.key != "dated":
            beside = "" if box.annex else close_up(box.text)
            assert label + beside in text, box.box.key
        for words in (box.text, *(cell for row in box.rows for cell in row)):
            assert close_up(words) in text, box.box.key
        for word, on in box.ticks:
            assert close_up(word) in (ticked if on else text), box.box.key


@pytest.mark.parametrize("slug", SLUGS)
def test_each_needed_box_without_data_is_listed_as_missing(slug, monkeypatch, acting):
    form = form_of(slug)
    nothing = {box.source.partition(".")[2]: None for box in form.boxes if box.source}
    knows_nothing = SimpleNamespace(values=lambda row, asked: nothing)
    for noun in form.rows:
        monkeypatch.setitem(filling.SOURCES, noun, knows_nothing)
    nowhere = {field.attname: 0 for field in form.model._meta.fields if field.many_to_one}
    one = filled(form, form.model(**nowhere, pk=0), DAYS[form.period])
    assert one.missing
    assert [box.box.key for box in one.missing] == [box.key for box in form.boxes if box.needed]


def test_what_has_no_room_stands_in_an_annex_and_its_box_says_so(rows):
    form = form_of("visit_record")
    words = words_for(form) | {"progress": "長い記録。" * 80}
    one = filled(form, rows["visit"], DAYS[""], words)
    assert [box.box.key for box in one.annexes] == ["progress"]
    text, _ticked = read(printed([one]))
    assert "進捗別紙１のとおり" in text
    assert "別紙１進捗" in text
    assert "長い記録。" * 80 in text


def test_a_form_is_followed_from_its_first_day_on():
    assert FORMS.on("audit_report", date(2017, 10, 31)) is None
    assert FORMS.on("audit_report", date(2017, 11, 1)).number.startswith("別記様式第22号")


def test_a_duty_is_settled_by_a_form_about_the_same_thing_or_something_of_it():
    """So the page of a duty can lead to its paper."""
    for form in (editions[0] for editions in FORMS.values()):
        for rule in (RULES[id] for id in form.settles):
            within = noun_of(rule.about) in form.under or form.about == ORGANIZATION
            assert form.about == rule.about.model or within, form.slug
            assert not form.dated_by or form.dated_by in rule.reads, form.slug
            assert set(form.begins_where.values()) <= rule.reads.keys(), form.slug


def test_what_one_subject_has_many_of_in_time_says_which_a_duty_speaks_of_and_can_be_begun():
    """Courses before landing are told of all: a duty about lectures speaks of no day of theirs."""
    for form in (editions[0] for editions in FORMS.values()):
        if form.settles and form.under and form.slug != "pre_arrival_record":
            assert hasattr(form.model.objects, "of_duty"), form.slug
            of = [1] if form.begins_with else []
            assert resolve(reverse(form.begins_at, args=of)).func.may in TABLE, form.slug


def close_up(words):
    return "".join(words.split())


def read(made):
    """All that a PDF says, and the words that have a tick before them, without spaces."""
    text, ticked = [], []
    with pypdfium2.PdfDocument(made.content) as pdf:
        for page in pdf:
            words = page.get_textpage()
            text.append(close_up(words.get_text_bounded()))
            ticked += _ticked(words)
    return "".join(text), ticked


def _ticked(words):
    """A tick is drawn apart from its word: the word is what begins right of it on its line."""
    letters = [
        (words.get_text_range(place, 1), *words.get_charbox(place))
        for place in range(words.count_chars())
    ]
    for _tick, _left, bottom, right, _top in (one for one in letters if one[0] == "✓"):
        beside = sorted(
            (one for one in letters if abs(one[2] - bottom) < LINE and one[1] > right),
            key=lambda one: one[1],
        )
        word, end = "", right
        for letter, start, _bottom, stop, _top in beside:
            if start - end > GAP:
                break
            word, end = word + letter, stop
        yield close_up(word)
