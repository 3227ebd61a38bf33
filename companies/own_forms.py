"""Forms of the organization's own affairs: licence, offices, supervising managers, notices."""

from companies.models import Closure, Licence, LicenceChange, SupervisingManager
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


class LicenceForm(TenantForm):
    class Meta:
        model = Licence
        fields = ("kind", "number", "starts_on", "expires_on", "renewal_filed_on")


class LicenceChangeForm(TenantForm):
    class Meta:
        model = LicenceChange
        fields = ("item", "changed_on", "substantial", "notified_on", "note")


class ClosureForm(TenantForm):
    class Meta:
        model = Closure
        fields = ("kind", "office", "decided_on", "planned_on", "notified_on", "measures")
