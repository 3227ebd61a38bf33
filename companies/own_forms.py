"""Forms of the organization's own affairs: offices, supervising managers."""

from companies.models import SupervisingManager
from titp.japanese.text import katakana, one_line
from titp.pages.forms import TenantForm
from titp.tenancy.models import Office


class OfficeForm(TenantForm):
    class Meta:
        model = Office
        fields = ("name", "postal_code", "address", "phone")


class SupervisingManagerForm(TenantForm):
    class Meta:
        model = SupervisingManager
        fields = (
            "office", "name", "name_kana", "full_time", "close_ties", "completed_on", "starts_on",
            "ends_on",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean_name_kana(self):
        return katakana(one_line(self.cleaned_data["name_kana"]))
