"""From the address to the organization: `/o/<slug>/…` acts for it, all else for nobody."""

from django.db import connection, transaction
from django.urls import set_script_prefix

from titp.accounts.models import Role
from titp.tenancy.context import COMPANY, STAFF, use

PREFIX = "/o/"
MEMBERSHIPS = "SELECT * FROM app.memberships_of(%s)"


class Member:
    """One line of `app.memberships_of`: what a person is in one organization."""

    def __init__(self, pk, organization_id, slug, organization, language, role, company_id):
        self.pk, self.organization_id, self.slug = pk, organization_id, slug
        self.organization, self.language = organization, language
        self.role, self.company_id = role, company_id

    @property
    def acts_as(self):
        return COMPANY if self.role == Role.CLERK else STAFF


def members(user):
    """All memberships in force, looked up each time: an ended one ends with the next request."""
    with connection.cursor() as cursor:
        cursor.execute(MEMBERSHIPS, [user.pk])
        return [Member(*row) for row in cursor.fetchall()]


def membership(get_response):
    """Put `request.membership`, and the organization's sealed context, around its pages."""

    def middleware(request):
        request.membership = None
        request.memberships = members(request.user) if request.user.is_authenticated else []
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        slug, _, rest = request.path_info[len(PREFIX) :].partition("/")
        found = [member for member in request.memberships if member.slug == slug]
        if not found:
            return _not_here(request, get_response)
        member = request.membership = found[0]
        request.path_info = f"/{rest}"
        set_script_prefix(f"{PREFIX}{slug}/")
        with use(
            member.organization_id,
            member.acts_as,
            company_id=member.company_id or 0,
            user_id=request.user.pk,
        ):
            response = get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response

    return middleware


def _not_here(request, get_response):
    request.path_info = "/no-such-organization"
    return get_response(request)
