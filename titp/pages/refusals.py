"""What the database refused, in words for the person who asked for it."""

from django.apps import apps
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# By SQLSTATE; the constraint's own words come first where it has any.
BY_STATE = {
    "23P01": gettext_lazy("These days overlap with those of another entry."),
    "23505": gettext_lazy("There is one like this already."),
    "23503": gettext_lazy("Something else refers to it, or it refers to what is gone."),
    "": gettext_lazy("This contradicts what is recorded already."),
}


def constraint_of(refusal):
    """The constraint that an IntegrityError names, of whichever model; None for a plain key."""
    name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "")
    every = (constraint for model in apps.get_models() for constraint in model._meta.constraints)
    return next((constraint for constraint in every if constraint.name == name), None)


def in_words(refusal):
    """The sentence for an IntegrityError."""
    if constraint := constraint_of(refusal):
        words = constraint.get_violation_error_message()
        if constraint.name not in words:  # Django's default names the constraint and nothing else
            return words
    state = getattr(getattr(refusal.__cause__, "diag", None), "sqlstate", "")
    return BY_STATE.get(state, BY_STATE[""])


def kept_by(refusal):
    """The sentence for a deletion that other rows forbid: which kinds of rows they are."""
    if isinstance(refusal, ProtectedError):
        rows = refusal.protected_objects
    elif isinstance(refusal, RestrictedError):
        rows = refusal.restricted_objects
    else:
        return BY_STATE["23503"]
    kinds = sorted({str(row._meta.verbose_name_plural) for row in rows})
    return _("It cannot be removed: %(kinds)s refer to it.") % {"kinds": _(", ").join(kinds)}
