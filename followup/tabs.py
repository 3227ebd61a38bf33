"""The tabs that this room owns: of a trainee who goes home, afterwards, and of ventures."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(
    Tab(
        "trainee-departure", of="trainee", label=_("Return home"), may="read departures", order=78
    )
)  # fmt: skip
TABS.add(Tab("trainee-ventures", of="trainee", label=_("Ventures"), may="read ventures", order=85))
TABS.add(Tab("venture", of="venture", label=_("Overview"), may="read ventures", order=0))
TABS.add(Tab("venture-history", of="venture", label=_("History"), may="read history", order=90))
TABS.add(
    Tab("trainee-surveys", of="trainee", label=_("After the return"),
        may="read returnee surveys", order=79)
)  # fmt: skip
