"""Names of users for pages: of a user's row, an organization may read no more than this."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from titp.accounts.models import Membership, User


def name_of(reference):
    """An expression: the name, else the address, of the user that a foreign key refers to.

    "" where the reader may not know this person. A join would hide the whole row then.
    """
    name = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
    users = User.objects.filter(pk=OuterRef(f"{reference}_id"))
    return Coalesce(Subquery(users.values(told=name)), Value(""))


def office_people():
    """Who works in the office of the organization, with the columns that it may read."""
    office = Membership.objects.in_force().filter(company=None)
    return User.objects.filter(pk__in=office.values("user"), is_active=True).only("name", "email")
