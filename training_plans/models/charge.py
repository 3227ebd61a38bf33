"""What was kept back from a month's pay, or charged beside it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.terms import word
from titp.tenancy.derived import DerivingModel
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.walls import CompanyWindow, Wall
from training_plans.models.month_line import MonthLine


class Charge(DerivingModel):
    """What was kept back from a month's pay, or charged beside it (控除・徴収)."""

    class Kind(models.TextChoices):
        TAX = "tax", _("tax")  # 所得税・住民税
        SOCIAL_INSURANCE = "social_insurance", _("social insurance")  # 健康保険・厚生年金・雇用保険
        HOUSING = "housing", _("housing")
        FOOD = "food", _("food")
        UTILITIES = "utilities", _("water, light and heat")
        SUPERVISION_FEE = "supervision_fee", word("supervision_fee")  # 監理費, Act art. 28
        OTHER = "other", _("other")

    line = TenantForeignKey(
        MonthLine, models.CASCADE, related_name="charges",
        verbose_name=_("line of a monthly report"),
    )  # fmt: skip
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="charges", editable=False,
        verbose_name=_("host company"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    item = models.CharField(_("item"), max_length=100, blank=True)
    amount = models.PositiveIntegerField(_("amount (yen)"))
    actual_cost = models.PositiveIntegerField(
        _("actual cost for this person (yen)"), null=True, blank=True,
        help_text=_("Housing, water, light and heat: divided by those who live there."),
    )  # fmt: skip
    agreed_on = models.DateField(_("agreed with the trainee on"), null=True, blank=True)
    in_agreement = models.BooleanField(
        _("in the wage deduction agreement"), null=True, blank=True,
        help_text=_("Agreement of the workplace under art. 24(1) of the Labour Standards Act."),
    )  # fmt: skip

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "line_id", "company_id", "kind", "item", "amount",
                "actual_cost", "agreed_on", "in_agreement",
            ),
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("deduction or charge")
        verbose_name_plural = _("deductions and charges")
        ordering = ["kind", "id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.item}".strip()

    def derive(self):
        self.company_id = self.line.company_id

    def get_absolute_url(self):
        return reverse("month-line", args=[self.line_id])
