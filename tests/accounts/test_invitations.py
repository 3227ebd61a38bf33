"""Asking people in: one link, one person, once, for three days."""

import re
from datetime import timedelta

import pytest
from clearing import clear_tenant_tables
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from people import PASSWORD, make_member, make_person

from companies.models import Company
from titp.accounts.models import Invitation, Membership, Role, User
from titp.members.letters import invitation as letter
from titp.notifications.models import Message
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization

NEW = "new@example.org"
ANSWERS = {"name": "Sample Newcomer", "password": PASSWORD}


@pytest.fixture
def administrator(client, kita):
    """A client of an administrator of きた協同組合."""
    client.user = make_member(kita, "administrator")
    client.force_login(client.user)
    return client


@pytest.fixture
def stranger(client):
    """Another browser, where nobody is signed in."""
    return client.__class__(**client.defaults)


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


def test_an_administrator_asks_somebody_in(administrator, kita):
    asked = {"email": "New@Example.org", "role": "caseworker", "language": "ja"}
    assert administrator.post("/o/kita/members/invitations/new/", asked).status_code == 302
    with use(kita.pk, STAFF):
        invitation = Invitation.objects.get()
        message = Message.objects.get()
    assert (invitation.email, invitation.invited_by_id) == (NEW, administrator.user.pk)
    assert invitation.expires_at - invitation.created_at == timedelta(hours=72)
    assert (message.kind, message.subject_id) == ("invitation", invitation.pk)
    assert message.address == NEW
    assert NEW in administrator.get("/o/kita/members/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "no-address"}, "email"),
        ({"role": "emperor"}, "role"),
        ({"role": "clerk"}, "company"),
        ({"language": "xx"}, "language"),
    ],
)
def test_a_wrong_invitation_is_not_sent(administrator, kita, wrong, field):
    asked = {"email": NEW, "role": "caseworker", "language": "ja"} | wrong
    page = administrator.post("/o/kita/members/invitations/new/", asked)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    with use(kita.pk, STAFF):
        assert not Invitation.objects.exists()


def test_a_clerk_is_asked_in_for_a_company_of_ones_own(administrator, kita, minami):
    with use(minami.pk, STAFF):
        theirs = Company.objects.create(name="みなみ工業")
    asked = {"email": NEW, "role": "clerk", "language": "ja", "company": theirs.pk}
    page = administrator.post("/o/kita/members/invitations/new/", asked)
    assert "company" in page.context["form"].errors


def test_the_letter_carries_the_link_and_the_database_does_not(administrator, kita):
    asked = {"email": NEW, "role": "caseworker", "language": "en"}
    administrator.post("/o/kita/members/invitations/new/", asked)
    with use(kita.pk):
        written = letter(Message.objects.get())
        (row,) = Invitation.objects.values_list()
    token = re.search(r"/invitations/(\w+)/", written.text)[1]
    assert token not in str(row)
    assert "きた協同組合" in written.subject
    assert "72" not in written.subject


def test_a_withdrawn_invitation_is_not_mailed_any_more(administrator, kita):
    invitation = invite(kita)
    with use(kita.pk, STAFF):
        message = Message.objects.create(
            kind="invitation", subject_id=invitation.pk, address=NEW, dedupe_key="x"
        )
    administrator.post(f"/o/kita/members/invitations/{invitation.pk}/revocation/")
    with use(kita.pk):
        assert letter(message) is None


def test_somebody_new_joins_with_a_name_and_a_password(stranger, kita):
    page = stranger.get(link(invite(kita))).content.decode()
    assert NEW in page
    stranger_link = link(invite(kita))
    assert stranger.post(stranger_link, ANSWERS).url == "/o/kita/"
    user = User.objects.get(email=NEW)
    assert user.check_password(PASSWORD)
    assert works_in(user, kita) == ["caseworker"]
    assert stranger.get("/").url == "/o/kita/"


def test_a_new_administrator_enrols_a_second_factor_without_a_second_password(stranger, kita):
    stranger.post(link(invite(kita, role=Role.ADMINISTRATOR)), ANSWERS)
    assert stranger.get("/o/kita/members/").url.endswith("/accounts/2fa/")
    assert stranger.get("/accounts/2fa/totp/activate/").status_code == 200


def test_a_clerk_may_join_without_a_password(stranger, kita):
    with use(kita.pk, STAFF):
        company = Company.objects.create(name="きた食品")
    invitation = invite(kita, role=Role.CLERK, company=company)
    assert stranger.post(link(invitation), {"name": "Clerk Sample"}).url == "/o/kita/"
    assert not User.objects.get(email=NEW).has_usable_password()


