"""The tab of payroll software, among those of the organization."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(
    Tab(
        "api-clients", of="organization", label=_("Payroll software"), may="read api clients",
        order=70,
    )
)  # fmt: skip
