"""Walls as constraints: `makemigrations` writes row policies, grants and composite foreign keys.

Django asks a constraint for its SQL at the right moment of a migration; that is all we need.
"""

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BaseConstraint
from django.utils.translation import gettext_lazy as _

from titp.tenancy.context import ASKER, COMPANY, JOBS, READS_CONFIDENTIAL, STAFF
from titp.tenancy.window import EVERYTHING, CompanyWindow, Wall

__all__ = ["EVERYTHING", "CompanyWindow", "NoOverlap", "RowHistory", "SameTenant", "TenantWall",
           "Wall"]  # fmt: skip


class WrittenConstraint(BaseConstraint):
    """A constraint that is SQL of our own; nothing to validate in Python."""

    def constraint_sql(self, model, schema_editor):
        # Inside CREATE TABLE nothing of ours can stand: it follows when the table is there.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def validate(self, model, instance, exclude=None, using=None):
        """The database checks; a form shows its own words."""

    def __eq__(self, other):
        return type(self) is type(other) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class TenantWall(WrittenConstraint):
    """Row security of one tenant table: a restrictive wall, and who may pass it at all.

    The wall is RESTRICTIVE, so that a permissive policy added by mistake cannot open it, and is
    attached to the acting roles by name: FORCE on the owner without a policy would make the
    owner's own constraint checks see no rows and call them valid.

    `staff`: what the office and its tasks may do, "" for nothing at all.
    `grants`: role → privileges beyond the usual, e.g. {"app_nightly": "SELECT, INSERT"}.
    `window`: what company users see, as (column, reads, writes[, whose[, unless]]); None =
    nothing at all. `confidential`: of the staff only those whose seal says that they may.
    `asker`: privileges of a monitor who asks this organization; "" = none.
    """

    def __init__(self, *, name, staff=EVERYTHING, grants=(), window=None, confidential=False,
                 asker=""):  # fmt: skip
        super().__init__(name=name)
        self.staff = staff
        self.grants = tuple((role, rights) for role, rights in grants)
        self.window = tuple(window) if window else None
        self.confidential, self.asker = confidential, asker

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs["staff"] = self.staff
        if self.grants:
            kwargs["grants"] = self.grants
        if self.window:
            kwargs["window"] = self.window
        if self.confidential:
            kwargs["confidential"] = True
        if self.asker:
            kwargs["asker"] = self.asker
        return path, args, kwargs

    def create_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        ours = "organization_id = (SELECT app.org_id())"
        parts = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY owner_all ON {table} FOR ALL TO app_owner USING (true)",
            f"CREATE POLICY tenant_wall ON {table} AS RESTRICTIVE FOR ALL"
            f" TO {STAFF}, {COMPANY}, {JOBS} USING ({ours}) WITH CHECK ({ours})",
        ]
        if self.staff:
            parts += [
                f"CREATE POLICY allow_staff ON {table} FOR ALL TO {STAFF}, {JOBS} USING (true)",
                f"GRANT {self.staff} ON {table} TO {STAFF}, {JOBS}",
            ]
        for role, rights in self.grants:
            parts += [
                f"CREATE POLICY allow_{role} ON {table} FOR ALL TO {role} USING (true)",
                f"GRANT {rights} ON {table} TO {role}",
            ]
        if self.confidential:
            may = f"((SELECT app.caps()) & {READS_CONFIDENTIAL}) <> 0"
            parts.append(
                f"CREATE POLICY confidential_wall ON {table} AS RESTRICTIVE FOR ALL TO {STAFF}"
                f" USING ({may}) WITH CHECK ({may})"
            )
        if self.asker:
            parts += [
                f"CREATE POLICY asker_wall ON {table} AS RESTRICTIVE FOR ALL TO {ASKER}"
                f" USING ({ours}) WITH CHECK ({ours})",
                f"CREATE POLICY allow_asker ON {table} FOR ALL TO {ASKER} USING (true)",
                f"GRANT {self.asker} ON {table} TO {ASKER}",
            ]
        if self.window:
            parts += self._window_sql(table)
        return "; ".join(parts)

    def _window_sql(self, table):
        window = CompanyWindow(*self.window)
        theirs = f"{window.column} = (SELECT app.{window.whose}())"
        yield (
            f"CREATE POLICY company_wall ON {table} AS RESTRICTIVE FOR ALL TO {COMPANY}"
            f" USING ({theirs}) WITH CHECK ({theirs})"
        )
        yield f"CREATE POLICY allow_company ON {table} FOR ALL TO {COMPANY} USING (true)"
        if window.unless:
            yield (
                f"CREATE POLICY company_blind ON {table} AS RESTRICTIVE FOR ALL TO {COMPANY}"
                f" USING (NOT {window.unless}) WITH CHECK (NOT {window.unless})"
            )
        yield f"GRANT SELECT ({', '.join(window.reads)}) ON {table} TO {COMPANY}"
        if window.writes:
            columns = ", ".join(window.writes)
            yield f"GRANT INSERT ({columns}), UPDATE ({columns}) ON {table} TO {COMPANY}"

    def remove_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        roles = [STAFF, JOBS, COMPANY, ASKER, *(role for role, _ in self.grants)]
        names = ["owner_all", "tenant_wall", "allow_staff", "company_wall", "allow_company"]
        names += ["company_blind", "confidential_wall", "asker_wall", "allow_asker"]
        names += [f"allow_{role}" for role, _ in self.grants]
        parts = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in names]
        # Row security stays on: between remove and add the table is closed, not open.
        parts.append(f"REVOKE ALL ON {table} FROM {', '.join(roles)}")
        return "; ".join(parts)


