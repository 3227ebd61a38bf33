"""The form of a program that may use the API."""

from django import forms
from django.utils.translation import gettext_lazy as _

from titp.api.models import ApiClient, MonitorClient
from titp.api.scopes import SCOPES
from titp.pages.forms import TenantForm


class ApiClientForm(TenantForm):
    """Which software it is, of which company, and what it may do there."""

    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ApiClient
        fields = ["name", "company", "scopes"]


class MonitorClientForm(forms.ModelForm):
    """What it is called."""

    class Meta:
        model = MonitorClient
        fields = ["name"]
