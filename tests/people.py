"""People for the tests: with a membership, and a second factor where the role needs one.

Each has an address of their own: the limits that one test meets are not met by another.
"""

from functools import cache
from itertools import count

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.test import Client

from titp.accounts.models import Membership, User
from titp.accounts.permissions import NEEDS_FACTOR
from titp.tenancy.context import use

SERIAL = count(1)
PASSWORD = "correct-horse-7-battery"


def make_member(organization, role, password=PASSWORD, **fields):
    """A person with one membership, and a second factor where the role needs one."""
    email = f"{role}-{organization.slug}-{next(SERIAL)}@example.org"
    user = make_person(email, factor=role in NEEDS_FACTOR, password=password)
    with use(organization.pk):
        Membership.objects.create(user=user, role=role, **fields)
    return user


@cache
def hashed(password):
    """Argon2 is slow on purpose: once for each password is enough for all tests."""
    return make_password(password)


def make_person(email, factor=False, password=PASSWORD, language="en", **fields):
    """A person with a proven address, who reads English as the tests do; returns the user."""
    user = User(email=email, password=hashed(password), language=language, **fields)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if factor:
        secret = {"secret": encrypt(generate_totp_secret())}
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
    return user


def signed_in_as(user):
    """A client of this person."""
    client = Client(REMOTE_ADDR="10.4.4.4")
    client.force_login(user)
    return client
