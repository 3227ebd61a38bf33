"""Forms of rows that an organization adds to the lists of this room."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Limit, OwnLabourStandard, OwnMinimumWage
from companies.models.labour_standard import HOUR
from titp.japanese.text import one_line
from titp.pages.forms import TenantForm


class OwnMinimumWageForm(TenantForm):
    class Meta:
        model = OwnMinimumWage
        fields = ("prefecture", "industry", "yen_per_hour", "starts_on", "source")

    def clean_industry(self):
        return one_line(self.cleaned_data["industry"])


class OwnLabourStandardForm(TenantForm):
    amount = forms.DecimalField(
        label=gettext_lazy("amount"), min_value=0, max_digits=6, decimal_places=2,
        help_text=gettext_lazy("Hours, percent or months, by what it is."),
    )  # fmt: skip

    class Meta:
        model = OwnLabourStandard
        fields = ("code", "amount", "starts_on", "source")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.code and Limit(self.instance.code).is_time:
            self.initial["amount"] = Decimal(self.instance.amount) / HOUR

    def clean(self):
        """Hours become minutes; whatever it is, it is a whole number of them."""
        amount, code = self.cleaned_data.get("amount"), self.cleaned_data.get("code")
        if amount is not None and code:
            whole = amount * (HOUR if Limit(code).is_time else 1)
            if whole != int(whole):
                self.add_error("amount", _("A whole number of minutes, percent or months."))
            else:
                self.cleaned_data["amount"] = int(whole)
        return super().clean()
