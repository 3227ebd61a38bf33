"""Forms of what a host company reports of a month, and of the training diary."""

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from titp.japanese.text import clean, one_line
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from titp.pages.yen import YenField
from trainees.models import Trainee
from training_plans.models import Charge, LogEntry, MonthLine, MonthlyReport, ReportDay

YEAR = r"\d{4}|(?:令和|平成|[RrHh])(?:\d{1,2}|元)"
BARE_MONTH = re.compile(rf"\s*({YEAR})\s*[-/.年]\s*(\d{{1,2}})\s*月?\s*")


class MonthField(WrittenDateField):
    """A month: 2026-10, 令和8年10月, or any day of it; kept as its first day."""

    def to_python(self, value):
        if isinstance(value, str) and (bare := BARE_MONTH.fullmatch(clean(value))):
            year, month = bare.groups()
            value = f"{year}年{month}月1日"
        day = super().to_python(value)
        return day and day.replace(day=1)


class MonthlyReportForm(TenantForm):
    class Meta:
        model = MonthlyReport
        fields = ("month", "due_on", "submitted_on")
        field_classes = {"month": MonthField}


class ReportDayForm(TenantForm):
    class Meta:
        model = ReportDay
        fields = ("from_month", "day")
        field_classes = {"from_month": MonthField}


def _hours(label):
    return HoursField(label=label, empty=None)


def _yen(label):
    return YenField(label=label, required=False)


class MonthLineForm(TenantForm):
    regular_minutes = _hours(_("Regular hours"))
    overtime_minutes = _hours(_("Overtime (hours)"))
    legal_holiday_minutes = _hours(_("Work on statutory holidays (hours)"))
    night_minutes = _hours(_("of all these: night work (hours)"))
    essential_minutes = _hours(_("Essential tasks (hours)"))
    essential_safety_minutes = _hours(_("of these: safety and health (hours)"))
    related_minutes = _hours(_("Related tasks (hours)"))
    related_safety_minutes = _hours(_("of these: safety and health (hours)"))
    peripheral_minutes = _hours(_("Peripheral tasks (hours)"))
    peripheral_safety_minutes = _hours(_("of these: safety and health (hours)"))
    base_pay = _yen(_("Base pay (yen)"))
    overtime_pay = _yen(_("Overtime pay (yen)"))
    holiday_pay = _yen(_("Holiday pay (yen)"))
    night_pay = _yen(_("Night premium (yen)"))
    net_pay = _yen(_("Net pay (yen)"))

    class Meta:
        model = MonthLine
        fields = (
            "trainee", "regular_minutes", "overtime_minutes", "legal_holiday_minutes",
            "night_minutes", "essential_minutes", "essential_safety_minutes", "related_minutes",
            "related_safety_minutes", "peripheral_minutes", "peripheral_safety_minutes",
            "base_pay", "overtime_pay", "holiday_pay", "night_pay", "net_pay", "payday", "paid_on",
            "pay_method", "pay_evidence", "ledger_completed_on",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        company = self.instance.report.company_id
        theirs = Q(placements__company=company) | Q(plans__company=company)
        here = Trainee.objects.filter(theirs | Q(pk=self.instance.trainee_id))
        # A person may have come and gone: the join would show them twice.
        self.fields["trainee"].queryset = Trainee.objects.filter(pk__in=here.values("pk"))


class ChargeForm(TenantForm):
    amount = YenField(label=_("Amount (yen)"))
    actual_cost = _yen(_("Actual cost for this person (yen)"))

    class Meta:
        model = Charge
        fields = ("kind", "item", "amount", "actual_cost", "agreed_on", "in_agreement")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actual_cost"].help_text = self._meta.model._meta.get_field(
            "actual_cost"
        ).help_text

    def clean_item(self):
        return one_line(self.cleaned_data["item"])


class LogEntryForm(TenantForm):
    minutes = HoursField(label=_("Time spent (hours)"))

    class Meta:
        model = LogEntry
        fields = ("company", "day", "kind", "minutes", "written_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["company"] = self.instance.trainee.company_id
