"""Support that a returnee or a venture wants and receives, with how far that came."""

from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from followup.models.intention import Intention
from followup.models.recorded import Step
from followup.models.venture import Venture
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class SupportQuerySet(TenantQuerySet):
    def with_state(self):
        """Each with `state` and `state_on`: its newest step, "wanted" before the first."""
        last = SupportStep.objects.filter(support=OuterRef("pk")).order_by("-on", "-pk")
        return self.annotate(
            state=Coalesce(Subquery(last.values("state")[:1]), Value("wanted")),
            state_on=Coalesce(Subquery(last.values("on")[:1]), "told_on"),
        )

    def still_wanted(self):
        """Of those with a state: neither received nor over."""
        return self.filter(state__in=SupportStep.OPEN)


class Support(OfDeparture):
    """Something that would help somebody who went home, or has (帰国後の支援)."""

    Kind = Intention.Support

    venture = TenantForeignKey(
        Venture, models.CASCADE, related_name="supports", null=True, blank=True,
        verbose_name=_("venture"),
    )  # fmt: skip
    kind = models.CharField(_("kind of support"), max_length=7, choices=Intention.Support)
    what = models.CharField(_("what exactly"), max_length=300)
    told_on = models.DateField(_("told on"), default=localdate)

    wall = Wall(staff="SELECT, INSERT, DELETE")
    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("support")
        ordering = ["-told_on", "-id"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.what}"

    def get_absolute_url(self):
        if self.venture_id:
            return reverse("venture", args=[self.venture_id])
        return reverse("trainee-ventures", args=[self.trainee_id])


class SupportStep(Step):
    """That a support came to a state on a day: an application, its answer, what was received."""

    class State(models.TextChoices):
        ARRANGED = "arranged", pgettext_lazy("support", "arranged")
        APPLIED = "applied", pgettext_lazy("support", "applied for")
        IN_REVIEW = "in_review", pgettext_lazy("support", "under review")
        RETURNED = "returned", pgettext_lazy("support", "sent back to be mended")
        GRANTED = "granted", pgettext_lazy("support", "granted")
        REFUSED = "refused", pgettext_lazy("support", "refused")
        RECEIVED = "received", pgettext_lazy("support", "received")
        DROPPED = "dropped", pgettext_lazy("support", "no longer wanted")

    OPEN = ("wanted", "arranged", "applied", "in_review", "returned", "granted")

    support = TenantForeignKey(
        Support, models.CASCADE, related_name="steps", verbose_name=_("support")
    )
    state = models.CharField(_("state"), max_length=9, choices=State)

    class Meta(Step.Meta):
        verbose_name = _("step of a support")
        verbose_name_plural = _("steps of support")

    def get_absolute_url(self):
        return self.support.get_absolute_url()


class VentureContact(TenantModel):
    """A tie of a venture with a former host company, or with a branch of it (受入企業との関係)."""

    class Kind(models.TextChoices):
        ADVICE = "advice", pgettext_lazy("tie", "gives advice")
        CUSTOMER = "customer", pgettext_lazy("tie", "buys from it")
        SUPPLIER = "supplier", pgettext_lazy("tie", "sells to it")
        INVESTOR = "investor", pgettext_lazy("tie", "invests in it")
        LOCAL_PARTNER = "partner", pgettext_lazy("tie", "works with it")

    venture = TenantForeignKey(
        Venture, models.CASCADE, related_name="contacts", verbose_name=_("venture")
    )
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="+", verbose_name=_("host company")
    )
    branch = models.CharField(
        _("branch"),
        max_length=120,
        blank=True,
        help_text=_("Name and town of the branch abroad; empty for the company in Japan."),
    )
    person = EncryptedField(_("contact person"), max_length=100, blank=True)
    reached_at = EncryptedField(_("telephone or e-mail"), max_length=200, blank=True)
    kind = models.CharField(_("what the company does"), max_length=8, choices=Kind)
    since = models.DateField(_("since"), default=localdate)
    note = models.CharField(_("note"), max_length=300, blank=True)

    wall = Wall(hidden=("person", "reached_at"))

    class Meta:
        verbose_name = _("contact with a host company")
        verbose_name_plural = _("contacts with host companies")
        ordering = ["since", "id"]

    def __str__(self):
        return f"{self.company} {self.branch}".strip()

    def get_absolute_url(self):
        return self.venture.get_absolute_url()
