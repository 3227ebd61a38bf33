"""The demo's programs: payroll software for the first host company of each organization, and one
that reads figures."""

from dataclasses import dataclass

from allauth.idp.oidc.models import Client
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from titp.accounts.demo import DOMAIN, OWNER, first_company, sample_monitor
from titp.accounts.models import Role, User
from titp.accounts.permissions import MONITOR
from titp.api.models import ApiClient, MonitorClient
from titp.api.provider import register
from titp.api.scopes import READ, WRITE

SECRET = "see-the-demo-2026"  # noqa: S105  printed by the demo, refused in production


@dataclass(frozen=True)
class SampleClient:
    """A program to sign in as, and the short name of the organization that it works for, "" for
    one of the monitors."""

    client_id: str
    secret: str
    slug: str


def sample_clients(organizations):
    """Make the programs where they are missing; their makers and companies must be there first."""
    if settings.PRODUCTION:
        raise ImproperlyConfigured("the demo's programs have a public secret")
    return [
        _client(organization, company_id)
        for organization in organizations
        if (company_id := first_company(organization))
    ]


@transaction.atomic(using=OWNER)
def sample_monitors_client():
    """The program of the demo's monitor, made where it is missing."""
    client_id, name = f"demo-{MONITOR}", "Dashboard (sample)"
    MonitorClient.objects.using(OWNER).get_or_create(
        client_id=client_id, defaults={"name": name, "made_by_id": sample_monitor().pk}
    )
    if not Client.objects.using(OWNER).filter(pk=client_id).exists():
        register(client_id, name, SECRET, MonitorClient.scopes, using=OWNER)
    return SampleClient(client_id, SECRET, "")


@transaction.atomic(using=OWNER)
def _client(organization, company_id):
    client_id, scopes = f"demo-{organization.slug}"[:32], [READ, WRITE]
    maker = User.objects.using(OWNER).get(
        email=f"{Role.ADMINISTRATOR}@{organization.slug}.{DOMAIN}"
    )
    ApiClient._base_manager.using(OWNER).get_or_create(
        organization_id=organization.pk, client_id=client_id,
        defaults={
            "name": "給与ソフト見本", "company_id": company_id, "scopes": scopes,
            "made_by_id": maker.pk,
        },
    )  # fmt: skip
    if not Client.objects.using(OWNER).filter(pk=client_id).exists():
        register(client_id, "給与ソフト見本", SECRET, scopes, using=OWNER)
    return SampleClient(client_id, SECRET, organization.slug)
