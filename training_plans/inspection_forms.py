"""The form that orders an inspection pack."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.pages.forms import TenantForm
from training_plans.models import InspectionPack

LONGEST = 366 * 6  # the five years of a plan, and the year in which it was asked for


class InspectionPackForm(TenantForm):
    class Meta:
        model = InspectionPack
        fields = ("company", "starts_on", "ends_on", "copy", "language")

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if last and last > localdate():
            self.add_error("ends_on", ValidationError(_("This day has not come yet.")))
        if first and last and (last - first).days > LONGEST:
            self.add_error("starts_on", ValidationError(_("Choose at most six years.")))
        return data
