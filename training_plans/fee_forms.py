"""Forms of supervision fees: one of the ledger, their rates, the terms of invoices, payments."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import one_line
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from training_plans.models import (
    FeeRate,
    InvoicePayment,
    InvoiceTerms,
    SupervisionFee,
    TrainingPlan,
)

NOT_YET = gettext_lazy("That day has not come yet.")
# What of a fee may still be told when it stands on an invoice.
AFTER_BILLING = {"actual_cost", "note"}


class SupervisionFeeForm(TenantForm):
    class Meta:
        model = SupervisionFee
        fields = (
            "kind", "plan", "stage", "people", "use", "starts_on", "ends_on", "amount",
            "actual_cost", "taxable", "payer", "disclosed_on", "trigger_on", "collected_on",
            "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plans = self.fields["plan"]
        plans.queryset = (
            TrainingPlan.objects.filter(company=self.instance.company_id)
            .select_related("trainee")
            .order_by("trainee__sort_key", "-starts_on")
        )
        plans.label_from_instance = lambda plan: f"{plan.trainee} – {plan}"

    def clean(self):
        cleaned = super().clean()
        if self.instance.invoice_id:
            for name in set(self.changed_data) & set(self._meta.fields) - AFTER_BILLING:
                words = _("This stands on invoice %(number)s; withdraw it first.")
                self.add_error(name, words % {"number": self.instance.invoice})
        return cleaned


class FeeRateForm(TenantForm):
    class Meta:
        model = FeeRate
        fields = (
            "company", "kind", "use", "basis", "stage", "amount", "unit_cost", "breakdown",
            "by_days", "taxable", "starts_on", "ends_on", "disclosed_on",
        )  # fmt: skip

    def clean_use(self):
        return one_line(self.cleaned_data["use"])

    def clean(self):
        cleaned = super().clean()
        amount, cost = cleaned.get("amount"), cleaned.get("unit_cost")
        if amount and cost is not None and amount > cost:
            self.add_error("amount", _("A fee is not above the actual cost (Act art. 28)."))
        if self.instance.pk and self.instance.fees.exclude(invoice=None).exists():
            # What was billed keeps its rate; a new one is a row of its own.
            for name in set(self.changed_data) & {"amount", "company", "kind", "use", "basis"}:
                self.add_error(
                    name, _("This rate was billed. End it, and enter a new one from a later day.")
                )
        return cleaned


class InvoiceTermsForm(TenantForm):
    class Meta:
        model = InvoiceTerms
        fields = (
            "starts_on", "registration_number", "tax_percent", "rounding", "due_months",
            "issuer_address", "bank",
        )  # fmt: skip


class PaymentForm(TenantForm):
    class Meta:
        model = InvoicePayment
        fields = ("paid_on", "amount", "note")

    def __init__(self, *args, owed, **kwargs):
        """`owed`: yen that are not paid yet."""
        super().__init__(*args, **kwargs)
        self.owed = owed
        self.fields["amount"].initial = owed

    def clean_paid_on(self):
        if self.cleaned_data["paid_on"] > localdate():
            raise ValidationError(NOT_YET)
        return self.cleaned_data["paid_on"]

    def clean_amount(self):
        if self.cleaned_data["amount"] > self.owed:
            words = _("Only %(yen)s yen are not paid yet.")
            raise ValidationError(words % {"yen": f"{self.owed:,}"})
        return self.cleaned_data["amount"]


class IssueForm(forms.Form):
    """Which companies get an invoice for a month, and of which day."""

    issued_on = WrittenDateField(label=gettext_lazy("Issued on"))
    companies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Host companies"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, companies, **kwargs):
        """`companies`: {key: name} of those with lines that are not billed."""
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].initial = localdate()
        self.fields["companies"].choices = list(companies.items())
        self.fields["companies"].initial = list(companies)


class WithdrawalForm(forms.Form):
    """Why an invoice is taken back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)
