"""Forms of what happens to an accredited plan: changes, difficulties, temporary returns."""

from django.utils.translation import gettext as _

from titp.pages.forms import TenantForm
from training_plans.models import (
    ChangeItem,
    ContinuationMeasure,
    Difficulty,
    PlanChange,
    TemporaryReturn,
)


class PlanChangeForm(TenantForm):
    class Meta:
        model = PlanChange
        fields = (
            "item", "chosen", "reason", "decided_on", "effective_on", "before", "after", "cause",
            "guidance_on", "notified_on", "filed_on", "accredited_on", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].label_from_instance = item_with_class
        if self.instance.item_id:
            self.fields["item"].help_text = self.instance.item.guidance
        # what a report has drafted is complete when a person has said why
        self.fields["cause"].required = self.instance.drafted_for is not None

    @classmethod
    def of(cls, request, row, **kwargs):
        """A new one may begin with the item that was chosen in the decision table."""
        if row._state.adding and request.method == "GET":
            row.item = ChangeItem.objects.filter(pk=request.GET.get("item", "")).first()
        return super().of(request, row, **kwargs)

    def save(self, commit=True):
        self.instance.is_draft = False
        return super().save(commit)


class TemporaryReturnForm(TenantForm):
    class Meta:
        model = TemporaryReturn
        fields = ("mode", "departed_on", "returned_on", "cost_payer", "note")


class DifficultyForm(TenantForm):
    class Meta:
        model = Difficulty
        fields = (
            "event", "reason", "event_on", "planned_departure_on", "host_notice_on",
            "intention_confirmed_on", "submitted_on", "cause", "situation", "host_measures",
            "own_measures",
        )  # fmt: skip


class ContinuationMeasureForm(TenantForm):
    class Meta:
        model = ContinuationMeasure
        fields = ("kind", "side", "taken_on", "what", "outcome")


def item_with_class(item):
    """An item of the decision table with what it asks for, and whether that is certain."""
    asks = item.get_usual_class_display()
    if item.to_be_confirmed:
        asks = _("%(class)s, to be confirmed") % {"class": asks}
    return _("%(item)s (%(class)s)") % {"item": item, "class": asks}
