"""Text made comparable: widths, spaces, invisible characters, kana, search keys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titp.japanese.text import clean, compact, katakana, one_line, search_key, sort_key


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ＴＥＳＴ　ＶＡＮ", "TEST VAN"),
        ("a\u00a0\u2003b", "a b"),
        ("a\u200b\u202eb\ufeff", "ab"),
        ("a_x0007_b", "ab"),
        ("a_x000D_\nb", "a\nb"),
        ("a_x005F_x0041_", "a_x0041_"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("㈱①", "(株)1"),
        ("e\u0301", "é"),
        (" a \n b ", "a\nb"),
        ("☑\ufe0f男", "☑男"),
        ("ｸﾞｴﾝ", "グエン"),
    ],
)
def test_cleaning(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert unicodedata.is_normalized("NFKC", once)
    if "_x" not in once:
        assert clean(once) == once


@given(st.text())
def test_nothing_invisible_is_left(text):
    assert not any(
        unicodedata.category(char) in {"Cc", "Cf"} for char in clean(text) if char != "\n"
    )


def test_lines_and_spaces_go_where_they_do_not_count():
    assert one_line("更新手続\n 開始") == "更新手続 開始"
    assert compact("生 年\n月　日") == "生年月日"


@pytest.mark.parametrize("text", ["ｸﾞｴﾝ ｳﾞｧﾝ", "ぐえん ゔぁん", "グエン ヴァン"])
def test_all_kana_become_full_width_katakana(text):
    assert katakana(text) == "グエン ヴァン"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trần Thị Hà", "TRAN THI HA"),
        ("ĐỖ VĂN HẬU", "do van hau"),
        ("ｸﾞｴﾝ・ﾊﾞﾝ", "ぐえん ばん"),
        ("Peñaflor", "PENAFLOR"),
    ],
)
def test_spellings_of_one_name_share_a_search_key(one, other):
    assert search_key(one) == search_key(other)


def test_dakuten_tell_names_apart():
    assert search_key("カキ") != search_key("ガギ")


def test_sort_keys_put_vu_beside_u():
    names = ["ワン", "ヴァン", "ウン", "エン", "アン"]
    assert sorted(names, key=sort_key) == ["アン", "ウン", "ヴァン", "エン", "ワン"]
