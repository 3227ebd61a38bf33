"""Invoices of supervision fees, on which terms they are issued, and what was paid."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class InvoiceTermsQuerySet(TenantQuerySet):
    def on(self, day):
        """Those that hold on a day, or None."""
        return self.filter(starts_on__lte=day).order_by("-starts_on").first()


class InvoiceTerms(TenantModel):
    """What stands on every invoice from a day on (請求書の記載事項).

    Consumption Tax Act art. 57-4: a registered issuer's number begins with T and has 13 digits.
    """

    class Rounding(models.TextChoices):
        DOWN = "down", _("rounded down")
        NEAREST = "nearest", _("rounded to the nearest yen")
        UP = "up", _("rounded up")

    starts_on = models.DateField(_("from"))
    registration_number = models.CharField(
        _("registration number of the issuer"), max_length=14, blank=True,
        validators=[RegexValidator(r"^T\d{13}$", _("Write T and 13 digits."))],
        help_text=_("T and 13 digits; leave empty where the organization is not registered."),
    )  # fmt: skip
    tax_percent = models.PositiveSmallIntegerField(
        _("consumption tax (percent)"), default=10, validators=[MaxValueValidator(50)]
    )
    rounding = models.CharField(
        _("tax of an invoice"), max_length=7, choices=Rounding, default=Rounding.DOWN,
        help_text=_("Rounded once for each invoice, on the sum of what is taxed."),
    )  # fmt: skip
    due_months = models.PositiveSmallIntegerField(
        _("due at the end of which month after"), default=1, validators=[MaxValueValidator(12)],
        help_text=_("1 is the end of the month after the invoice, 0 the end of the same month."),
    )  # fmt: skip
    issuer_address = models.CharField(_("address of the issuer"), max_length=300, blank=True)
    bank = models.TextField(_("bank account"), blank=True)

    objects = InvoiceTermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("terms of invoices")
        verbose_name_plural = _("terms of invoices")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "starts_on"], name="training_plans_invoiceterms_once",
                violation_error_message=_("There is a row of ours for this day already."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.starts_on}"

    def get_absolute_url(self):
        return reverse("fee-rates")


class InvoiceQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(
            Q(company__search_key__contains=search_key(text)) | Q(number__icontains=text)
        )

    def with_paid(self):
        """Each with `paid`: the sum of its payments."""
        return self.annotate(paid=Coalesce(Sum("payments__amount"), 0))

    def in_state(self, state, on):
        """Those of an Invoice.State, as seen on a day."""
        rows, State = self.with_paid(), Invoice.State  # noqa: N806
        if state == State.WITHDRAWN:
            return rows.exclude(withdrawn_on=None)
        rows = rows.filter(withdrawn_on=None)
        if state == State.PAID:
            return rows.filter(paid__gte=F("total"))
        rows = rows.filter(paid__lt=F("total"))
        if state == State.OVERDUE:
            return rows.filter(due_on__lt=on)
        rows = rows.filter(due_on__gte=on)
        return rows.filter(paid__gt=0) if state == State.PART else rows.filter(paid=0)


class Invoice(TenantModel):
    """A bill to a host company, with all that stood on it when it was issued (請求書).

    Nothing of it changes; a wrong one is withdrawn, its lines are free again, its number stays
    used. Whole yen; the tax is rounded once, as `rounding` says.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("invoice", "not paid yet")
        PART = "part", pgettext_lazy("invoice", "paid in part")
        OVERDUE = "overdue", pgettext_lazy("invoice", "past its day")
        PAID = "paid", pgettext_lazy("invoice", "paid")
        WITHDRAWN = "withdrawn", pgettext_lazy("invoice", "withdrawn")

    TONES = {"open": "info", "part": "warn", "overdue": "err", "paid": "ok", "withdrawn": "plain"}

    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="invoices",
        verbose_name=_("host company"),
    )  # fmt: skip
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    serial = models.PositiveIntegerField()
    number = models.CharField(_("invoice number"), max_length=20)
    month = models.DateField(_("month"))
    issued_on = models.DateField(_("issued on"))
    due_on = models.DateField(_("due on"))
    addressee = models.CharField(_("addressee"), max_length=200)
    registration_number = models.CharField(
        _("registration number of the issuer"), max_length=14, blank=True
    )
    issuer_address = models.CharField(_("address of the issuer"), max_length=300, blank=True)
    bank = models.TextField(_("bank account"), blank=True)
    tax_percent = models.PositiveSmallIntegerField(_("consumption tax (percent)"))
    rounding = models.CharField(_("tax of an invoice"), max_length=7, choices=InvoiceTerms.Rounding)
    taxable_sum = models.PositiveIntegerField(_("taxed (yen)"))
    untaxed_sum = models.PositiveIntegerField(_("not taxed (yen)"))
    tax = models.PositiveIntegerField(_("consumption tax (yen)"))
    total = models.PositiveIntegerField(_("total (yen)"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("reason"), max_length=300, blank=True)
    # What stood on it stays readable after it was withdrawn and its lines were billed again.
    lines = models.JSONField(default=list)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "serial"],
                name="training_plans_invoice_number_once",
            ),
            models.CheckConstraint(
                condition=Q(total=F("taxable_sum") + F("untaxed_sum") + F("tax")),
                name="training_plans_invoice_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
                name="training_plans_invoice_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("invoice", args=[self.pk])

    def state_on(self, on):
        """Its State on a day; of a row with `paid`."""
        if self.withdrawn_on:
            return self.State.WITHDRAWN
        if self.paid >= self.total:
            return self.State.PAID
        if self.due_on < on:
            return self.State.OVERDUE
        return self.State.PART if self.paid else self.State.OPEN


class InvoicePayment(TenantModel):
    """A sum that a host company paid on an invoice (入金)."""

    invoice = TenantForeignKey(
        Invoice, models.PROTECT, related_name="payments", verbose_name=_("invoice")
    )
    paid_on = models.DateField(_("paid on"))
    amount = models.PositiveIntegerField(_("amount (yen)"), validators=[MinValueValidator(1)])
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=1), name="training_plans_invoicepayment_of_something"
            )
        ]

    def __str__(self):
        return f"{self.paid_on}: {self.amount:,}"

    @property
    def company_id(self):
        return self.invoice.company_id

    def get_absolute_url(self):
        return reverse("invoice", args=[self.invoice_id])
