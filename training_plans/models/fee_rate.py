"""Rates of supervision fees as agreed and disclosed, each from a day on."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.fee import SupervisionFee
from training_plans.models.training_plan import TrainingPlan


class FeeRateQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class FeeRate(TenantModel):
    """What is taken for a use, from a day on: of all hosts, or as agreed with one (監理費の額).

    Act art. 28, Ordinance art. 37: use and amount are disclosed before, and cover the actual cost
    at most. Whole yen without consumption tax. Without `ends_on` it holds until further notice.
    """

    class Basis(models.TextChoices):
        PERSON_MONTH = "person_month", _("for each trainee in practice, each month")
        COMPANY_MONTH = "company_month", _("for each host company, each month")
        LECTURES = "lectures", _("for each trainee, when the lectures begin")
        AS_IT_ARISES = "as_it_arises", _("as the cost arises")

    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="fee_rates", null=True, blank=True,
        verbose_name=_("host company"),
        help_text=_("Leave empty for the rate of all; what is agreed with one goes before it."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=11, choices=SupervisionFee.Kind)
    use = models.CharField(
        _("use"), max_length=300,
        help_text=_("For what it is spent, as it stands on the paper that was disclosed."),
    )  # fmt: skip
    basis = models.CharField(pgettext_lazy("fee", "counted"), max_length=13, choices=Basis)
    stage = models.PositiveSmallIntegerField(
        _("stage"), choices=TrainingPlan.Stage, null=True, blank=True,
        help_text=_("Leave empty where it is the same in all stages."),
    )  # fmt: skip
    amount = models.PositiveIntegerField(
        _("amount without tax (yen)"), validators=[MinValueValidator(1)]
    )
    unit_cost = models.PositiveIntegerField(
        _("actual cost it was reckoned from (yen)"), null=True, blank=True,
        help_text=_("For the same unit; the fee is not above it."),
    )  # fmt: skip
    breakdown = models.TextField(
        _("how the cost was reckoned"), blank=True,
        help_text=_("For instance staff, travel, interpreters, each with its sum."),
    )  # fmt: skip
    by_days = models.BooleanField(
        _("months begun or ended are counted by days"), default=False,
        help_text=_("Else a month in which somebody practises counts whole."),
    )  # fmt: skip
    taxable = models.BooleanField(
        _("with consumption tax"), default=True,
        help_text=_("To be confirmed with a tax accountant for each use."),
    )  # fmt: skip
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    disclosed_on = models.DateField(_("use and amount disclosed on"), null=True, blank=True)

    objects = FeeRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("rate of a fee")
        verbose_name_plural = _("rates of fees")
        ordering = ["kind", "use", "stage", "-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=1),
                name="training_plans_feerate_of_something",
                violation_error_message=_("A fee is one yen at least."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_feerate_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=~models.Q(basis="lectures") | models.Q(kind="lecture"),
                name="training_plans_feerate_lectures_when_they_begin",
                violation_error_message=_("Only a lecture fee is taken when the lectures begin."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.use}"

    def get_absolute_url(self):
        return reverse("fee-rates")

    def clean(self):
        """Two rates for one use of one payer would both count."""
        others = FeeRate.objects.filter(
            company=self.company_id, kind=self.kind, use=self.use, stage=self.stage,
            basis=self.basis,
        ).exclude(pk=self.pk)  # fmt: skip
        if self.starts_on:
            others = others.exclude(ends_on__lt=self.starts_on)
        if self.ends_on:
            others = others.exclude(starts_on__gt=self.ends_on)
        if others.exists():
            raise ValidationError(
                {"starts_on": _("These days overlap with those of another entry.")}
            )
