"""By what figures about people are broken down."""

from titp.declared import Text
from titp.monitoring.figure import ALL, Dimension
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


def country_or_region(key):
    return REGIONS.get(key) or country_name(key)


NATIONALITY = Dimension(
    "nationality",
    Text(ja="国籍・地域", en="nationality"),
    names=country_or_region,
    parent=lambda key: REGION_OF.get(key, ALL),
)
