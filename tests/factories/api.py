"""Invented programs that may use the API."""

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from titp.accounts.models import User
from titp.api.models import ApiClient, MonitorClient
from titp.api.scopes import READ, WRITE

SECRET = "a-secret-of-the-tests"


class ApiClientFactory(DjangoModelFactory):
    """Ours alone: the provider does not know it."""

    class Meta:
        model = ApiClient

    name = "給与ソフト"
    company = factory.SubFactory(CompanyFactory)
    scopes = [READ, WRITE]
    made_by = factory.LazyFunction(lambda: User.objects.only("id").first())


class MonitorClientFactory(DjangoModelFactory):
    """A program of the monitors, unknown to the provider as well."""

    class Meta:
        model = MonitorClient

    name = "Dashboard"
    made_by = factory.LazyFunction(lambda: User.objects.filter(is_monitor=True).first())