@pytest.mark.parametrize("password", ["", "short-1", "password1234", "new@example.org"])
def test_a_weak_password_is_sent_back(stranger, kita, password):
    page = stranger.post(link(invite(kita)), {"name": "Sample", "password": password})
    assert page.status_code == 422
    assert "password" in page.context["form"].errors
    assert not User.objects.exists()


def test_a_link_is_good_once(stranger, client, kita):
    invitation = invite(kita)
    client.post(link(invitation), ANSWERS)
    for answer in (stranger.get(link(invitation)), stranger.post(link(invitation), ANSWERS)):
        assert answer.status_code == 404
    assert User.objects.count() == 1


def test_all_bad_links_get_the_same_page(stranger, kita):
    revoked, expired = invite(kita, "a@example.org"), invite(kita, "b@example.org")
    with use(kita.pk, STAFF):
        revoked.revoke()
        Invitation.objects.filter(pk=expired.pk).update(
            expires_at=timezone.now() - timedelta(hours=1)
        )
    used = invite(kita, "c@example.org")
    stranger.post(link(used), ANSWERS)
    secrets = r"/invitations/\w+/|csrf\w*\" value=\"\w+|\"X-CSRFToken[^}]*"
    links = [link(revoked), link(expired), link(used), "/invitations/unknown/"]
    answers = [stranger.__class__().get(path) for path in links]
    pages = {re.sub(secrets, "", answer.content.decode()) for answer in answers}
    assert {answer.status_code for answer in answers} == {404}
    assert len(pages) == 1


def test_a_new_invitation_ends_the_earlier_one(stranger, kita):
    first, second = invite(kita), invite(kita)
    assert stranger.get(link(first)).status_code == 404
    assert stranger.get(link(second)).status_code == 200


def test_somebody_with_an_account_signs_in_first_and_joins(client, kita, minami):
    user = make_member(minami, "caseworker")
    invitation = invite(kita, user.email, Role.AUDITOR)
    assert client.get(link(invitation)).url.startswith("/accounts/login/?next=/invitations/")
    client.force_login(user)
    assert client.post(link(invitation)).url == "/o/kita/"
    assert works_in(user, kita) == ["auditor"]
    assert works_in(user, minami) == ["caseworker"]


def test_an_invitation_is_for_its_address_only(client, kita):
    invited, other = make_person("invited@example.org"), make_person("other@example.org")
    invitation = invite(kita, invited.email)
    client.force_login(other)
    assert client.post(link(invitation)).status_code == 403
    assert works_in(other, kita) == works_in(invited, kita) == []


def test_a_member_who_is_asked_in_again_takes_the_new_role(client, kita):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    client.post(link(invite(kita, user.email, Role.AUDITOR)))
    assert works_in(user, kita) == ["auditor"]


def test_an_administrator_changes_a_role(administrator, kita):
    member = make_member(kita, "caseworker")
    with use(kita.pk, STAFF):
        pk = Membership.objects.get(user=member).pk
    page = administrator.get(f"/o/kita/members/{pk}/edit/")
    form = page.context["form"]
    changed = {"role": "auditor", "company": "", "version": form["version"].value()}
    assert administrator.post(f"/o/kita/members/{pk}/edit/", changed).status_code == 302
    assert works_in(member, kita) == ["auditor"]


def test_ending_the_last_membership_ends_all_sessions(
    administrator, stranger, kita, django_capture_on_commit_callbacks
):
    user = make_member(kita, "caseworker")
    stranger.force_login(user)
    stranger.get("/o/kita/accounts/email/")
    with use(kita.pk, STAFF):
        pk = Membership.objects.get(user=user).pk
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(f"/o/kita/members/{pk}/ending/")
    assert works_in(user, kita) == []
    assert stranger.get("/memberships/").url == "/accounts/login/"


def test_who_works_elsewhere_too_stays_signed_in(
    administrator, stranger, kita, minami, django_capture_on_commit_callbacks
):
    user = make_member(kita, "caseworker")
    with use(minami.pk, STAFF):
        Membership.objects.create(user=user, role=Role.AUDITOR)
    stranger.force_login(user)
    stranger.get("/memberships/")
    with use(kita.pk, STAFF):
        pk = Membership.objects.get(user=user).pk
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(f"/o/kita/members/{pk}/ending/")
    assert stranger.get("/").url == "/o/minami/"


def test_the_last_administrator_stays(administrator, kita):
    with use(kita.pk, STAFF):
        own = Membership.objects.get(user=administrator.user)
    administrator.post(f"/o/kita/members/{own.pk}/ending/")
    page = administrator.post(f"/o/kita/members/{own.pk}/edit/", {"role": "caseworker"})
    assert page.status_code == 422
    assert works_in(administrator.user, kita) == ["administrator"]


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
