"""Forms of batches: what is shared, who belongs to it, what is copied, which papers are there."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Workplace
from titp.japanese.months import inclusive_end
from titp.japanese.text import one_line
from titp.official_forms.form import FORMS
from titp.pages.forms import TenantForm
from trainees.models import Trainee
from training_plans.models import BatchPaper, PlanBatch, PlanPaper, TrainingPlan
from training_plans.operation_choices import by_occupation
from training_plans.plan_batches import candidates, plans_of, spread
from training_plans.plan_states import OPEN

NUMBERS = {"form_1": "別記様式第1号"}
LONGEST = {1: 12, 2: 24, 3: 24}  # months (Act art. 9(iii))
PARTS = {
    "tasks": gettext_lazy("tasks"),
    "materials": gettext_lazy("materials and equipment"),
    "posts": gettext_lazy("posts"),
    "targets": gettext_lazy("target of the plan"),
    "pay": gettext_lazy("pay"),
    # copied where people have it in common: a trade learned at home is each one's own
    "prerequisites": gettext_lazy("purpose explained, recommendation of the public body"),
}


class PlanBatchForm(TenantForm):
    class Meta:
        model = PlanBatch
        fields = (
            "name", "company", "stage", "operation", "workplace", "starts_on", "ends_on",
            "lecture_starts_on", "lecture_ends_on", "test_target", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.told = (0, 0)
        self.fields["ends_on"].required = False
        self.fields["ends_on"].help_text = _(
            "Left empty: the longest that the law permits, 12 months in stage 1 and 24 later."
        )
        self.fields["operation"].choices = by_occupation()
        places = Workplace.objects.select_related("company").order_by("company__sort_key", "name")
        if not self.instance._state.adding:
            self.before = self.instance.shared
            del self.fields["company"], self.fields["stage"]
            places = places.filter(company=self.instance.company_id)
        self.fields["workplace"].queryset = places
        self.fields["workplace"].label_from_instance = lambda at: f"{at.company} – {at}"

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean(self):
        cleaned = super().clean()
        company, place = cleaned.get("company"), cleaned.get("workplace")
        if company and place and place.company_id != company.pk:
            self.add_error("workplace", _("This workplace belongs to another company."))
        starts_on, stage = cleaned.get("starts_on"), cleaned.get("stage") or self.instance.stage
        if starts_on and stage and not cleaned.get("ends_on") and "ends_on" not in self.errors:
            cleaned["ends_on"] = inclusive_end(starts_on, LONGEST[int(stage)])
        return cleaned

    def save(self, commit=True):
        is_new = self.instance._state.adding
        batch = super().save(commit)
        if not is_new:
            self.told = spread(batch, self.before)
        return batch


class People(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, row):
        return str(row.trainee if isinstance(row, TrainingPlan) else row)


class TakeInForm(forms.Form):
    """Whose plans are drafted with the batch."""

    people = People(label=gettext_lazy("people"), queryset=Trainee._base_manager.none())

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = candidates(batch)


class CopyForm(forms.Form):
    """What one person's plan says, for the others: who is not ticked stays an exception."""

    source = forms.ModelChoiceField(
        label=gettext_lazy("as in the plan of"), queryset=TrainingPlan._base_manager.none()
    )
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("what is copied"), choices=[*PARTS.items()],
        widget=forms.CheckboxSelectMultiple, initial=[*PARTS],
        help_text=gettext_lazy("What stands there in the plans of the others is replaced."),
    )  # fmt: skip
    plans = People(
        label=gettext_lazy("for the plans of"), queryset=TrainingPlan._base_manager.none()
    )

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        members = plans_of(batch)
        self.fields["source"].queryset = members
        self.fields["source"].label_from_instance = lambda plan: str(plan.trainee)
        waiting = members.filter(state__in=OPEN)
        self.fields["plans"].queryset = waiting
        self.fields["plans"].initial = [plan.pk for plan in waiting]

    def clean(self):
        cleaned = super().clean()
        source = cleaned.get("source")
        if source and cleaned.get("plans") is not None:
            cleaned["plans"] = [plan for plan in cleaned["plans"] if plan.pk != source.pk]
        return cleaned


class PaperGrid:
    """Which papers are there: one box for a paper of all, one for each person else."""

    def __init__(self, batch, data=None):
        self.batch, self.data = batch, data
        self.plans = list(plans_of(batch))
        self.papers = list(PlanPaper.objects.filter(stages__contains=str(batch.stage)))
        self.known = {
            (row.paper_id, row.plan_id): row for row in BatchPaper.objects.filter(batch=batch)
        }

    def cells(self, paper):
        """(name of the box, whose it is, the recorded row) of each box of a paper."""
        whose = [None] if paper.scope == PlanPaper.Scope.BATCH else self.plans
        for plan in whose:
            key = plan.pk if plan else None
            row = self.known.get((paper.pk, key))
            yield f"paper-{paper.pk}-{key or 'all'}", plan, row

    @property
    def rows(self):
        return [(paper, list(self.cells(paper))) for paper in self.papers]

    @property
    def printed(self):
        """{code of a paper: the form by which we print it for a plan}."""
        about = TrainingPlan._meta.label
        forms = [form for form in FORMS.in_force(localdate()) if form.about == about]
        found = {}
        for paper in self.papers:
            number = NUMBERS.get(paper.pk, f"参考様式第{paper.pk}号")
            for form in forms:
                if form.number.startswith(number):
                    found[paper.pk] = form
        return found

    @property
    def missing(self):
        """How many boxes are not ticked, of how many."""
        boxes = [row for _paper, cells in self.rows for _name, _plan, row in cells]
        return sum(row is None for row in boxes), len(boxes)

    def save(self):
        """Record what is newly ticked as of today, and let go what no longer is."""
        for paper, cells in self.rows:
            for name, plan, row in cells:
                ticked = name in self.data
                if ticked and row is None:
                    BatchPaper(
                        batch=self.batch, paper=paper, plan=plan, received_on=localdate()
                    ).save()
                elif row is not None and not ticked:
                    row.delete()
