"""By what figures about places in Japan are broken down."""

from functools import cache

from companies.models.prefecture import Prefecture
from titp.declared import Text
from titp.monitoring.figure import ALL, Dimension

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


PREFECTURE = Dimension(
    "prefecture",
    Text(ja="都道府県", en="prefecture"),
    names=place,
    parent=lambda key: prefectures()[key].region_en if key in prefectures() else ALL,
)
