"""How somebody is reached after the return: the own channels, and two people at home."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall

ANCHORS_WANTED = 2


class NotEnded(TenantQuerySet):
    def usable(self, on=None):
        """Those that work on a day (today): begun, and not ended by then."""
        day = on or localdate()
        rows = self.filter(Q(ended_on=None) | Q(ended_on__gt=day))
        if self.model is Channel:
            rows = rows.filter(Q(works_from=None) | Q(works_from__lte=day))
        return rows

    def kept(self, on=None):
        """Those that did not end by a day (today), also when they begin later, as at home."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on or localdate()))


class Channel(OfDeparture):
    """A way to reach a person that survives the Japanese telephone number (帰国後の連絡手段)."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        WHATSAPP = "whatsapp", "WhatsApp"
        ZALO = "zalo", "Zalo"
        MESSENGER = "messenger", "Messenger"
        LINE = "line", "LINE"
        HOME_PHONE = "home_phone", _("telephone at home")
        SENDING_ORGANIZATION = "sending_organization", _("over the sending organization")

    kind = models.CharField(_("kind of contact"), max_length=20, choices=Kind)
    # Empty only for the sending organization, whose own address stands with it.
    address = EncryptedField(_("number, name or address there"), max_length=200, blank=True)
    works_from = models.DateField(_("works from"), null=True, blank=True)
    ended_on = models.DateField(_("no longer works since"), null=True, blank=True)
    last_answered = models.DateField(_("last answered on"), null=True, editable=False)

    wall = Wall(hidden=("address",))
    objects = NotEnded.as_manager()

    class Meta:
        verbose_name = _("contact of the person")
        verbose_name_plural = _("contacts of the person")
        # what answered last is tried first
        ordering = [F("last_answered").desc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="sending_organization") | Q(address__isnull=False),
                name="followup_channel_has_an_address",
                violation_error_message=_("Please write the number, name or address."),
            ),
            models.CheckConstraint(
                condition=Q(works_from=None) | Q(ended_on=None) | Q(ended_on__gte=F("works_from")),
                name="followup_channel_ends_after_start",
                violation_error_message=_("It ended before it began."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    def clean(self):
        if self.kind == self.Kind.EMAIL and self.address:
            try:
                validate_email(self.address)
            except ValidationError as wrong:
                raise ValidationError({"address": wrong.messages}) from wrong


class Anchor(OfDeparture):
    """Somebody at home who will know where the person is (帰国後の連絡先となる人)."""

    class Relation(models.TextChoices):
        PARENT = "parent", _("parent")
        PARTNER = "partner", pgettext_lazy("relation", "husband, wife or partner")
        SIBLING = "sibling", _("brother or sister")
        RELATIVE = "relative", _("another relative")
        FRIEND = "friend", _("friend")
        OTHER = "other", pgettext_lazy("relation", "somebody else")

    name = EncryptedField(_("name"), max_length=100)
    relation = models.CharField(_("relation to the person"), max_length=8, choices=Relation)
    phone = EncryptedField(_("telephone"), max_length=40)
    # A person's data too: whether they know that their number stands here.
    told = models.BooleanField(
        _("knows that we may call"), default=False,
        help_text=_("The person has told them, or will before leaving."),
    )  # fmt: skip
    ended_on = models.DateField(_("no longer works since"), null=True, blank=True)

    wall = Wall(hidden=("name", "phone"))
    objects = NotEnded.as_manager()

    class Meta:
        verbose_name = _("contact person at home")
        verbose_name_plural = _("contact persons at home")
        ordering = ["id"]

    def __str__(self):
        return self.get_relation_display()
