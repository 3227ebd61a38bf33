"""Addresses of a month that is being filled in and sent."""

from django.urls import path

from training_plans.views import month_checks, month_filing, month_paste, month_person

OF = "monthly-reports/<int:pk>/"
urlpatterns = [
    path("months/mine/", month_filing.my_months, name="my-months"),
    path("months/labels/", month_filing.month_labels, name="month-labels"),
    path(f"{OF}filing/", month_filing.month_filing, name="month-filing"),
    path(f"{OF}cells/", month_filing.month_cells, name="month-cells"),
    path(f"{OF}copy/", month_filing.month_copy, name="month-copy"),
    path(f"{OF}paste/", month_paste.month_paste, name="month-paste"),
    path(f"{OF}checks/", month_checks.month_checks, name="month-checks"),
    path(f"{OF}submission/", month_filing.month_submission, name="month-submission"),
    path(f"{OF}people/<int:trainee>/", month_person.month_person, name="month-person"),
    path(f"{OF}photos/", month_person.month_photos, name="month-photos"),
    path("report-photos/<int:pk>/", month_person.report_photo, name="report-photo"),
    path(
        "report-photos/<int:pk>/removal/", month_person.report_photo_removal,
        name="report-photo-removal",
    ),
]  # fmt: skip
