"""Addresses of duties and rules, and of the API."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from titp.compliance import api
from titp.compliance.views import duty, handling, rule

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
    path("api/rules", api.RuleList.as_view(), name="api-rules"),
    path("api/findings", api.FindingList.as_view(), name="api-findings"),
    path("api/schema", SpectacularJSONAPIView.as_view(), name="api-schema"),
]  # fmt: skip
