"""Invitations for the tests of accounts, and what came of them."""

from people import PASSWORD

from titp.accounts.models import Invitation, Membership, Role
from titp.tenancy.context import STAFF, use

NEW = "new@example.org"
ANSWERS = {"name": "Sample Newcomer", "password": PASSWORD}


def invite(organization, email=NEW, role=Role.CASEWORKER, **fields):
    with use(organization.pk, STAFF):
        invitation = Invitation(email=email, role=role, **fields)
        invitation.issue(None)
    return invitation


def link(invitation):
    return f"/invitations/{invitation.token}/"


def works_in(user, organization):
    with use(organization.pk, STAFF):
        return list(Membership.objects.in_force().filter(user=user).values_list("role", flat=True))
