"""The form of what the law asks of the person of a plan."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from training_plans.models import PlanPrerequisites


class PlanPrerequisitesForm(TenantForm):
    ground_minutes = HoursField(
        label=gettext_lazy("Hours of instruction"), empty=None,
        help_text=gettext_lazy("Where it was learned at home: 320 hours or more, to be confirmed."),
    )  # fmt: skip

    class Meta:
        model = PlanPrerequisites
        fields = (
            "explained_on", "explained_paper", "work_at_home", "ground", "ground_told",
            "ground_from", "ground_until", "ground_minutes", "ground_paper", "recommended_by",
            "recommended_on", "recommended_paper", "done_before", "done_before_reason", "note",
        )  # fmt: skip

    def has_changed(self):
        """What an earlier plan proposes may be taken as it stands."""
        return True

    def clean(self):
        cleaned, birth = super().clean(), self.instance.plan.trainee.birth_date
        for name in ("explained_on", "ground_from", "recommended_on"):
            if birth and cleaned.get(name) and cleaned[name] <= birth:
                self.add_error(name, _("The person was not born by then."))
        return cleaned
