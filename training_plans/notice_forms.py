"""Forms of what happens to an accredited plan: changes, difficulties, temporary returns."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.pages.forms import TenantForm
from training_plans.decision_table import entries
from training_plans.models import (
    ChangeItem,
    ContinuationMeasure,
    Difficulty,
    OwnChangeItem,
    PlanChange,
    TemporaryReturn,
)
from training_plans.models.own_change import OTHER


class PlanChangeForm(TenantForm):
    class Meta:
        model = PlanChange
        fields = (
            "item", "own_item", "chosen", "reason", "decided_on", "effective_on", "before",
            "after", "cause", "guidance_on", "notified_on", "filed_on", "accredited_on", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lines = entries(localdate())
        self._offer(lines)
        mine = (self.instance.item_id, self.instance.own_item_id)
        self.fields["item"].help_text = next(
            (line.guidance for line in lines if line.names == mine), ""
        )
        # what a report has drafted is complete when a person has said why
        self.fields["cause"].required = self.instance.drafted_for is not None

    @classmethod
    def of(cls, request, row, **kwargs):
        """A new one may begin with the item that was chosen in the decision table."""
        if row._state.adding and request.method == "GET":
            row.item = ChangeItem.objects.filter(pk=request.GET.get("item", "")).first()
            own = request.GET.get("own", "")
            if row.item_id and own.isascii() and own.isdecimal() and len(own) < 18:
                row.own_item = OwnChangeItem.objects.filter(pk=own, item=None).first()
        return super().of(request, row, **kwargs)

    def _offer(self, lines):
        """The lines of the table with what they ask for; those that we added beside “other”."""
        told = {line.item.pk: with_class(line) for line in lines if not line.is_added}
        self.fields["item"].label_from_instance = lambda item: told[item.pk]
        added = [(line.own.pk, with_class(line)) for line in lines if line.is_added]
        kept = self.instance.own_item
        if kept and kept.pk not in dict(added):
            added.append((kept.pk, str(kept)))
        if not added:
            del self.fields["own_item"]
            return
        self.fields["item"].required = False
        self.fields["own_item"].queryset = OwnChangeItem.objects.filter(item=None)
        self.fields["own_item"].choices = [("", "–"), *added]

    def clean(self):
        cleaned = super().clean()
        if "own_item" not in self.fields:
            return cleaned
        if cleaned.get("own_item"):
            cleaned["item"] = ChangeItem.objects.get(pk=OTHER)
        elif not cleaned.get("item") and "item" not in self.errors:
            self.add_error("item", self.fields["item"].error_messages["required"])
        return cleaned

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


def with_class(item):
    """A line of the decision table with what it asks for, and whether that is certain."""
    asks = item.asks
    if item.to_be_confirmed:
        asks = _("%(class)s, to be confirmed") % {"class": asks}
    return _("%(item)s (%(class)s)") % {"item": item, "class": asks}
