"""Asking people in: one link, one person, once, for three days."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from inviting import ANSWERS, NEW, invite, link, works_in
from people import PASSWORD, make_member, make_person

from companies.models import Company
from titp.accounts.models import Invitation, Role, User
from titp.members.letters import invitation as letter
from titp.notifications.models import Message
from titp.tenancy.context import STAFF, use


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
