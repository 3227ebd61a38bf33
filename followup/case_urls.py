"""Addresses of cases: the monitors', the organization's, and the page of the person concerned."""

from django.urls import path

from followup.views import case_consent, case_copy, case_page, case_request, monitor_case

ASKED, COPY = "case-requests/<uuid:pk>/", "case-copies/<uuid:pk>/"
OF = "monitor/cases/<slug:slug>/<uuid:pk>/"
urlpatterns = [
    # without an account
    path("case-consent/", case_page.case_consent_door, name="case-consent-door"),
    path("case-consent/<slug:code>/", case_page.case_consent, name="case-consent"),
    # monitors
    path("monitor/cases/", monitor_case.monitor_cases, name="monitor-cases"),
    path("monitor/cases/new/", monitor_case.monitor_case_new, name="monitor-case-new"),
    path(OF, monitor_case.monitor_case, name="monitor-case"),
    path(f"{OF}recall/", monitor_case.monitor_case_recall, name="monitor-case-recall"),
    path(
        f"{OF}copies/<uuid:copy>/", monitor_case.monitor_case_reading, name="monitor-case-reading"
    ),
    # the office
    path("case-requests/", case_request.case_requests, name="case-requests"),
    path(ASKED, case_request.case_request, name="case-request"),
    path(f"{ASKED}decline/", case_request.case_decline, name="case-decline"),
    path(f"{ASKED}copies/new/", case_request.case_copy_new, name="case-copy-new"),
    path(COPY, case_copy.case_copy, name="case-copy"),
    path(f"{COPY}words/", case_copy.case_copy_words, name="case-copy-words"),
    path(f"{COPY}release/", case_copy.case_release, name="case-release"),
    path(f"{COPY}withdrawal/", case_copy.case_withdrawal, name="case-withdrawal"),
    path(
        f"{COPY}person-withdrawal/", case_copy.case_person_withdrawal,
        name="case-person-withdrawal",
    ),
    path(
        f"{COPY}consent/<slug:language>/", case_consent.case_consent_tablet,
        name="case-consent-tablet",
    ),
    path(
        f"{COPY}consent/<slug:language>.pdf", case_consent.case_consent_sheets,
        name="case-consent-pdf",
    ),
    path(
        f"{COPY}consent/<slug:language>/paper/", case_consent.case_consent_paper,
        name="case-consent-paper",
    ),
]  # fmt: skip
