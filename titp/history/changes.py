"""History entries as people read them: names of things and fields, both values, and who it was."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from titp.accounts.models import User
from titp.pages.templatetags.pages import both_calendars
from titp.tenancy.fields import TenantKey

HIDDEN = "•••"


@dataclass(frozen=True)
class Change:
    """One entry: when, by whom, which kind of thing, what happened, and field, before, after."""

    at: datetime
    actor: str
    thing: str
    operation: str
    fields: list


def told(entries):
    """The entries as Changes; asks once for all actors and once for each kind of thing named."""
    entries = list(entries)
    models_by_table = {model._meta.db_table: model for model in apps.get_models()}
    names = _names_of(entries, models_by_table)
    actors = actors_of(entry.actor_id for entry in entries)
    return [
        Change(
            entry.at,
            _name(entry.actor_id, actors),
            models_by_table[entry.table_name]._meta.verbose_name,
            entry.operation,
            list(_fields(entry, models_by_table[entry.table_name], names)),
        )
        for entry in entries
        if entry.table_name in models_by_table
    ]


def actors_of(ids):
    """Names of people by id. Only columns that everybody inside may read."""
    people = User.objects.filter(pk__in={one for one in ids if one}).values_list(
        "pk", "name", "email"
    )
    return {pk: name or email for pk, name, email in people}


def _name(actor, actors):
    if not actor:
        return _("the system")
    return actors.get(actor) or _("somebody outside the organization")


def _fields(entry, model, names):
    before, after = entry.before or {}, entry.after or {}
    for field in filter(_is_told, model._meta.concrete_fields):
        column = field.column
        if before.get(column) == after.get(column) != HIDDEN:
            continue
        old, new = (_readable(field, values.get(column), names) for values in (before, after))
        if old or new:
            yield {"label": field.verbose_name, "before": old, "after": new}


def _is_told(field):
    """Whether people write it: keys and what is made from other fields would only repeat them."""
    if field.primary_key or isinstance(field, TenantKey):
        return False
    return field.editable or isinstance(field, models.ForeignKey)


def _readable(field, value, names):
    """A value of the history as the page of the thing shows it; "" for none."""
    if value is None or value == "":
        return ""
    if value == HIDDEN:
        return HIDDEN
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, str(value)), f"#{value}")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField):
        moment = localtime(datetime.fromisoformat(value))
        return f"{both_calendars(moment.date())} {moment:%H:%M}"
    if isinstance(field, models.DateField):
        return both_calendars(date.fromisoformat(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _names_of(entries, models_by_table):
    """What the ids in these entries stand for: (model, id) → name; one query for each model."""
    wanted = {}
    for entry in entries:
        model = models_by_table.get(entry.table_name)
        for field in model._meta.concrete_fields if model else ():
            if isinstance(field, models.ForeignKey) and _is_told(field):
                ids = {(side or {}).get(field.column) for side in (entry.before, entry.after)}
                wanted.setdefault(field.related_model, set()).update(ids - {None, HIDDEN})
    # Of people only the columns are asked that everybody inside may read.
    people = actors_of(wanted.pop(User, ()))
    # The default manager of a tenant's model knows the organization, the base manager does not.
    return {(User, str(pk)): name for pk, name in people.items()} | {
        (model, str(row.pk)): str(row)
        for model, ids in wanted.items()
        if ids
        for row in model._default_manager.filter(pk__in=ids)
    }
