"""Addresses of checking months: the queue, what is late, and what is done with a report."""

from django.urls import path

from companies.views.organization import CHANGE
from titp.compliance.parts import OwnPart
from training_plans.month_forms import ReportDayForm
from training_plans.views import month_check, month_door, month_late, month_queue, report_day

DAY = OwnPart("report-day", "report-days", ReportDayForm, CHANGE, "report-days")

OF = "monthly-reports/<int:pk>/"
urlpatterns = [
    path("months/", month_queue.month_queue, name="month-queue"),
    path("months/late/", month_late.months_late, name="months-late"),
    path("months/late/reminding/", month_late.months_reminding, name="months-reminding"),
    path("months/open/<str:token>/", month_door.month_door, name="month-door"),
    path(f"{OF}check/", month_check.month_check, name="month-check"),
    path(f"{OF}approval/", month_check.month_approval, name="month-approval"),
    path(f"{OF}return/", month_check.month_return, name="month-return"),
    path(f"{OF}reopening/", month_check.month_reopening, name="month-reopening"),
    path("organization/report-days/", report_day.report_days, name="report-days"),
    *DAY.urls(),
]
