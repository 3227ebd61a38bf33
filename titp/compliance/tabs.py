"""The tab of dated rows, among those of the organization."""

from django.utils.translation import gettext_lazy as _

from titp.pages.tab import TABS, Tab

TABS.add(
    Tab(
        "reference-rows", of="organization", label=_("Reference rows"),
        may="read reference rows", order=60,
    )
)  # fmt: skip
