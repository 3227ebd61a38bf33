"""Who works for an organization: roles change, memberships end, somebody stays in charge."""

from inviting import works_in
from people import make_member

from titp.accounts.models import Membership, Role
from titp.tenancy.context import STAFF, use


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
