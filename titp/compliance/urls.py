"""Addresses of duties and rules, and of the API."""

from django.urls import path

from titp.compliance import api
from titp.compliance.views import duty, handling, reference_rows, rule

urlpatterns = [
    path("to-do/", duty.to_do, name="to-do"),
    path("findings/<int:pk>/", duty.finding, name="finding"),
    path("findings/<int:pk>/waiver/", handling.waiver, name="finding-waiver"),
    path(
        "findings/<int:pk>/waiver/withdrawal/", handling.waiver_withdrawal,
        name="finding-waiver-withdrawal",
    ),
    path("findings/<int:pk>/snooze/", handling.snooze, name="finding-snooze"),
    path("findings/<int:pk>/snooze/end/", handling.snooze_end, name="finding-snooze-end"),
    path("findings/<int:pk>/assignment/", handling.assignment, name="finding-assignment"),
    path(
        "findings/<int:pk>/assignment/end/", handling.assignment_end,
        name="finding-assignment-end",
    ),
    path("rules/", rule.rules, name="rules"),
    path("rules/<str:rule_id>/", rule.rule, name="rule"),
    path("organization/reference-rows/", reference_rows.reference_rows, name="reference-rows"),
    path(
        "reference-rows/<slug:slug>/new/", reference_rows.reference_row_new,
        name="reference-row-new",
    ),
    *(
        path(f"reference-rows/<slug:slug>/<int:pk>/{address}", view, name=f"reference-row{name}")
        for address, view, name in [
            ("", reference_rows.reference_row, ""),
            ("edit/", reference_rows.reference_row_edit, "-edit"),
            ("removal/", reference_rows.reference_row_removal, "-removal"),
            ("difference/", reference_rows.reference_row_difference, "-difference"),
            ("confirmation/", reference_rows.reference_row_confirmation, "-confirmation"),
            ("withdrawal/", reference_rows.reference_row_withdrawal, "-withdrawal"),
        ]
    ),
    path("api/rules", api.RuleList.as_view(), name="api-rules"),
    path("api/findings", api.FindingList.as_view(), name="api-findings"),
]  # fmt: skip
