"""The tabs of a host company, and of the organization itself, that this room owns."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(Tab("company", of="company", label=_("Overview"), may="read companies", order=0))
TABS.add(Tab("company-staff", of="company", label=_("Staff"), may="read company staff", order=30))
TABS.add(
    Tab("company-workplaces", of="company", label=_("Workplaces"), may="read companies", order=40)
)
TABS.add(Tab("company-lodging", of="company", label=_("Lodging"), may="read lodgings", order=45))
TABS.add(
    Tab(
        "company-notices", of="company", label=_("Notices and reports"), may="read company staff",
        order=50,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "company-overtime", of="company", label=_("Overtime agreements"),
        may="read company staff", order=55,
    )
)  # fmt: skip
TABS.add(Tab("company-history", of="company", label=_("History"), may="read history", order=90))

TABS.add(
    Tab("organization", of="organization", label=_("Overview"), may="read organization", order=0)
)
TABS.add(
    Tab(
        "organization-licence", of="organization", label=_("Licence"), may="read organization",
        order=10,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "organization-offices", of="organization", label=_("Offices"), may="read organization",
        order=20,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "organization-reports", of="organization", label=_("Reports"), may="read organization",
        order=30,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "organization-control", of="organization", label=_("External control"),
        may="read organization", order=40,
    )
)  # fmt: skip
