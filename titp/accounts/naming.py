"""Names of users for pages: of a user's row, an organization may read no more than this."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from titp.accounts.models import User


def name_of(reference):
    """An expression: the name, else the address, of the user that a foreign key refers to.

    "" where the reader may not know this person. A join would hide the whole row then.
    """
    name = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
    users = User.objects.filter(pk=OuterRef(f"{reference}_id"))
    return Coalesce(Subquery(users.values(told=name)), Value(""))
