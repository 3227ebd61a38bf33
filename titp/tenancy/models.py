"""Organizations, their offices, and what every row of theirs inherits."""

from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey, TenantKey, TenantOneToOne
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import RowHistory, SameTenant, TenantWall, Wall


class Organization(models.Model):
    """A supervising organization: the tenant (監理団体).

    Holds only what the public register says too; everything else of theirs is behind the wall.
    """

    class Licence(models.TextChoices):
        GENERAL = "general", _("General (stages 1 to 3)")
        SPECIFIED = "specified", _("Specified (stages 1 and 2)")

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    licence_number = models.CharField(_("licence number"), max_length=20, blank=True)
    licence = models.CharField(_("licence"), max_length=9, choices=Licence, default=Licence.GENERAL)
    licensed_on = models.DateField(_("licensed on"), null=True, blank=True)
    licence_expires_on = models.DateField(_("licence expires on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8, default="ja")

    class Meta:
        verbose_name = _("supervising organization")
        verbose_name_plural = _("supervising organizations")

    def __str__(self):
        return self.name


class TenantModelBase(ModelBase):
    """Gives each concrete tenant model its wall, its history and its composite references."""

    def __new__(mcs, name, bases, attributes, **kwargs):
        model = super().__new__(mcs, name, bases, attributes, **kwargs)
        meta = model._meta
        if meta.abstract or meta.proxy or not hasattr(model, "wall"):
            return model
        table, wall = meta.db_table, model.wall
        window = wall.window
        constraints = [
            models.UniqueConstraint(fields=["organization", "id"], name=f"{table}_of_tenant"),
            TenantWall(
                name=f"{table}_wall",
                staff=wall.staff,
                grants=sorted(wall.grants.items()),
                window=window and window.written(),
                confidential=wall.confidential,
                asker=wall.asker,
            ),
        ]
        if wall.history:
            constraints.append(RowHistory(name=f"{table}_history", hidden=wall.hidden))
        for field in meta.local_fields:
            if field.name == "public_id":
                unique = ["organization", "public_id"]
                constraints.append(
                    models.UniqueConstraint(fields=unique, name=f"{table}_public_id"[-63:])
                )
            if isinstance(field, TenantForeignKey):
                key = f"{table}_{field.column}"
                constraints.append(SameTenant(name=f"{key}_same_tenant"[-63:], field=field.name))
            if isinstance(field, TenantOneToOne):
                unique = ["organization", field.name]
                constraints.append(models.UniqueConstraint(fields=unique, name=f"{key}_once"[-63:]))
        meta.constraints = [*meta.constraints, *constraints]
        # The migration autodetector looks here, not into meta.constraints.
        meta.original_attrs["constraints"] = meta.constraints
        return model


class TenantModel(models.Model, metaclass=TenantModelBase):
    """A row of one organization. Neither its model nor its views mention the tenant again."""

    organization = TenantKey()

    wall = Wall()
    objects = TenantQuerySet.as_manager()
    named_by = "pk"  # the field that stands in addresses

    class Meta:
        abstract = True

    @property
    def in_address(self):
        """What names the row in addresses."""
        return getattr(self, self.named_by)


class PublicTenantModel(TenantModel):
    """A row whose number would tell something: how many there are, and when it came.

    Random, not UUIDv7: the order of coming must not show either.
    """

    public_id = models.UUIDField(default=uuid4, editable=False)

    named_by = "public_id"

    class Meta:
        abstract = True


class Office(TenantModel):
    """A place of business of the organization, with its own licence certificate (事業所)."""

    name = models.CharField(_("name"), max_length=200)
    postal_code = models.CharField(
        _("postal code"), max_length=8, blank=True, validators=[RegexValidator(r"^\d{3}-?\d{4}$")]
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self):
        return self.name
