"""How an organization comes into being."""

import pytest
from clearing import clear_tenant_tables
from django.core.management import CommandError, call_command
from django.db import connection
from inviting import ANSWERS, link, works_in

from titp.accounts.models import Invitation, User
from titp.notifications.models import Message
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization


class TestFoundingAnOrganization:
    """`create_organization` is the only way in, and it goes by the owner of the tables."""

    @pytest.fixture
    def founded(self, committed):
        yield
        clear_tenant_tables()
        Organization.objects.using("owner").filter(slug="higashi").delete()

    def test_asks_its_first_administrator_in(self, client, founded, capsys):
        call_command(
            "create_organization", "higashi", "ひがし協同組合", administrator="first@example.org"
        )
        organization = Organization.objects.get(slug="higashi")
        with use(organization.pk, STAFF):
            invitation = Invitation.objects.get()
            assert Message.objects.get().subject_id == invitation.pk
        client.post(link(invitation), ANSWERS)
        assert works_in(User.objects.get(email="first@example.org"), organization) == [
            "administrator"
        ]
        assert "ひがし協同組合" in capsys.readouterr().out

    @pytest.mark.parametrize(("slug", "email"), [("kita", "a@example.org"), ("no slug", "a@b.org"),
                                                 ("higashi", "nobody")])  # fmt: skip
    def test_refuses_what_is_taken_or_wrong(self, founded, slug, email):
        with pytest.raises(CommandError):
            call_command("create_organization", slug, "ひがし協同組合", administrator=email)

    def test_no_process_that_serves_pages_may_found_one(self, db):
        with pytest.raises(Exception, match="permission denied"), connection.cursor() as cursor:
            cursor.execute("INSERT INTO tenancy_organization (slug, name) VALUES ('x', 'x')")
