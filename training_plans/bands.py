"""The bands of this room: when a host is told of a correction."""

from titp.declared import Text
from titp.notifications.band import BANDS, Band

CORRECTIONS = BANDS.add(
    Band(
        "corrections", Text(ja="実習実施者への改善事項の督促", en="Corrections asked of a host"),
        (30, 7, 1), "corrections",
    )
)  # fmt: skip
