"""Addresses for payroll software."""

from django.urls import path

from training_plans import month_api

OF = "api/monthly-reports/<int:pk>"
urlpatterns = [
    path("api/month-columns", month_api.Columns.as_view(), name="api-month-columns"),
    path("api/monthly-reports", month_api.ReportList.as_view(), name="api-monthly-reports"),
    path(OF, month_api.OneReport.as_view(), name="api-monthly-report"),
    path(f"{OF}/checks", month_api.Checks.as_view(), name="api-month-checks"),
    path(f"{OF}/lines", month_api.Lines.as_view(), name="api-month-lines"),
    path(f"{OF}/submission", month_api.Submission.as_view(), name="api-month-submission"),
]
