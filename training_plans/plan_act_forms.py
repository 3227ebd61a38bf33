"""Forms of the acts of a plan: what each kind asks, and what it changes."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from titp.japanese.text import compact
from titp.pages.forms import TenantForm
from training_plans.models import ChangeItem, Difficulty, PlanAct, PlanChange, TrainingPlan
from training_plans.plan_acts import Effects
from training_plans.plan_blocks import points

Kind = PlanAct.Kind
DAY = gettext_lazy("day")


class ActForm(TenantForm):
    """An act of one kind. `effects` changes what goes with it; `grounds`: its note is needed."""

    grounds = False
    may_be_ahead = False
    day_label = DAY

    class Meta:
        model = PlanAct
        fields = ("happened_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = self.instance.plan
        self.fields["happened_on"].label = self.day_label
        self.initial["happened_on"] = self.initial.get("happened_on") or localdate()
        if "note" in self.fields and self.grounds:
            self.fields["note"].required = True

    def has_changed(self):
        """Whoever sends it as it stands means the day that stands there."""
        return True

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > localdate() and not self.may_be_ahead:
            raise ValidationError(_("That day has not come yet."))
        return day

    def save(self, commit=True):
        made = Effects()
        self.effects(made)
        self.instance.touched = made.touched
        return super().save(commit)

    def effects(self, made):
        """Change the rows that this act decides about."""


class FiledForm(ActForm):
    """That the application was handed in; where points are open, also why all the same."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.open = [point for point in points(self.plan, localdate()) if point.blocks]
        if self.open:
            words = ngettext(
                "%(n)s point blocks filing; write why it was filed all the same.",
                "%(n)s points block filing; write why it was filed all the same.", len(self.open),
            )  # fmt: skip
            self.fields["note"].required = True
            self.fields["note"].help_text = words % {"n": len(self.open)}

    def effects(self, made):
        made.change(self.plan, filed_on=self.cleaned_data["happened_on"])


class NotFiledForm(ActForm):
    """The application was withdrawn or refused: the plan is to be filed anew."""

    grounds = True

    def effects(self, made):
        made.change(self.plan, filed_on=None)


class AccreditedForm(ActForm):
    number = forms.CharField(
        label=gettext_lazy("accreditation number"), max_length=20,
        help_text=gettext_lazy("As on the notice of accreditation, kept as text"),
    )  # fmt: skip

    class Meta(ActForm.Meta):
        fields = ("happened_on", "number", "note")

    def clean_number(self):
        number = compact(self.cleaned_data["number"])
        others = TrainingPlan.objects.filter(accreditation_number=number).exclude(pk=self.plan.pk)
        if others.exists():
            raise ValidationError(_("Another plan has this number."))
        return number

    def clean(self):
        cleaned = super().clean()
        day, filed_on = cleaned.get("happened_on"), self.plan.filed_on
        if day and filed_on and day < filed_on:
            self.add_error("happened_on", _("The plan was accredited before it was filed."))
        return cleaned

    def effects(self, made):
        given = self.cleaned_data
        made.change(
            self.plan, accredited_on=given["happened_on"], accreditation_number=given["number"]
        )


class CalledOffForm(ActForm):
    """It never begins: its last day is the one before its first."""

    grounds = True

    def effects(self, made):
        first = min(day for day in (self.plan.starts_on, self.plan.lecture_starts_on) if day)
        made.change(self.plan, ended_on=first - timedelta(1))


class CompletedForm(ActForm):
    """What was to be learned is learned; nothing else changes."""


class LastDayForm(ActForm):
    """An act after which nobody trains by this plan any more."""

    grounds = True
    last_day = forms.DateField(label=gettext_lazy("last day of training"))

    class Meta(ActForm.Meta):
        fields = ("happened_on", "note")

    field_order = ("happened_on", "last_day", "note")

    def clean_last_day(self):
        day, plan = self.cleaned_data["last_day"], self.plan
        if plan.ends_on and day >= plan.ends_on:
            raise ValidationError(_("The plan ends by then anyway."))
        starts = [one for one in (plan.starts_on, plan.lecture_starts_on) if one]
        if starts and day < min(starts) - timedelta(1):
            raise ValidationError(_("The last day of training is before the plan starts."))
        return day

    def effects(self, made):
        made.change(self.plan, ended_on=self.cleaned_data["last_day"])


# Each act about a change: the class it belongs to, the day it sets, and what must be there before.
ABOUT_CHANGES = {
    Kind.CHANGE_NOTIFIED: (ChangeItem.Kind.NOTICE, "notified_on", None),
    Kind.CHANGE_FILED: (ChangeItem.Kind.ACCREDITATION, "filed_on", None),
    Kind.CHANGE_ACCREDITED: (ChangeItem.Kind.ACCREDITATION, "accredited_on", "filed_on"),
}


def waiting_for(plan, kind):
    """Changes or difficulties of a plan that wait for an act of this kind; None where none do."""
    if kind == Kind.DIFFICULTY:
        return Difficulty.objects.filter(plan=plan, submitted_on=None)
    if kind not in ABOUT_CHANGES:
        return None
    decided, sets, after = ABOUT_CHANGES[kind]
    rows = PlanChange.objects.filter(plan=plan, is_draft=False, **{sets: None})
    rows = rows.decided(localdate()).filter(decided=decided).select_related("item", "own_item")
    return rows.exclude(**{after: None}) if after else rows


def the_only(rows):
    """The one row that there is to choose, else None."""
    found = list(rows[:2])
    return found[0].pk if len(found) == 1 else None


class ChangeToldForm(ActForm):
    """The notice, filing or accreditation of a change that is written down already."""

    class Meta(ActForm.Meta):
        fields = ("change", "happened_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sets = ABOUT_CHANGES[self.instance.kind][1]
        self.fields["change"].queryset = rows = waiting_for(self.plan, self.instance.kind)
        self.fields["change"].required = True
        self.initial["change"] = self.initial.get("change") or the_only(rows)
        self.fields["change"].help_text = _(
            "Those that wait for it. What is missing here is written down under “Changes and"
            " notices” first."
        )

    def clean(self):
        cleaned = super().clean()
        change, day = cleaned.get("change"), cleaned.get("happened_on")
        if change and day:
            before = change.guidance_on if self.sets == "notified_on" else change.filed_on
            if before and self.sets != "filed_on" and day < before:
                self.add_error("happened_on", _("This day is before the step that precedes it."))
        return cleaned

    def effects(self, made):
        made.change(self.cleaned_data["change"], **{self.sets: self.cleaned_data["happened_on"]})


class DifficultyToldForm(ActForm):
    """That the difficulty notice (form 18) was submitted."""

    difficulty = forms.ModelChoiceField(
        label=gettext_lazy("difficulty of the training"), queryset=Difficulty._base_manager.all(),
        help_text=gettext_lazy("What is missing here is written down first."),
    )  # fmt: skip
    field_order = ("difficulty", "happened_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["difficulty"].queryset = rows = waiting_for(self.plan, Kind.DIFFICULTY)
        self.initial["difficulty"] = the_only(rows)

    def effects(self, made):
        made.change(self.cleaned_data["difficulty"], submitted_on=self.cleaned_data["happened_on"])


class TakingBackForm(TenantForm):
    """That an entry was wrong, and why."""

    class Meta:
        model = PlanAct
        fields = ("note",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].label = _("reason")
