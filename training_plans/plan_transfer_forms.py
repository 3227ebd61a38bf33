"""Forms of acts between two hosts: moved out with a plan for the rest, and taken over."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company, Workplace
from trainees.models import Placement
from training_plans.models import PlanAct, TrainingPlan
from training_plans.plan_act_forms import ActForm, LastDayForm
from training_plans.plan_content_copy import TEACHING, copy_content

Departure = TrainingPlan.Departure


class MovedOutForm(LastDayForm):
    """The person goes on at another host, for what is left of the stage.

    With a host of ours its plan is drafted and the person is placed there as taken over
    (Ordinance art. 10(2)(iii)チ, 16(4)); another organization's host is only named.
    """

    day_label = gettext_lazy("decided on")
    to_company = forms.ModelChoiceField(
        label=gettext_lazy("new host company"), queryset=Company._base_manager.all(),
        required=False, help_text=gettext_lazy("Empty where it belongs to another organization."),
    )  # fmt: skip
    to_workplace = forms.ModelChoiceField(
        label=gettext_lazy("workplace there"), queryset=Workplace._base_manager.all(),
        required=False,
    )  # fmt: skip
    starts_on = forms.DateField(label=gettext_lazy("first day there"), required=False)
    elsewhere = forms.CharField(
        label=gettext_lazy("host of another organization"), required=False, max_length=200
    )
    exception = forms.ChoiceField(
        label=gettext_lazy("why the host changes"), choices=[("", "–"), *Departure.choices]
    )
    field_order = (
        "happened_on", "last_day", "exception", "note", "to_company", "to_workplace", "starts_on",
        "elsewhere",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("grounds")
        companies = Company.objects.exclude(pk=self.plan.company_id)
        self.fields["to_company"].queryset = companies
        places = Workplace.objects.exclude(company=self.plan.company_id)
        self.fields["to_workplace"].queryset = places.select_related("company")
        self.fields["to_workplace"].label_from_instance = lambda at: f"{at.company} – {at}"

    def clean(self):
        cleaned = super().clean()
        company, place = cleaned.get("to_company"), cleaned.get("to_workplace")
        start, last = cleaned.get("starts_on"), cleaned.get("last_day")
        if not company and not cleaned.get("elsewhere", "").strip():
            self.add_error("to_company", _("Choose the new host company, or name it below."))
        if company and place and place.company_id != company.pk:
            self.add_error("to_workplace", _("This workplace belongs to another company."))
        if company and not start and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Write the first day there."))
        if start and last and start <= last:
            self.add_error("starts_on", _("The first day there is after the last day here."))
        return cleaned

    def effects(self, made):
        super().effects(made)
        given, plan = self.cleaned_data, self.plan
        if not given["to_company"]:
            self.instance.note = f"{given['elsewhere']}\n{given['note']}".strip()
            return
        rest = (plan.ends_on or given["last_day"]) - given["last_day"]
        new = made.make(
            TrainingPlan(
                trainee_id=plan.trainee_id, company=given["to_company"],
                workplace=given["to_workplace"], stage=plan.stage, operation_id=plan.operation_id,
                starts_on=given["starts_on"],
                ends_on=given["starts_on"] + max(rest, timedelta(1)) - timedelta(1),
                test_target=plan.test_target, exception=given["exception"],
                exception_note=given["note"],
            )
        )  # fmt: skip
        copy_content(plan, new, (*TEACHING, "targets"))
        self._place(made, new)
        self.instance.other_plan = new
        came = PlanAct(
            plan=new, kind=PlanAct.Kind.MOVED_IN, happened_on=self.instance.happened_on,
            by_id=self.instance.by_id, note=given["note"], other_plan=plan,
        )  # fmt: skip
        came.save()

    def _place(self, made, new):
        """As Trainee.transfer does it, so that it can be taken back."""
        start = new.starts_on
        for placement in Placement.objects.filter(trainee=new.trainee_id).in_force(start):
            made.change(placement, ends_on=start - timedelta(1))
        made.make(
            Placement(
                trainee_id=new.trainee_id, company_id=new.company_id,
                workplace_id=new.workplace_id, starts_on=start, taken_over=True,
            )
        )  # fmt: skip


class MovedInForm(ActForm):
    """The person began this stage elsewhere; the plan is for what is left of it."""

    grounds = True
    exception = forms.ChoiceField(
        label=gettext_lazy("why the host changes"), choices=[("", "–"), *Departure.choices]
    )
    field_order = ("happened_on", "exception", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("host and plan before, and the grounds")

    def effects(self, made):
        given = self.cleaned_data
        made.change(self.plan, exception=given["exception"], exception_note=given["note"])
