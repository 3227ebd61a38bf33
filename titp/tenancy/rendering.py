"""Migrating without building all models anew for each table and constraint that is added.

Django renders a model and all that is related to it again when a constraint or an index is added,
or a model that nothing refers to yet. Here nearly everything is related, and each table has its
walls as constraints: of the time that the tables of a fresh machine took, that was most.
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
    """Inside, constraints and indexes change on the rendered model, and a new model joins them."""
    with ExitStack() as undo:
        for name in CHANGES:
            _replace(undo, name, _set_options)
        _replace(undo, "add_model", _render_alone)
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
