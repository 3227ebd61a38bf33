"""Any date, written in any style, is read back; what is no date stays none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titp.japanese.date_spans import read_span
from titp.japanese.eras import ERAS, era_of, japanese_date
from titp.japanese.written_dates import Certainty, read_date

days = st.dates(date(1926, 12, 25), date(2099, 12, 31))
modern = st.dates(date(1950, 1, 1), date(2099, 12, 31))
gaps = st.sampled_from([".", "/", "-", "．", "／", "－", ". ", " "])
full_width = str.maketrans("0123456789RHS", "０１２３４５６７８９ＲＨＳ")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def certain(text):
    written = read_date(text)
    assert written.certainty is Certainty.CERTAIN, (text, written)
    return written.days[0]


@given(days)
def test_the_official_way_reads_back(day):
    assert certain(japanese_date(day)) == day.isoformat()


@given(days, gaps, st.booleans(), st.sampled_from(["{0}", "{0:02}"]), st.booleans())
def test_an_era_letter_reads_back(day, gap, lower, width, wide):
    era = era_of(day)
    numbers = (day.year - era.since.year + 1, day.month, day.day)
    text = era.letter + gap.join(width.format(number) for number in numbers)
    text = text.lower() if lower else text
    assert certain(text.translate(full_width) if wide else text) == day.isoformat()


@given(days, st.sampled_from(["㍼", "㍻", "㋿", "name", "first"]))
def test_square_and_short_eras_read_back(day, mark):
    era = era_of(day)
    marks = {"name": era.name, "first": era.name[0]}
    squares = {"S": "㍼", "H": "㍻", "R": "㋿"}
    written = marks.get(mark, squares[era.letter])
    text = f"{written}{day.year - era.since.year + 1}.{day.month}.{day.day}"
    assert certain(text) == day.isoformat()


@given(modern, gaps)
def test_western_years_read_back(day, gap):
    assert certain(gap.join(map(str, (day.year, day.month, day.day)))) == day.isoformat()
    assert certain(day.strftime("%Y%m%d")) == day.isoformat()
    assert certain(f"{day}T00:00:00+09:00") == day.isoformat()
    assert certain(f"{day} 0:00:00") == day.isoformat()


@given(modern)
def test_named_months_read_back(day):
    assert certain(f"{day.day}-{MONTHS[day.month - 1]}-{day.year}") == day.isoformat()
    assert certain(f"{MONTHS[day.month - 1].upper()} {day.day}, {day.year}") == day.isoformat()


@given(modern)
def test_the_right_weekday_is_certain_and_a_wrong_one_is_not(day):
    written = f"{day.year}年{day.month}月{day.day}日"
    weekdays = "月火水木金土日"
    assert certain(f"{written}({weekdays[day.weekday()]})") == day.isoformat()
    wrong = read_date(f"{written}（{weekdays[day.weekday() - 1]}）")
    assert (wrong.certainty, wrong.days) == (Certainty.WRONG_WEEKDAY, (day.isoformat(),))


@given(modern)
def test_day_and_month_are_in_doubt_exactly_when_both_fit(day):
    written = read_date(f"{day.day:02}/{day.month:02}/{day.year}")
    if day.day > 12 or day.day == day.month:
        assert written.certainty is Certainty.CERTAIN
        assert written.days == (day.isoformat(),)
    else:
        assert written.certainty is Certainty.DAY_OR_MONTH
        assert day.isoformat() in written.days


@given(modern)
def test_short_numbers_are_never_certain_but_offer_the_day(day):
    era = era_of(day)
    number = day.year - era.since.year + 1
    if number < 100:
        written = read_date(f"{number}.{day.month}.{day.day}")
        assert written.certainty is Certainty.NO_ERA
        assert day.isoformat() in written.days


@given(modern, modern, st.sampled_from(["～", " ～ ", "~", "から", " - "]))
def test_both_ends_of_a_span_read_back(one, other, between):
    start, end = sorted((one, other))
    first, last = read_span(f"{japanese_date(start)}{between}{japanese_date(end)}")
    assert (first.days, last.days) == ((start.isoformat(),), (end.isoformat(),))


@given(st.text())
def test_no_text_breaks_the_reader(text):
    written = read_date(text)
    assert all(date.fromisoformat(day if len(day) == 10 else f"{day}-01") for day in written.days)
    assert len(read_span(text)) == 2


@given(st.text(alphabet="RHS令和平成昭元年月日0123456789./-〃 ()予定", max_size=14))
def test_no_mixture_of_date_signs_breaks_the_reader(text):
    read_date(text)
    read_span(text)


@pytest.mark.parametrize(
    "text", ["平成9年2月29日", "2025-15-01", "R8.13.1", "令和8年2月30日", "31/04/2025"]
)
def test_days_that_no_calendar_has_are_not_moved(text):
    assert read_date(text) == read_date("no date 1")


@pytest.mark.parametrize(
    "text", ["未定", "―", "", "済", "0000-00-00", "1900/1/0", "9999/12/31", "0"]
)
def test_words_and_placeholders_are_nothing(text):
    assert read_date(text).certainty is Certainty.NOTHING


@pytest.mark.parametrize("text", ["H31.5.1", "平成33年1月5日", "S64.1.8"])
def test_an_era_that_had_ended_is_told(text):
    assert read_date(text).era_had_ended


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("R8.10", "2026-10"),
        ("2026年10月下旬予定", "2026-10"),
        ("令和8年12月", "2026-12"),
        ("2026/4", "2026-04"),
        ("令和7年4月　　日", "2025-04"),
    ],
)
def test_a_month_stays_a_month(text, month):
    assert certain(text) == month


def test_a_plan_is_told():
    assert read_date("2026年10月下旬予定").planned
    assert read_date("R8.10.1予定").planned
    assert not read_date("R8.10.1").planned


def test_two_dates_are_several():
    written = read_date("R8.4.10 R9.4.10")
    assert (written.certainty, written.days) == (Certainty.SEVERAL, ("2026-04-10", "2027-04-10"))


def test_kanji_numerals():
    assert certain("令和七年十二月三十一日") == "2025-12-31"
    assert certain("二〇二六年四月一日") == "2026-04-01"


def test_eras_follow_each_other_without_a_gap():
    assert all(era.until == later.since for era, later in zip(ERAS, ERAS[1:], strict=False))


def test_the_first_year_is_gannen():
    assert japanese_date(date(2019, 5, 1)) == "令和元年5月1日"
    assert japanese_date(date(2026, 11, 23)) == "令和8年11月23日"


def test_days_before_all_eras_have_none():
    with pytest.raises(ValueError, match="before"):
        era_of(date(1800, 1, 1))
