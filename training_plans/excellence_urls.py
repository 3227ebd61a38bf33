"""Addresses of the points of the excellent requirements."""

from django.urls import path

from training_plans.views import excellence

OF = "companies/<int:pk>/excellence/"
OURS = "organization/excellence/"
urlpatterns = [
    path(OF, excellence.company_excellence, name="company-excellence"),
    path(f"{OF}sum/", excellence.company_excellence_sum, name="company-excellence-sum"),
    path(f"{OF}values/", excellence.company_excellence_values, name="company-excellence-values"),
    path(OURS, excellence.organization_excellence, name="organization-excellence"),
    path(f"{OURS}sum/", excellence.organization_excellence_sum,
         name="organization-excellence-sum"),
    path(f"{OURS}values/", excellence.organization_excellence_values,
         name="organization-excellence-values"),
]  # fmt: skip
