"""The bands of this room: when a host is told of a correction."""

from titp.declared import Text
from titp.notifications.band import BANDS, Band
from titp.notifications.models import ReminderBand

CORRECTIONS = BANDS.add(
    Band(
        "corrections", Text(ja="実習実施者への改善事項の督促", en="Corrections asked of a host"),
        (30, 7, 1), "corrections", weeks_after=4,
    )
)  # fmt: skip


def weeks_of_mails():
    """For how many weeks this organization's hosts hear of a correction that is overdue."""
    own = ReminderBand.objects.of_rule(CORRECTIONS.id).values_list("weeks_after", flat=True)
    return own.first() or CORRECTIONS.weeks_after
