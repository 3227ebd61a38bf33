"""Addresses of a month as a workbook and as papers, and of plan against actual."""

from django.urls import path

from training_plans.views import actuals, month_papers, month_workbook

OF = "monthly-reports/<int:pk>/"
urlpatterns = [
    path(f"{OF}workbook/", month_workbook.month_workbook, name="month-workbook"),
    path(
        f"{OF}workbook/upload/", month_workbook.month_workbook_upload,
        name="month-workbook-upload",
    ),
    path(f"{OF}paper/", month_papers.month_paper, name="month-paper"),
    path(f"{OF}statements/", month_papers.month_statements, name="month-statements"),
    path("trainees/<int:pk>/actuals/", actuals.trainee_actuals, name="trainee-actuals"),
    path("companies/<int:pk>/actuals/", actuals.company_actuals, name="company-actuals"),
]  # fmt: skip
