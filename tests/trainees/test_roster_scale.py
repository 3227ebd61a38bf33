"""Large rosters are read in seconds, and tell how far they are."""

import time

from tests.rosters.making import grid_of, person, read, text_table
from trainees.roster import read_roster


def many(number):
    return [
        person(
            氏名=f"TEST {chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676)}",
            旅券番号=f"C{n:07}",
            在留カード番号=f"AB{n:08}CD",
            **{f"列{column}": str(n * column) for column in range(18)},
            備考="更新済",
        )
        for n in range(number)
    ]


def test_ten_thousand_rows_take_seconds(tmp_path):
    path = text_table(tmp_path, grid_of(many(10_000)))
    started = time.process_time()
    reading = read(path)
    assert (reading.source_rows, reading.people) == (10_000, 10_000)
    assert time.process_time() - started < 30


def test_progress_is_told(tmp_path):
    told = []
    read_roster(text_table(tmp_path, grid_of(many(500))), progress=lambda *now: told.append(now))
    assert told[0] == (200, 501)
    assert told[-1] == (501, 501)
