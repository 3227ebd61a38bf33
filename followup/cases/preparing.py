"""What goes into a copy: chosen facts of a consultation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# name → (what is chosen, how it reads); each alone says little, together they may point to somebody
FACTS = {
    "category": (gettext_lazy("matter"), lambda row: row.get_category_display()),
    "month": (gettext_lazy("month in which it came"), lambda row: f"{row.received_at:%Y-%m}"),
    "language": (gettext_lazy("language spoken"), lambda row: row.get_language_display()),
    "channel": (gettext_lazy("channel"), lambda row: row.get_channel_display()),
    "state": (
        gettext_lazy("state"),
        lambda row: _("closed") if row.closed_at else _("not closed yet"),
    ),
}


def facts_of(consultation, chosen):
    """The chosen facts as they are on this day, a line each."""
    told = [(label, say(consultation)) for name, (label, say) in FACTS.items() if name in chosen]
    return "\n".join(f"{label}: {said}" for label, said in told if said)
