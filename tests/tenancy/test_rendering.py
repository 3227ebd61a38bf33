"""Models of migrations are rendered once: what comes of it is what Django makes of it."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from titp.tenancy.rendering import rendered_once

KEPT = models.CheckConstraint(condition=models.Q(pages__gt=0), name="kept")
LOST = models.CheckConstraint(condition=models.Q(pages__lt=900), name="lost")


def changed():
    """A state with rendered models after one of each change, and one that it was cloned to."""
    key = ("id", models.BigAutoField(primary_key=True))
    state = ProjectState()
    pages = ("pages", models.IntegerField())
    state.add_model(ModelState("books", "Book", [key, pages], {"constraints": [], "indexes": []}))
    assert state.apps
    state.add_constraint("books", "book", LOST)
    before = state.clone()
    state.add_constraint("books", "book", KEPT)
    state.remove_constraint("books", "book", "lost")
    state.add_index("books", "book", models.Index(fields=["pages"], name="by_pages"))
    of_book = ("book", models.ForeignKey("books.Book", models.CASCADE, related_name="loans"))
    state.add_model(ModelState("books", "Loan", [key, of_book]))
    # a relation to a model that came later, and a field whose default the state does not keep
    last = models.ForeignKey("books.Loan", models.SET_NULL, null=True, related_name="last_of")
    state.add_field("books", "book", "last_loan", last, True)
    state.add_field("books", "loan", "days", models.IntegerField(default=14), False)
    return state, before


def told(state):
    book, loan = (state.apps.get_model("books", name) for name in ("Book", "Loan"))
    return {
        "constraints": [one.name for one in book._meta.constraints],
        "indexes": [one.name for one in book._meta.indexes],
        "described": [one.name for one in state.models["books", "book"].options["constraints"]],
        "reverse": [one.name for one in book._meta.related_objects],
        "points at": loan._meta.get_field("book").related_model is book,
        "points back": book._meta.get_field("last_loan").related_model is loan,
        "reverse of the later one": [one.name for one in loan._meta.related_objects],
        "fields": [one.name for one in (*book._meta.get_fields(), *loan._meta.get_fields())],
        "default": loan._meta.get_field("days").has_default(),
    }


def test_what_is_rendered_in_place_is_what_django_renders():
    plain, _ = changed()
    with rendered_once():
        quick, before = changed()
    assert told(quick) == told(plain)
    assert told(quick)["constraints"] == ["kept"]
    described = before.models["books", "book"].options["constraints"]
    assert [one.name for one in described] == ["lost"]


def test_afterwards_django_renders_as_ever():
    method = ProjectState.add_constraint
    with rendered_once():
        assert ProjectState.add_constraint is not method
    assert ProjectState.add_constraint is method
