"""Forms of what stands in a plan: tasks, materials, posts, target and pay."""

from django import forms
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import StaffMember, Workplace
from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from trainees.models import WageTerms
from training_plans.models import (
    PlanMaterial,
    PlanPay,
    PlanPost,
    PlanTarget,
    PlanTask,
    TrainingPlan,
)
from training_plans.models.plan_task import MONTHS
from training_plans.plan_targets import usual_target

BLANK, MOST = 4, 60  # empty rows of the table of tasks at first, and how many at most


class PlanTaskForm(TenantForm):
    """One row of the table of tasks; a row that was left empty is none."""

    minutes = HoursField(label=gettext_lazy("Hours"))
    remove = forms.BooleanField(label=gettext_lazy("Remove"), required=False)

    class Meta:
        model = PlanTask
        fields = (
            "year", "task_class", "is_safety", "name", "minutes", "from_month", "until_month",
            "instructor", "means",
        )  # fmt: skip
        labels = {
            "task_class": gettext_lazy("Class"),
            "is_safety": gettext_lazy("Safety"),
            "name": pgettext_lazy("work", "Task"),
            "year": gettext_lazy("Year"),
            "from_month": gettext_lazy("From month"),
            "until_month": gettext_lazy("Until month"),
            "means": gettext_lazy("Materials, equipment"),
            "instructor": gettext_lazy("Instructor"),
        }

    def __init__(self, *args, staff=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instructor"].choices = [("", "–"), *staff]
        months = [(month, month) for month in range(1, MONTHS + 1)]
        for name in ("from_month", "until_month"):
            self.fields[name] = _chosen(self.fields[name], months)
        years = [1] if self.instance.plan.stage == TrainingPlan.Stage.ONE else [1, 2]
        self.fields["year"] = _chosen(self.fields["year"], [(year, year) for year in years])
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    @property
    def is_new(self):
        return self.instance._state.adding

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


def _chosen(field, choices):
    return forms.TypedChoiceField(
        label=field.label, choices=choices, coerce=int, initial=field.initial
    )


class TaskTable:
    """All tasks of a plan in one form, with empty rows at its end. `data`: what was sent."""

    def __init__(self, plan, data=None):
        self.plan, self.data = plan, data
        staff = [(one.pk, one.name) for one in StaffMember.objects.filter(company=plan.company_id)]
        self.blank = BLANK if data is None else _number(data.get("blank", ""))
        rows = [
            (f"task-{task.pk}", task)
            for task in PlanTask.objects.in_order().filter(plan=plan).select_related("plan")
        ]
        rows += [(f"new-{n}", PlanTask(plan=plan)) for n in range(self.blank)]
        self.forms = [
            PlanTaskForm(data, prefix=prefix, instance=task, staff=staff) for prefix, task in rows
        ]

    @property
    def errors(self):
        return [form for form in self.forms if form.is_bound and form.errors]

    @property
    def conflict(self):
        return [line for form in self.forms for line in form.conflict]

    def minutes(self):
        """The sums as the plan would have them, of what can be read of the rows so far."""
        sums = {}
        for form in self.forms:
            task_class, minutes = form["task_class"].value(), _read(form["minutes"].value())
            if minutes and task_class in PlanTask.TaskClass.values and not form["remove"].value():
                for name in [task_class, *([f"{task_class}_safety"] if _ticked(form) else [])]:
                    key = f"{name}_minutes"
                    sums[key] = sums.get(key, 0) + minutes
        return TrainingPlan(**sums)

    def saved(self):
        """Whether all rows are right and written; none of them is where one is not."""
        written = [form for form in self.forms if form.has_changed()]
        gone = [form for form in written if not form.is_new and form["remove"].value()]
        kept = [form for form in written if form not in gone and not _left_out(form)]
        right = [form.is_valid() for form in kept]  # all of them, so that all errors are told
        if not all(right):
            return False
        with transaction.atomic():
            done = [form.saved() for form in kept]
            if not all(done):
                transaction.set_rollback(True)
                return False
            PlanTask.objects.filter(pk__in=[form.instance.pk for form in gone]).delete()
        return True


def _number(text):
    return min(int(text[:4]), MOST) if text.isascii() and text.isdecimal() else 0


def _left_out(form):
    return form.is_new and form["remove"].value()


def _read(text):
    if isinstance(text, int):
        return text
    try:
        return HoursField().clean(text)
    except forms.ValidationError:
        return 0


def _ticked(form):
    return form["is_safety"].value() in (True, "on", "true")


class PlanMaterialForm(TenantForm):
    class Meta:
        model = PlanMaterial
        fields = ("kind", "name", "note")

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


class PlanPostForm(TenantForm):
    class Meta:
        model = PlanPost
        fields = ("workplace", "staff", "post")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        company = self.instance.plan.company_id
        self.fields["workplace"].queryset = Workplace.objects.filter(company=company)
        self.fields["staff"].queryset = StaffMember.objects.filter(company=company, left_on=None)


class PlanTargetForm(TenantForm):
    class Meta:
        model = PlanTarget
        fields = ("test", "test_name", "grade", "part", "planned_on", "ability")

    @classmethod
    def of(cls, request, row, **kwargs):
        if row._state.adding:
            for name, value in usual_target(row.plan).items():
                setattr(row, name, value)
        return super().of(request, row, **kwargs)

    def has_changed(self):
        """What the law proposes may be taken as it stands."""
        return True

    def clean(self):
        cleaned, plan = super().clean(), self.instance.plan
        day = cleaned.get("planned_on")
        if day and plan.starts_on and not plan.starts_on <= day <= (plan.ends_on or day):
            self.add_error("planned_on", _("This day is not within the plan."))
        return cleaned


class PlanPayForm(TenantForm):
    annual_minutes = HoursField(
        label=gettext_lazy("Scheduled work of a year (hours)"), empty=None,
        help_text=gettext_lazy("Wages of a month are divided by a twelfth of them."),
    )  # fmt: skip
    daily_minutes = HoursField(
        label=gettext_lazy("Scheduled work of a day (hours)"), empty=None,
        help_text=gettext_lazy("Wages of a day are divided by them."),
    )  # fmt: skip

    class Meta:
        model = PlanPay
        fields = (
            "unit", "amount", "included_allowances", "excluded_allowances", "annual_minutes",
            "daily_minutes", "working_hours", "days_off", "contract_starts_on",
            "contract_ends_on", "lecture_allowance", "food_charge", "housing_charge",
            "other_charge", "compared_amount", "comparison",
        )  # fmt: skip

    def has_changed(self):
        """What the wage terms propose may be taken as it stands."""
        return True


def pay_of(plan):
    """The pay of a plan as recorded, or a draft from the wage terms that are in force."""
    if pay := PlanPay.objects.filter(plan=plan).select_related("plan").first():
        return pay
    draft = PlanPay(plan=plan)
    day = max(plan.starts_on or localdate(), localdate())
    if terms := WageTerms.objects.filter(trainee=plan.trainee_id).in_force(day).first():
        for name in (
            "unit", "amount", "included_allowances", "excluded_allowances", "annual_minutes",
            "daily_minutes",
        ):  # fmt: skip
            setattr(draft, name, getattr(terms, name))
    return draft
