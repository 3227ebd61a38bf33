"""Addresses of programs: their tokens, the administrators' pages, the API's description."""

from allauth.idp.oidc.views import jwks
from django.urls import path

from titp.api import endpoints, monitor_views, views

urlpatterns = [
    path(
        ".well-known/openid-configuration", endpoints.openid_configuration,
        name="oidc-configuration",
    ),
    path(".well-known/jwks.json", jwks, name="oidc-keys"),
    path("identity/o/api/token", endpoints.token_of_client, name="oidc-token"),
    path("identity/o/api/revoke", endpoints.revocation, name="oidc-revocation"),
    path("api-clients/", views.api_clients, name="api-clients"),
    path("api-clients/new/", views.api_client_new, name="api-client-new"),
    path("api-clients/<int:pk>/ending/", views.api_client_ending, name="api-client-ending"),
    path("monitor/programs/", monitor_views.monitor_programs, name="monitor-programs"),
    path(
        "monitor/programs/new/", monitor_views.monitor_program_new, name="monitor-program-new"
    ),
    path(
        "monitor/programs/<int:pk>/ending/", monitor_views.monitor_program_ending,
        name="monitor-program-ending",
    ),
    path("api/schema", views.Schema.as_view(), name="api-schema"),
]  # fmt: skip
