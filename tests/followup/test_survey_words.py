"""The survey in fourteen languages, whole and light."""

import re

import pytest

from followup.survey.tongues import LANGUAGES, page_language, table, words
from titp.documents.fonts import missing_glyphs

PLACEHOLDER = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("name", ["survey", "calling"])
def test_every_word_stands_in_every_language_with_its_placeholders(name):
    for key, row in table(name).items():
        assert set(row) == set(LANGUAGES), key
        assert all(row.values()), key
        assert {tuple(sorted(PLACEHOLDER.findall(word))) for word in row.values()} == {
            tuple(sorted(PLACEHOLDER.findall(row["en"])))
        }, key


def test_every_letter_of_a_calling_list_can_be_drawn():
    for language in LANGUAGES:
        assert missing_glyphs("".join(words(language, "calling").values())) == set(), language


def test_a_mother_tongue_finds_its_page():
    assert [page_language(code) for code in ("fil", "zh", "si", "hi", "")] == [
        "tl", "zh-hans", "si", "en", "en",
    ]  # fmt: skip


def test_every_screen_speaks_each_language_and_says_where_it_is_a_draft(client, page):
    for language in LANGUAGES:
        text = client.get(page, {"language": language}).content.decode()
        said = words(language)
        for key in ("ask_doing", "doing_own_business", "ask_people", "always_4", "review"):
            assert said[key] in text, (language, key)
        assert (said["draft"] in text) == (language not in ("ja", "en"))
        assert "{" not in re.search(r"<main.*</main>", text, re.DOTALL)[0].replace(
            f'data-progress="{said["progress"]}"', ""
        )


def test_the_first_answer_carries_all_questions_within_sixty_kilobytes(client, page, settings):
    answer = client.get(page, {"language": "my"})
    text = answer.content.decode()
    assert len(re.findall(r"data-screen=", text)) == 15
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', text)
    assert len(files) == 6
    static = settings.ROOT / "static"
    loaded = sum((static / re.sub(r"\.\w{12}\.", ".", file)).stat().st_size for file in files)
    assert len(answer.content) + loaded <= 60_000


def test_the_office_reads_what_is_asked_and_that_the_points_are_no_official_score(office, url):
    text = office.get(url("/returnees/survey/"), {"language": "lo"}).content.decode()
    assert words("lo")["ask_psychosocial"] in text
    assert "not the official score" in text
    assert office.get(url("/returnees/survey/"), {"language": "xx"}).status_code == 200
    assert url("/returnees/survey/") in office.get(url("/returnees/")).content.decode()
