"""Addresses of duties and rules, and of the API."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from titp.compliance import api, views

urlpatterns = [
    path("to-do/", views.to_do, name="to-do"),
    path("findings/<int:pk>/", views.finding, name="finding"),
    path("findings/<int:pk>/waiver/", views.waiver, name="finding-waiver"),
    path(
        "findings/<int:pk>/waiver/withdrawal/", views.waiver_withdrawal,
        name="finding-waiver-withdrawal",
    ),
    path("rules/", views.rules, name="rules"),
    path("rules/<str:rule_id>/", views.rule, name="rule"),
    path("api/rules", api.RuleList.as_view(), name="api-rules"),
    path("api/findings", api.FindingList.as_view(), name="api-findings"),
    path("api/schema", SpectacularJSONAPIView.as_view(), name="api-schema"),
]  # fmt: skip