class SameTenant(WrittenConstraint):
    """A foreign key that carries the organization: a row cannot point at another tenant's row.

    Comes with its index, led by the organization and ended by the id as policies need it.
    """

    def __init__(self, *, name, field):
        super().__init__(name=name)
        self.field = field

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"field": self.field}

    def create_sql(self, model, schema_editor):
        quote = schema_editor.quote_name
        table, column = model._meta.db_table, model._meta.get_field(self.field).column
        target = model._meta.get_field(self.field).remote_field.model._meta.db_table
        return (
            f"ALTER TABLE {quote(table)} ADD CONSTRAINT {quote(self.name)}"
            f" FOREIGN KEY (organization_id, {quote(column)})"
            f" REFERENCES {quote(target)} (organization_id, id) DEFERRABLE INITIALLY IMMEDIATE; "
            f"CREATE INDEX {quote(self.index)} ON {quote(table)}"
            f" (organization_id, {quote(column)}, id)"
        )

    def remove_sql(self, model, schema_editor):
        quote = schema_editor.quote_name
        return (
            f"DROP INDEX IF EXISTS {quote(self.index)}; ALTER TABLE"
            f" {quote(model._meta.db_table)} DROP CONSTRAINT IF EXISTS {quote(self.name)}"
        )

    @property
    def index(self):
        return f"{self.name}_ix"[-63:]


class RowHistory(WrittenConstraint):
    """Every change of a row goes into the append-only history, whoever made it and however.

    `hidden`: columns whose values are recorded as "changed" only.
    """

    def __init__(self, *, name, hidden=()):
        super().__init__(name=name)
        self.hidden = tuple(hidden)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"hidden": self.hidden}

    def create_sql(self, model, schema_editor):
        hidden = ", ".join(f"'{column}'" for column in self.hidden)
        table = schema_editor.quote_name(model._meta.db_table)
        return (
            f"CREATE TRIGGER write_history AFTER INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION app.write_history({hidden})"
        )

    def remove_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        return f"DROP TRIGGER IF EXISTS write_history ON {table}"


class NoOverlap(WrittenConstraint):
    """Periods of one thing may touch but not overlap; needs no extension (int8range tricks).

    `word`: a field of text that tells the things of one owner apart, such as a name.
    """

    default_violation_error_message = _("These days overlap with those of another entry.")

    def __init__(self, *, name, per, start="starts_on", end="ends_on", word=""):
        super().__init__(name=name)
        self.per, self.start, self.end, self.word = per, start, end, word

    @property
    def fields(self):
        """Where a form shows the clash: at the last of these that it has."""
        return self.start, self.end

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs |= {"per": self.per, "start": self.start, "end": self.end}
        return path, args, kwargs | ({"word": self.word} if self.word else {})

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Ask before writing, so that a form can say it at the field; the database decides."""
        if {self.start, self.end} & set(exclude or ()):
            return
        per = model._meta.get_field(self.per).attname
        first, last = getattr(instance, self.start), getattr(instance, self.end)
        same = {name: getattr(instance, name) for name in (per, self.word) if name}
        others = model._base_manager.using(using).filter(**same).exclude(pk=instance.pk)
        if first:
            others = others.exclude(**{f"{self.end}__lt": first})
        if last:
            others = others.exclude(**{f"{self.start}__gt": last})
        if others.exists():
            raise ValidationError(self.get_violation_error_message())

    def create_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        per = model._meta.get_field(self.per).column
        same = ["organization_id", per, *([f"hashtextextended({self.word}, 0)"] * bool(self.word))]
        ranges = "".join(f"int8range({one}, {one}, '[]') WITH &&, " for one in same)
        return (
            f"ALTER TABLE {table} ADD CONSTRAINT {self.name} EXCLUDE USING gist ("
            f"{ranges}daterange({self.start}, {self.end}, '[]') WITH &&)"
        )

    def remove_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {self.name}"
