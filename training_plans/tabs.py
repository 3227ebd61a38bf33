"""The tabs that this room owns: of plans and audits, and of the people and companies below."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

READ = "read training plans"

TABS.add(Tab("training-plan", of="training-plan", label=_("Overview"), may=READ, order=0))
TABS.add(
    Tab(
        "training-plan-history", of="training-plan", label=_("History"), may="read history",
        order=90,
    )
)  # fmt: skip
TABS.add(Tab("trainee-plans", of="trainee", label=_("Training plans"), may=READ, order=10))
TABS.add(Tab("audit", of="audit", label=_("Overview"), may="read audits", order=0))
TABS.add(Tab("audit-history", of="audit", label=_("History"), may="read history", order=90))
TABS.add(
    Tab("company-audits", of="company", label=_("Audits and visits"), may="read audits", order=20)
)
TABS.add(Tab("skill-test", of="skill-test", label=_("Overview"), may="read skill tests", order=0))
TABS.add(
    Tab("skill-test-history", of="skill-test", label=_("History"), may="read history", order=90)
)
