"""Supervision fees: what the organization takes from host companies, and what it has cost."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.compliance.terms import word
from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.training_plan import TrainingPlan


class SupervisionFeeQuerySet(TenantQuerySet):
    def matching(self, text):
        """Fees of companies whose name, reading or number contains the text, or by their use."""
        return self.filter(
            models.Q(company__search_key__contains=search_key(text)) | models.Q(use__icontains=text)
        )


class SupervisionFee(TenantModel):
    """A fee as the ledger of fees has it (監理費; Act art. 28, Ordinance art. 37, form 4-5)."""

    class Kind(models.TextChoices):
        PLACEMENT = "placement", _("recruiting fee")  # 職業紹介費
        LECTURE = "lecture", _("lecture fee")  # 講習費
        SUPERVISION = "supervision", _("audit and guidance fee")  # 監査指導費
        OTHER = "other", pgettext_lazy("fee", "other expenses")  # その他諸経費

    class Payer(models.TextChoices):
        HOST = "host", _("host company")
        TRAINEE = "trainee", _("trainee")
        SENDER = "sender", _("sending organization")
        OTHER = "other", _("somebody else")

    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="supervision_fees",
        verbose_name=_("host company"),
    )  # fmt: skip
    plan = TenantForeignKey(
        TrainingPlan, models.PROTECT, related_name="supervision_fees", null=True, blank=True,
        verbose_name=_("training plan"), help_text=_("Where the fee is for one person."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    stage = models.PositiveSmallIntegerField(
        _("stage"), choices=TrainingPlan.Stage, null=True, blank=True,
        help_text=_("A lecture fee needs it, where no plan is named."),
    )  # fmt: skip
    amount = models.PositiveIntegerField(_("amount (yen)"), validators=[MinValueValidator(1)])
    actual_cost = models.PositiveIntegerField(_("actual cost (yen)"), null=True, blank=True)
    payer = models.CharField(_("paid by"), max_length=7, choices=Payer, default=Payer.HOST)
    disclosed_on = models.DateField(_("use and amount disclosed on"), null=True, blank=True)
    trigger_on = models.DateField(
        _("may be collected from"), null=True, blank=True,
        help_text=_(
            "Recruiting: the job offer is accepted. Lectures: they begin. Audit and guidance: the"
            " first working day. Other expenses: they arise."
        ),
    )  # fmt: skip
    collected_on = models.DateField(_("collected on"), null=True, blank=True)
    starts_on = models.DateField(_("for the time from"), null=True, blank=True)
    ends_on = models.DateField(_("for the time until"), null=True, blank=True)
    people = models.PositiveSmallIntegerField(
        _("for how many trainees"), default=1, validators=[MinValueValidator(1)]
    )
    use = models.CharField(_("use"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    taxable = models.BooleanField(_("with consumption tax"), default=True, db_default=True)
    # Where the ledger of a month was computed: by which rate.
    rate = TenantForeignKey(
        "training_plans.FeeRate", models.PROTECT, related_name="fees", null=True, blank=True,
        editable=False, verbose_name=_("rate of a fee"),
    )  # fmt: skip
    invoice = TenantForeignKey(
        "training_plans.Invoice", models.PROTECT, related_name="fees", null=True, blank=True,
        editable=False, verbose_name=_("invoice"),
    )  # fmt: skip

    objects = SupervisionFeeQuerySet.as_manager()

    class Meta:
        verbose_name = word("supervision_fee")
        verbose_name_plural = word("supervision_fee", plural=True)
        ordering = [models.F("collected_on").desc(nulls_first=True), "-id"]
        indexes = [
            models.Index(fields=["organization", "collected_on", "id"], name="fee_collected")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "rate", "starts_on"],
                name="training_plans_fee_of_month_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=1),
                name="training_plans_fee_of_something",
                violation_error_message=_("A fee is one yen at least."),
            ),
            models.CheckConstraint(
                condition=models.Q(people__gte=1),
                name="training_plans_fee_for_somebody",
                violation_error_message=_("A fee is for one person at least."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["placement", "lecture", "supervision", "other"]),
                name="training_plans_fee_of_four_kinds",
                violation_error_message=_("There are four kinds of fee."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_fee_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.collected_on or ''}".strip()

    def get_absolute_url(self):
        return reverse("supervision-fee", args=[self.pk])

    def delete(self, *args, **kwargs):
        """What stands on an invoice stays, until that is withdrawn."""
        if self.invoice_id:
            raise models.ProtectedError("on an invoice", {self.invoice})
        return super().delete(*args, **kwargs)

    def clean(self):
        """The plan is one of this company, and its stage the one that is named."""
        if not self.plan_id:
            return
        if self.plan.company_id != self.company_id:
            raise ValidationError({"plan": _("This plan belongs to another company.")})
        if self.stage and self.stage != self.plan.stage:
            raise ValidationError({"stage": _("The plan is of another stage.")})
