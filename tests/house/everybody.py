"""A house with everybody in it: a signed-in person of each role, and a row of each kind."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.db import transaction
from django.test import Client
from factories.companies import CompanyFactory
from people import make_member, make_person
from rows import Rows

from titp.accounts.models import Membership, Role
from titp.accounts.permissions import CLERK, MONITOR, OPERATOR
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization


class House:
    """Two organizations, a signed-in person of each role, and samples of every kind of row.

    Made once for all tests here, in one transaction: what a request writes is undone after it.
    """

    def __init__(self):
        self.kita, self.minami = map(self.organization, ("kita", "minami"))
        colleague = make_person("colleague@example.org", password=None)
        for organization in (self.kita, self.minami):
            with use(organization.pk, STAFF):
                Membership.objects.create(user=colleague, role=Role.CASEWORKER)
        with use(self.kita.pk, STAFF):
            company = CompanyFactory()
        self.people = {
            role: make_member(
                self.kita, role, password=None, company=company if role == CLERK else None
            )
            for role in Role.values
        }
        self.people[MONITOR] = make_person("m@example.org", True, password=None, is_monitor=True)
        self.people[OPERATOR] = make_person("o@example.org", True, password=None, is_operator=True)
        self.clients = {role: Client() for role in self.people}
        for role, client in self.clients.items():
            client.force_login(self.people[role])
            client.get("/memberships/")
            just_here(client, self.people[role])
        self.rows = Rows()

    def organization(self, slug):
        return Organization.objects.get(slug=slug)

    def address(self, route, organization, role):
        """The address with a row of this organization in it, made for the person of this role."""
        return self.rows.address(route, organization, self.people[role])

    def answers(self, role, path, form=None):
        """The status of GET and of POST by somebody of this role (None: by a stranger)."""
        client = self.clients[role] if role else Client()
        return {self.answer(client.get, path), self.answer(client.post, path, form)}

    def answer(self, ask, path, form=None):
        with transaction.atomic():
            response = ask(path, form)
            list(response)  # a file is closed when it was read to its end
            transaction.set_rollback(True)
        return response.status_code


def just_here(client, user):
    """As if the person had given the password and been noted a moment ago, at every door.

    All doors take longer than a proof lasts, and some acts ask for one. Whoever is noted again is
    so in each request that is undone, and each leaves dead rows for all that come after it.
    """
    later = time.time() + 3600
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": later}]
    session["account_authentication_methods_user"] = str(user.pk)
    session["seen"][-1] = int(later)
    session.save()
