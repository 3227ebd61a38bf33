"""Forms of acts that tell of a difficulty: suspended, resumed, ended early."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trainees.models import Leaving
from trainees.models.reference import consultation_languages
from training_plans.models import Difficulty, PlanChange, ReturnStatement, Suspension
from training_plans.plan_act_forms import ActForm, LastDayForm

Event, Reason = Difficulty.Event, Difficulty.Reason
MEASURES = gettext_lazy(
    "How training goes on, or who cares for the person meanwhile (Act art. 51): possible hosts,"
    " lodging, living."
)


def _told(label, help_text=""):
    return forms.CharField(label=label, help_text=help_text, required=False, widget=forms.Textarea)


class DifficultyFields(forms.Form):
    """What the difficulty notice (form 18) asks of each difficulty."""

    reason = forms.ChoiceField(label=gettext_lazy("reason"), choices=[("", "–"), *Reason.choices])
    planned_departure_on = forms.DateField(
        label=gettext_lazy("planned departure from Japan"), required=False
    )
    cause = _told(gettext_lazy("cause and course of events"))
    situation = _told(gettext_lazy("present situation of the person"))
    host_measures = _told(gettext_lazy("measures of the host company"), MEASURES)
    own_measures = _told(gettext_lazy("measures of the organization"))

    def difficulty(self, event, **more):
        """The Difficulty of what was filled in, not saved yet."""
        given = self.cleaned_data
        names = ("reason", "cause", "situation", "host_measures", "own_measures")
        return Difficulty(
            plan=self.plan, event=event, event_on=given["happened_on"],
            planned_departure_on=given["planned_departure_on"] if event in ABROAD else None,
            **{name: given[name] for name in names}, **more,
        )  # fmt: skip

    def refuse_early_departure(self, cleaned):
        day, leaves_on = cleaned.get("happened_on"), cleaned.get("planned_departure_on")
        if day and leaves_on and leaves_on < day:
            self.add_error("planned_departure_on", _("The departure is before the event."))


# Why somebody goes home, as the departure tells it; of other reasons the office says more there.
LEAVES_FOR = {
    Reason.COMPANY_FAILURE: Leaving.Reason.HOST, Reason.ILLNESS_INJURY: Leaving.Reason.HEALTH,
    Reason.FAMILY: Leaving.Reason.FAMILY, Reason.HOMESICK: Leaving.Reason.OWN_WISH,
}  # fmt: skip
NEEDED = gettext_lazy("A return home needs this.")
ENDS = (Event.EARLY_RETURN, Event.MISSING, Event.OTHER)
ABROAD = (Event.EARLY_RETURN, Event.ABROAD)


class SuspendedForm(DifficultyFields, ActForm):
    """Training rests from a day on; the difficulty is to be notified."""

    may_be_ahead = True
    day_label = gettext_lazy("first day without training")
    abroad = forms.BooleanField(label=gettext_lazy("spent abroad"), required=False)
    field_order = (
        "happened_on", "reason", "abroad", "planned_departure_on", "cause", "situation",
        "host_measures", "own_measures", "note",
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        self.refuse_early_departure(cleaned)
        if cleaned.get("abroad") and not cleaned.get("planned_departure_on"):
            self.add_error("planned_departure_on", _("Write the day of the departure."))
        day, starts_on, ends_on = (
            cleaned.get("happened_on"), self.plan.starts_on, self.plan.ends_on,
        )  # fmt: skip
        if day and starts_on and not starts_on <= day <= (ends_on or day):
            self.add_error("happened_on", _("This day is not within the plan."))
        return cleaned

    def effects(self, made):
        given = self.cleaned_data
        reason = dict(Reason.choices)[given["reason"]]
        made.make(
            Suspension(plan=self.plan, starts_on=given["happened_on"], reason=str(reason)[:200])
        )
        made.make(self.difficulty(Event.ABROAD if given["abroad"] else Event.SUSPENDED))


class ResumedForm(ActForm):
    """Training goes on; the plan ends later by the days it rested, which is to be notified."""

    day_label = gettext_lazy("first day of training again")
    move_end = forms.BooleanField(
        label=gettext_lazy("the plan ends later by the days of the rest"), required=False,
        initial=True,
        help_text=gettext_lazy("The change is written down, to be notified within one month."),
    )  # fmt: skip
    field_order = ("happened_on", "move_end", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        resting = Suspension.objects.filter(plan=self.plan, resumes_on=None)
        self.rest = resting.order_by("-starts_on").first()

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("happened_on")
        if self.rest is None:
            self.add_error(None, _("No rest without an end is recorded."))
        elif day and day <= self.rest.starts_on:
            self.add_error("happened_on", _("It resumes before it began."))
        return cleaned

    def effects(self, made):
        day, before = self.cleaned_data["happened_on"], self.plan.ends_on
        made.change(self.rest, resumes_on=day)
        if self.cleaned_data["move_end"] and before:
            made.change(self.plan, ends_on=before + (day - self.rest.starts_on))
            made.make(
                PlanChange(
                    plan=self.plan, item_id="resumption", effective_on=day,
                    before=before.isoformat(), after=self.plan.ends_on.isoformat(),
                    cause=self.rest.reason,
                )
            )  # fmt: skip


class EndedEarlyForm(DifficultyFields, LastDayForm):
    """The training ends before its day: at the wish of the person, or because he or she is gone.

    A return home needs the person's own words, that it is not against his or her will.
    """

    grounds = False
    day_label = gettext_lazy("decided, or noticed, on")
    event = forms.ChoiceField(
        label=gettext_lazy("kind of difficulty"),
        choices=[("", "–"), *((one.value, one.label) for one in ENDS)],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("language of the statement"), required=False,
        choices=lambda: [("", "–"), *consultation_languages()], help_text=NEEDED,
    )  # fmt: skip
    statement = _told(
        gettext_lazy("statement in the person’s own words"),
        gettext_lazy("That the return is not against the will of the person; as it was written."),
    )
    in_japanese = _told(gettext_lazy("in Japanese"))
    given_on = forms.DateField(
        label=gettext_lazy("statement given on"), required=False, help_text=NEEDED
    )
    interpreter = forms.CharField(label=gettext_lazy("interpreter"), required=False, max_length=100)
    field_order = (
        "happened_on", "event", "reason", "last_day", "planned_departure_on", "cause",
        "situation", "host_measures", "own_measures", "language", "statement", "in_japanese",
        "given_on", "interpreter", "note",
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        self.refuse_early_departure(cleaned)
        if cleaned.get("event") == Event.EARLY_RETURN:
            for name in ("planned_departure_on", "language", "statement", "given_on"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, NEEDED)
        given_on, leaves_on = cleaned.get("given_on"), cleaned.get("planned_departure_on")
        if given_on and leaves_on and given_on > leaves_on:
            self.add_error("given_on", _("The statement is given before the departure."))
        return cleaned

    def effects(self, made):
        super().effects(made)
        given = self.cleaned_data
        returns = given["event"] == Event.EARLY_RETURN
        confirmed = {"intention_confirmed_on": given["given_on"]} if returns else {}
        made.make(self.difficulty(given["event"], **confirmed))
        if returns:
            self._plan_departure(made)
            made.make(
                ReturnStatement(
                    plan=self.plan, language=given["language"], text=given["statement"],
                    in_japanese=given["in_japanese"], given_on=given["given_on"],
                    interpreter=given["interpreter"],
                )
            )  # fmt: skip

    def _plan_departure(self, made):
        """So that the person stands among those who are about to leave, with all that this asks."""
        day = self.cleaned_data["planned_departure_on"]
        leavings = Leaving.objects.filter(trainee=self.plan.trainee_id)
        planned = leavings.to_come().filter(kind=Leaving.Kind.RETURNED).first()
        if planned:
            made.change(planned, planned_on=day)
        # A person who went home after stage 2 and came back for stage 3 leaves once more.
        elif not leavings.final().filter(gone_on__gte=self.plan.starts_on).exists():
            reason = LEAVES_FOR.get(self.cleaned_data["reason"], "")
            kind = Leaving.Kind.RETURNED
            made.make(
                Leaving(trainee_id=self.plan.trainee_id, kind=kind, planned_on=day, reason=reason)
            )
