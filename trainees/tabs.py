"""The tabs that this room owns: of a trainee, and of a host company whom it trains."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(Tab("trainee", of="trainee", label=_("Overview"), may="read trainees", order=0))
TABS.add(Tab("trainee-papers", of="trainee", label=_("Papers"), may="read papers", order=20))
TABS.add(
    Tab("trainee-placements", of="trainee", label=_("Placements"), may="read papers", order=30)
)
TABS.add(Tab("trainee-history", of="trainee", label=_("History"), may="read history", order=90))
TABS.add(Tab("company-trainees", of="company", label=_("Trainees"), may="read trainees", order=10))
