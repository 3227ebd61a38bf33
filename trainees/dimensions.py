"""By what figures about people are broken down."""

from titp.declared import Text
from titp.monitoring.figure import ALL, Dimension, Tiles
from trainees.models.reference import country_name

# UN M49 sub-regions of the countries that trainees come from; others are merged into all at once.
REGIONS = {
    "south-east-asia": Text(ja="東南アジア", en="South-eastern Asia"),
    "south-asia": Text(ja="南アジア", en="Southern Asia"),
    "east-asia": Text(ja="東アジア", en="Eastern Asia"),
    "central-asia": Text(ja="中央アジア", en="Central Asia"),
}
REGION_OF = {
    **dict.fromkeys(
        ["ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"], "south-east-asia"
    ),
    **dict.fromkeys(["BD", "BT", "IN", "IR", "LK", "MV", "NP", "PK"], "south-asia"),
    **dict.fromkeys(["CN", "HK", "KR", "MN", "MO", "TW"], "east-asia"),
    **dict.fromkeys(["KG", "KZ", "TJ", "TM", "UZ"], "central-asia"),
}

COLUMNS = 6  # of a map of tiles: more would be too narrow for names
SHORT = {
    "HK": Text(ja="香港", en="Hong Kong"),
    "MM": Text(ja="ミャンマー", en="Myanmar"),
    "MO": Text(ja="マカオ", en="Macao"),
}


def country_or_region(key):
    return REGIONS.get(key) or country_name(key)


def country_tiles():
    """Countries of a region beside each other under its name, in the order of their codes."""
    places, headings, row = {}, [], 0
    for region, words in REGIONS.items():
        headings.append((words, 0, row))
        codes = [code for code, of in REGION_OF.items() if of == region]
        for place, code in enumerate(codes):
            down, column = divmod(place, COLUMNS)
            places[code] = (SHORT.get(code) or country_name(code), column, row + 1 + down)
        row += 2 + (len(codes) - 1) // COLUMNS
    return Tiles(places, tuple(headings))


NATIONALITY = Dimension(
    "nationality",
    Text(ja="国籍・地域", en="nationality"),
    names=country_or_region,
    parent=lambda key: REGION_OF.get(key, ALL),
    tiles=country_tiles,
)
