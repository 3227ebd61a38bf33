"""Names of users for pages: of a user's row, an organization may read no more than this."""

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce, NullIf


def name_of(reference):
    """An expression: the name, else the address, of the user that a foreign key refers to."""
    name = NullIf(f"{reference}__name", Value(""))
    return Coalesce(name, f"{reference}__email", Value(""), output_field=CharField())
