"""The people of the demo: one for each role of each organization, a monitor and an operator."""

from dataclasses import dataclass
from functools import cache

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from titp.accounts.models import Membership, Role, User
from titp.accounts.permissions import MONITOR, NEEDS_FACTOR, OPERATOR

PASSWORD = "see-the-demo-2026"  # noqa: S105  printed by the demo, refused in production
DOMAIN = "demo.example"
# The owner of the tables writes them: no process that serves the demo may make people.
OWNER = "owner"


@dataclass(frozen=True)
class Sample:
    """Somebody to sign in as; `organization` is None for a monitor and an operator."""

    email: str
    password: str
    role: str
    organization: object = None


def sample_people(organizations):
    """Make the demo's people where they are missing, and list them as `Sample`s.

    A clerk works for a company, so the companies must be there first.
    """
    if settings.PRODUCTION:
        raise ImproperlyConfigured("the demo's people have a public password")
    people = []
    for organization in organizations:
        company_id = first_company(organization)
        for role in Role.values:
            if role == Role.CLERK and company_id is None:
                continue
            user = sample_person(organization, role, company_id if role == Role.CLERK else None)
            people.append(Sample(user.email, PASSWORD, role, organization))
    for role, flag in [(MONITOR, "is_monitor"), (OPERATOR, "is_operator")]:
        user = _outsider(role, flag)
        people.append(Sample(user.email, PASSWORD, role))
    return people


def sample_monitor():
    """Who signs in as a monitor, made where missing."""
    return _outsider(MONITOR, "is_monitor")


def _outsider(role, flag):
    return _person(f"{role}@{DOMAIN}", role, language="en", **{flag: True})


def sample_person(organization, role, company_id=None):
    """Who signs in there in that role, made where missing."""
    user = _person(f"{role}@{organization.slug}.{DOMAIN}", role, language=organization.language)
    _join(user, organization, role, company_id)
    return user


@cache
def _hashed_password():
    """All have one password, so it is hashed once: Argon2 is slow on purpose."""
    return make_password(PASSWORD)


@transaction.atomic(using=OWNER)
def _person(email, role, **fields):
    known = User.objects.using(OWNER).filter(email=email).first()
    if known:
        return known
    name = f"{role.title()} Sample"
    user = User(email=email, password=_hashed_password(), name=name, **fields)
    user.save(using=OWNER)
    EmailAddress.objects.using(OWNER).create(user=user, email=email, verified=True, primary=True)
    if role in NEEDS_FACTOR:
        secret = {"secret": encrypt(generate_totp_secret())}
        totp = Authenticator(user=user, type=Authenticator.Type.TOTP, data=secret)
        totp.save(using=OWNER)
    return user


def first_company(organization):
    """The company that the sample clerk works for; None where there is none."""
    companies = Membership._meta.get_field("company").remote_field.model._base_manager
    theirs = companies.using(OWNER).filter(organization_id=organization.pk)
    return theirs.order_by("pk").values_list("pk", flat=True).first()


def _join(user, organization, role, company_id):
    # by ids: the organization may have been read over another connection
    Membership._base_manager.using(OWNER).get_or_create(
        user_id=user.pk, organization_id=organization.pk, ended_at=None,
        defaults={"role": role, "company_id": company_id},
    )  # fmt: skip
