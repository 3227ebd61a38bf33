"""Constraints on days that no single row can keep: the order of periods, days after other days.

`makemigrations` writes them as triggers, so that no way of writing goes around them.
"""

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from titp.tenancy.walls import WrittenConstraint


class _Kept(WrittenConstraint):
    """A constraint that triggers keep; `owner` is the field that points at the row's owner."""

    def __init__(self, *, name, owner, violation_error_message=None):
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.owner = owner

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"owner": self.owner}

    def trigger(self, model, schema_editor, function, fields, *arguments):
        """The trigger on the model's own table, for the columns of these fields."""
        columns = [model._meta.get_field(name).column for name in (self.owner, *fields)]
        return _trigger(schema_editor, self.name, model, function, columns, arguments)

    def remove_sql(self, model, schema_editor):
        return _no_trigger(schema_editor, self.name, model)

    def _owner_model(self, model):
        return model._meta.get_field(self.owner).related_model


class InOrder(_Kept):
    """Of two periods of one owner neither lies within the other; they may overlap at their ends.

    Where one of the days is not known, nothing is refused.
    """

    default_violation_error_message = _("These days lie within, or around, those of another entry.")

    def __init__(self, *, name, owner, start="starts_on", end="ends_on", **words):
        super().__init__(name=name, owner=owner, **words)
        self.start, self.end = start, end

    @property
    def fields(self):
        """Where a form shows the clash: at the last of these that it has."""
        return self.start, self.end

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"start": self.start, "end": self.end}

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Ask before writing, so that a form can say it at the field; the database decides."""
        first, last = getattr(instance, self.start), getattr(instance, self.end)
        if {self.start, self.end} & set(exclude or ()) or not (first and last):
            return
        owner = model._meta.get_field(self.owner).attname
        others = model._base_manager.using(using).filter(**{owner: getattr(instance, owner)})
        around = Q(**{f"{self.start}__lte": first, f"{self.end}__gte": last})
        within = Q(**{f"{self.start}__gte": first, f"{self.end}__lte": last})
        if others.exclude(pk=instance.pk).filter(around | within).exists():
            raise ValidationError(self.get_violation_error_message())

    def create_sql(self, model, schema_editor):
        columns = [model._meta.get_field(name).column for name in self.fields]
        owner = model._meta.get_field(self.owner).column
        table = self._owner_model(model)._meta.db_table
        return self.trigger(
            model, schema_editor, "app.keep_in_order", self.fields, owner, table, *columns
        )


class NotBefore(_Kept):
    """A day of the row does not lie before a day of its owner: no test before the landing."""

    def __init__(self, *, name, owner, day, than, **words):
        super().__init__(name=name, owner=owner, **words)
        self.day, self.than = day, than

    @property
    def fields(self):
        """Where a form shows the clash: at the day, or in the owner's own form at the owner's."""
        return self.than, self.day

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"day": self.day, "than": self.than}

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Ask before writing, so that a form can say it at the field; the database decides."""
        day = getattr(instance, self.day)
        if self.day in (exclude or ()) or not day:
            return
        attname = model._meta.get_field(self.owner).attname
        owners = self._owner_model(model)._base_manager.using(using)
        than = owners.filter(pk=getattr(instance, attname)).values_list(self.than, flat=True)
        if any(earliest and day < earliest for earliest in than):
            raise ValidationError(self.get_violation_error_message())

    def create_sql(self, model, schema_editor):
        field, owners = model._meta.get_field, self._owner_model(model)
        owner, day = field(self.owner).column, field(self.day).column
        than = owners._meta.get_field(self.than).column
        mine = self.trigger(
            model, schema_editor, "app.refuse_day_before", (self.day,),
            owner, owners._meta.db_table, day, than,
        )  # fmt: skip
        theirs = _trigger(
            schema_editor, self.name, owners, "app.refuse_days_left_before", [than],
            (owner, model._meta.db_table, day, than),
        )  # fmt: skip
        return f"{mine}; {theirs}"

    def remove_sql(self, model, schema_editor):
        theirs = _no_trigger(schema_editor, self.name, self._owner_model(model))
        return f"{super().remove_sql(model, schema_editor)}; {theirs}"


def _trigger(schema_editor, name, model, function, columns, arguments):
    quote = schema_editor.quote_name
    words = ", ".join(f"'{word}'" for word in (name, *arguments))
    return (
        f"CREATE TRIGGER {quote(name)} AFTER INSERT OR UPDATE OF {', '.join(map(quote, columns))}"
        f" ON {quote(model._meta.db_table)} FOR EACH ROW EXECUTE FUNCTION {function}({words})"
    )


def _no_trigger(schema_editor, name, model):
    quote = schema_editor.quote_name
    return f"DROP TRIGGER IF EXISTS {quote(name)} ON {quote(model._meta.db_table)}"
