"""The tabs that this room owns: of a trainee who goes home."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(
    Tab(
        "trainee-departure", of="trainee", label=_("Return home"), may="read departures", order=78
    )
)  # fmt: skip
