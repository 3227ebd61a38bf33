"""The form in which somebody lets a finding rest."""

from django.forms import Textarea
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Waiver
from titp.pages.forms import TenantForm


class WaiverForm(TenantForm):
    class Meta:
        model = Waiver
        fields = ["reason"]
        widgets = {"reason": Textarea({"rows": 3})}
        help_texts = {"reason": _("Why this need not be done; stays on record with your name.")}
