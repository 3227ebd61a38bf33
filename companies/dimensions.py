"""By what figures about places in Japan are broken down."""

import csv
from functools import cache
from pathlib import Path

from companies.models.prefecture import Prefecture
from titp.declared import Text
from titp.monitoring.figure import ALL, Dimension, Tiles

TILES = Path(__file__).parent / "data" / "prefecture_tiles.csv"
REGIONS = {
    "Hokkaido": "北海道",
    "Tohoku": "東北",
    "Kanto": "関東",
    "Chubu": "中部",
    "Kinki": "近畿",
    "Chugoku": "中国",
    "Shikoku": "四国",
    "Kyushu-Okinawa": "九州・沖縄",
}


@cache
def prefectures():
    """JIS X 0401 code → Prefecture, from the file: a monitor's connection reads no list."""
    return {row.code: row for row in Prefecture.rows()}


def place(key):
    """A prefecture or its region in the reader's language."""
    if key in prefectures():
        return str(prefectures()[key])
    return str(Text(ja=REGIONS.get(key, key), en=key))


@cache
def prefecture_tiles():
    """Where one looks for each prefecture on a map of tiles of one size."""
    with TILES.open(encoding="utf-8") as file:
        return Tiles({
            row["code"]: (
                Text(ja=row["short_ja"], en=row["short_en"]), int(row["column"]), int(row["row"])
            )
            for row in csv.DictReader(file)
        })  # fmt: skip


PREFECTURE = Dimension(
    "prefecture",
    Text(ja="都道府県", en="prefecture"),
    names=place,
    parent=lambda key: prefectures()[key].region_en if key in prefectures() else ALL,
    tiles=prefecture_tiles,
)
