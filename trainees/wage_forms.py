"""The form of wage terms."""

from django.utils.translation import gettext_lazy as _

from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from trainees.models import WageTerms


class WageTermsForm(TenantForm):
    annual_minutes = HoursField(
        label=_("Scheduled work of a year (hours)"), empty=None,
        help_text=_("Wages of a month are divided by a twelfth of them."),
    )  # fmt: skip
    daily_minutes = HoursField(
        label=_("Scheduled work of a day (hours)"), empty=None,
        help_text=_("Wages of a day are divided by them."),
    )  # fmt: skip
    planned_overtime_minutes = HoursField(
        label=_("Planned overtime of a month (hours)"), empty=None
    )

    class Meta:
        model = WageTerms
        fields = (
            "starts_on", "ends_on", "unit", "amount", "included_allowances",
            "excluded_allowances", "annual_minutes", "daily_minutes",
            "planned_overtime_minutes", "hours_exempt", "minimum_industry", "note",
        )  # fmt: skip

    def clean_minimum_industry(self):
        return one_line(self.cleaned_data["minimum_industry"])
