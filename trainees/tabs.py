"""The tabs that this room owns: of a trainee, and of a host company whom it trains."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(Tab("trainee", of="trainee", label=_("Overview"), may="read trainees", order=0))
TABS.add(Tab("trainee-papers", of="trainee", label=_("Papers"), may="read papers", order=20))
TABS.add(
    Tab("trainee-placements", of="trainee", label=_("Placements"), may="read papers", order=30)
)
TABS.add(
    Tab("trainee-employment", of="trainee", label=_("Employment"), may="read papers", order=35)
)
TABS.add(
    Tab("trainee-afterwards", of="trainee", label=_("After training"), may="read papers", order=80)
)
TABS.add(
    Tab("trainee-protection", of="trainee", label=_("Protection"), may="read protection", order=45)
)
TABS.add(Tab("trainee-wages", of="trainee", label=_("Wages"), may="read papers", order=37))
TABS.add(Tab("trainee-history", of="trainee", label=_("History"), may="read history", order=90))
TABS.add(Tab("company-trainees", of="company", label=_("Trainees"), may="read trainees", order=10))

LEDGER = "read placement ledger"

TABS.add(
    Tab("job-applications", of="placement-ledger", label=_("Applicants"), may=LEDGER, order=10)
)
TABS.add(Tab("job-offers", of="placement-ledger", label=_("Job offers"), may=LEDGER, order=0))

CONSULTATIONS = "read consultations"

TABS.add(Tab("consultation", of="consultation", label=_("Overview"), may=CONSULTATIONS, order=0))
TABS.add(
    Tab("consultation-history", of="consultation", label=_("History"), may=CONSULTATIONS, order=90)
)
