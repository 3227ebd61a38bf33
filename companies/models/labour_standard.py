"""Limits of overtime and shares of premiums, as they hold from a day on; agreements on overtime."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.models.own_row import OwnRow
from titp.reference.models import ReferenceModel
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap

HOUR = 60


class Limit(models.TextChoices):
    """What is limited or owed by Labour Standards Act art. 36 and 37."""

    OVERTIME_ATTENTION = "overtime_attention", _("overtime of a month that wants attention")
    OVERTIME_MONTH = "overtime_month", _("overtime of a month")
    OVERTIME_YEAR = "overtime_year", _("overtime of an agreement year")
    SPECIAL_YEAR = "special_year", _("overtime of a year with a special clause")
    SPECIAL_MONTHS = "special_months", _("months above the monthly limit in a year")
    TOTAL_MONTH = "total_month", _("overtime and holiday work of a month, must stay below")
    TOTAL_MEAN = "total_mean", _("overtime and holiday work, mean of 2 to 6 months")
    LONG_OVERTIME = "long_overtime", _("overtime of a month from which the premium is higher")
    PREMIUM_OVERTIME = "premium_overtime", _("premium of overtime")
    PREMIUM_LONG = "premium_long", _("premium of long overtime")
    PREMIUM_HOLIDAY = "premium_holiday", _("premium of work on statutory holidays")
    PREMIUM_NIGHT = "premium_night", _("premium of night work")

    @property
    def is_time(self):
        return self != Limit.SPECIAL_MONTHS and not self.name.startswith("PREMIUM")

    def in_words(self, amount):
        """An amount as people say it: hours, times or a share."""
        if self == Limit.SPECIAL_MONTHS:
            return _("%(n)s months") % {"n": amount}
        if not self.is_time:
            return f"{amount} %"
        hours, minutes = divmod(amount, HOUR)
        return _("%(hours)s h") % {"hours": f"{hours}:{minutes:02}" if minutes else hours}


class AmountInWords:
    """What the two kinds of rows share: the code of a limit and its amount."""

    def in_words(self):
        return Limit(self.code).in_words(self.amount)

    def __str__(self):
        return f"{self.get_code_display()} {self.starts_on}: {self.in_words()}"


class LabourStandard(AmountInWords, ReferenceModel):
    """A limit of overtime or the share of a premium, from a day on (労働時間・割増の基準)."""

    key = models.CharField(max_length=40, primary_key=True)
    code = models.CharField(_("what"), max_length=20, choices=Limit)
    starts_on = models.DateField(_("from"))
    amount = models.PositiveIntegerField(_("amount"))

    reference_file = "labour_standards.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("limit of overtime or premium")
        verbose_name_plural = _("limits of overtime and premiums")
        ordering = ["code", "starts_on"]

    @classmethod
    def rows(cls):
        for row in super().rows():
            row.key = f"{row.code} {row.starts_on}"
            yield row


class OwnLabourStandard(AmountInWords, OwnRow):
    """A limit of overtime or a premium that the organization adds (独自の労働時間・割増の基準)."""

    code = models.CharField(_("what"), max_length=20, choices=Limit)
    amount = models.PositiveIntegerField(
        _("amount"), help_text=_("Limits of time in minutes, premiums in percent.")
    )

    class Meta(OwnRow.Meta):
        abstract = False
        verbose_name = _("limit of our own")
        verbose_name_plural = _("limits of our own")
        ordering = ["code", "starts_on"]
        constraints = [
            *OwnRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "code", "starts_on"],
                name="companies_ownlabourstandard_once",
                violation_error_message=_("There is a row of ours for this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0)
                & (~models.Q(code="special_months") | models.Q(amount__lte=12))
                & (~models.Q(code__startswith="premium") | models.Q(amount__lte=200)),
                name="companies_ownlabourstandard_plausible",
                violation_error_message=_("No limit is like this: please check the number."),
            ),
        ]


class OvertimeAgreementQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class OvertimeAgreement(TenantModel):
    """The agreement of a company with its workers on overtime and holiday work (36協定).

    Labour Standards Act art. 36; it takes effect when it is filed with the inspection office.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="overtime_agreements",
        verbose_name=_("host company"),
    )  # fmt: skip
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), help_text=_("Usually one year."))
    special_clause = models.BooleanField(
        _("special clause"), default=False,
        help_text=_("It allows more than 45 hours in some months (art. 36(5))."),
    )  # fmt: skip
    filed_on = models.DateField(_("filed with the inspection office on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = OvertimeAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("overtime agreement")
        verbose_name_plural = _("overtime agreements")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_overtimeagreement_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="companies_overtimeagreement_one_at_a_time", per="company"),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on}"

    def get_absolute_url(self):
        return reverse("company-overtime", args=[self.company_id])
