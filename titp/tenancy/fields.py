"""Fields that carry the tenant: its key, and references that stay inside it."""

from django.db import models
from django.db.models import Func
from django.forms import ModelChoiceField


class OrganizationInContext(Func):
    """The organization of the sealed context, filled in by PostgreSQL."""

    function = "app.org_id"
    arity = 0
    output_field = models.BigIntegerField()


class TenantKey(models.ForeignKey):
    """The owner of a row; PostgreSQL fills it in from the organization that we act for."""

    def __init__(self, **kwargs):
        super().__init__(
            "tenancy.Organization",
            models.PROTECT,
            related_name="+",
            editable=False,
            db_index=False,  # UNIQUE (organization, id) leads with it
            swappable=False,
            db_default=OrganizationInContext(),
        )

    def deconstruct(self):
        name, path, _, _ = super().deconstruct()
        return name, path, [], {}


class TenantForeignKey(models.ForeignKey):
    """A reference to a row of the same organization.

    The database constraint is the composite one of `SameTenant`, not Django's simple one: a
    simple foreign key ignores row policies and could point at another tenant's hidden row.
    """

    def __init__(self, to, on_delete, **kwargs):
        # Not swappable: asking each time whether it is takes a tenth of a migration.
        kwargs["db_constraint"] = kwargs["db_index"] = kwargs["swappable"] = False
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["db_constraint"], kwargs["db_index"]
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        # A form class is made before any organization is known; TenantForm narrows it later.
        # Past ForeignKey's own: that asks the default manager, which refuses without one.
        choices = {
            "form_class": ModelChoiceField,
            "queryset": self.remote_field.model._base_manager.all(),
            "to_field_name": self.remote_field.field_name,
            "blank": self.blank,
        }
        return super(models.ForeignKey, self).formfield(**choices | kwargs)


class TenantOneToOne(TenantForeignKey, models.OneToOneField):
    """At most one row for each row of the same organization.

    Unique by (organization, row): a unique index that is not led by the organization would
    tell one tenant which keys another one uses.
    """

    def __init__(self, to, on_delete, **kwargs):
        super().__init__(to, on_delete, **kwargs)
        self._unique = False
