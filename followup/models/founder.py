"""Who founded a venture, and what became of claims that were disputed."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.venture import OfVenture
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class FounderQuerySet(TenantQuerySet):
    def unsettled(self):
        """Claims that nobody has settled."""
        settled = ClaimSettlement.objects.filter(founder=OuterRef("pk"))
        return self.filter(~Exists(settled), is_disputed=True)

    def undisputed(self):
        """Founders by everybody's word, or because it was settled so."""
        so = ClaimSettlement.objects.filter(founder=OuterRef("pk"), outcome="founder")
        return self.filter(Q(is_disputed=False) | Exists(so))


class Founder(OfVenture):
    """Somebody who went home and founded a venture, alone or with others (創業者).

    `is_disputed`: the person claims it, and those recorded before do not agree; such a one counts
    nowhere until it is settled (ClaimSettlement).
    """

    class Role(models.TextChoices):
        OWNER = "owner", pgettext_lazy("founder", "owner")
        PARTNER = "partner", pgettext_lazy("founder", "partner")
        MANAGER = "manager", pgettext_lazy("founder", "runs it for the family")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="founders", verbose_name=_("founder")
    )
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.OWNER)
    since = models.DateField(_("since"), default=localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    is_disputed = models.BooleanField(
        _("the other founders do not agree"), default=False,
        help_text=_("It then waits to be settled, and the person does not count until then."),
    )  # fmt: skip
    shares_household = models.BooleanField(
        _("lives in the household of another founder"),
        default=False,
        help_text=_("That household then counts once."),
    )

    objects = FounderQuerySet.as_manager()

    class Meta:
        verbose_name = _("founder")
        verbose_name_plural = _("founders")
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "venture", "trainee"], name="followup_founder_once",
                violation_error_message=_("This person is there already."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="followup_founder_ends_after_start",
                violation_error_message=_("It would end before it began."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.trainee)


class ClaimSettlement(TenantModel):
    """How a disputed claim was settled, by whom and why (創業者の確認)."""

    class Outcome(models.TextChoices):
        FOUNDER = "founder", _("a founder too")
        NOT_FOUNDER = "not_founder", _("not a founder")
        OTHER_VENTURE = "other_venture", _("it is another venture")

    founder = TenantOneToOne(
        Founder, models.CASCADE, related_name="settlement", verbose_name=_("claim")
    )
    outcome = models.CharField(_("outcome"), max_length=13, choices=Outcome)
    settled_on = models.DateField(_("settled on"), default=localdate)
    reason = models.TextField(_("what was heard and seen"), max_length=2000)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("settled by"),
        editable=False,
    )  # fmt: skip
    at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("settlement of a claim")
        verbose_name_plural = _("settlements of claims")
        ordering = ["id"]

    def __str__(self):
        return self.get_outcome_display()

    @property
    def company_id(self):
        """No host company has part in it."""

    def get_absolute_url(self):
        return self.founder.get_absolute_url()
