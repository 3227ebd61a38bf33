"""Migrating without building all models anew for each table and constraint that is added.

Django renders a model and all that is related to it again when a constraint, an index or a relation
is added, or a model that nothing refers to yet. Here nearly everything is related, and each table
has its walls as constraints: of the time that the tables of a fresh machine took, that was most.
"""

from contextlib import ExitStack, contextmanager
from functools import wraps

from django.db.migrations.state import ProjectState

OPTIONS = ("constraints", "indexes")
CHANGES = (
    "add_constraint", "remove_constraint", "alter_constraint", "add_index", "remove_index",
    "rename_index",
)  # fmt: skip


@contextmanager
def rendered_once():
    """Inside, constraints, indexes and fields join the rendered model, and a new model the rest."""
    with ExitStack() as undo:
        for name in CHANGES:
            _replace(undo, name, _set_options)
        _replace(undo, "add_model", _render_alone)
        _replace(undo, "add_field", _give_field)
        yield


def _replace(undo, name, finish):
    """Let a method of states only describe the change, and `finish` do it on rendered models."""
    describe = getattr(ProjectState, name)

    @wraps(describe)
    def change(state, *arguments):
        # A state that has no rendered models changes its description only.
        rendered = state.__dict__.pop("apps", None)
        try:
            describe(state, *arguments)
        finally:
            if rendered is not None:
                state.__dict__["apps"] = rendered
        if rendered is not None:
            finish(state, rendered, *arguments)

    undo.callback(setattr, ProjectState, name, describe)
    setattr(ProjectState, name, change)


def _set_options(state, rendered, app_label, model_name, *_change):
    options = state.models[app_label, model_name].options
    meta = rendered.get_model(app_label, model_name)._meta
    for option in OPTIONS:
        setattr(meta, option, list(options.get(option, ())))


def _render_alone(_state, rendered, model_state):
    rendered.render_multiple([model_state])


def _give_field(state, rendered, app_label, model_name, name, *_field):
    # As when a model is rendered; with its default, where the state is to keep that.
    field = state.models[app_label, model_name].fields[name].clone()
    rendered.get_model(app_label, model_name).add_to_class(name, field)
