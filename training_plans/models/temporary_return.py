"""Temporary returns: who goes on to stage 3 is home for at least a month."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.compliance.terms import word
from titp.tenancy.begun import NoOverlapOnceBegun
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from training_plans.models.training_plan import TrainingPlan


class TemporaryReturn(TenantModel):
    """A stay at home before stage 3 or within its first year, and who paid for it (一時帰国).

    Ordinance art. 10(2)(iii)ト, 12(1)(vi), 52(ix); its days stand in the plan as form 1 asks.
    """

    class Mode(models.TextChoices):
        BEFORE = "before", _("before stage 3")
        WITHIN = "within", _("within a year of the start of stage 3")

    class Payer(models.TextChoices):
        ORGANIZATION = "organization", word("supervising_organization")
        COMPANY = "company", _("the host company")
        TRAINEE = "trainee", _("the trainee")
        OTHER = "other", _("somebody else")

    plan = TenantForeignKey(
        TrainingPlan, models.CASCADE, related_name="temporary_returns",
        verbose_name=_("training plan"),
    )  # fmt: skip
    mode = models.CharField(_("when"), max_length=6, choices=Mode)
    departed_on = models.DateField(
        pgettext_lazy("temporary return", "left Japan on"), null=True, blank=True
    )
    returned_on = models.DateField(
        pgettext_lazy("temporary return", "back in Japan on"), null=True, blank=True
    )
    cost_payer = models.CharField(_("travel paid by"), max_length=12, choices=Payer, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("temporary return")
        verbose_name_plural = _("temporary returns")
        ordering = ["-departed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(returned_on=None)
                | models.Q(departed_on__isnull=False, returned_on__gte=models.F("departed_on")),
                name="training_plans_temporaryreturn_back_later",
                violation_error_message=_("Back in Japan before the departure."),
            ),
            NoOverlapOnceBegun(
                name="training_plans_temporaryreturn_one_at_a_time", per="plan",
                start="departed_on", end="returned_on",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.departed_on or ''}–{self.returned_on or ''}"

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return reverse("training-plan-notices", args=[self.plan_id])

    def clean(self):
        if self.plan.stage != TrainingPlan.Stage.THREE:
            raise ValidationError(_("Only stage 3 has a temporary return."))
