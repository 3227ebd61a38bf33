"""Tests of many people at once: support applied for together, one day booked for a group."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.months import add_months, before
from titp.japanese.text import one_line
from titp.pages.dates import WrittenDateField
from titp.pages.refusals import in_words
from trainees.models import Trainee
from training_plans.lecture_forms import NOT_YET
from training_plans.models import SkillTest, TrainingPlan

MOST = 300  # people to choose from
AHEAD = 4  # months before the last day to apply
# The last day to apply lies so many months before the end of the stage.
MONTHS = {1: 6, 2: 12, 3: 12}
GRADES = {1: SkillTest.Grade.BASIC, 2: SkillTest.Grade.GRADE_3, 3: SkillTest.Grade.GRADE_2}
BEGUN = Q(applied_on__isnull=False) | Q(booked_for__isnull=False) | ~Q(outcome="")


def _plans(on):
    staying = Trainee.objects.staying(on)
    return (
        TrainingPlan.objects.covering(on)
        .filter(ended_on=None, trainee__in=staying)
        .select_related("trainee", "company")
        .order_by("ends_on", "company__sort_key", "trainee__sort_key", "pk")
    )


def to_apply_for(on):
    """Plans of which no test is begun and whose last day to apply is near or past."""
    near = Q()
    for stage, months in MONTHS.items():
        near |= Q(stage=stage, ends_on__lte=add_months(on, months + AHEAD))
    ours = Q(plan=OuterRef("pk")) | Q(plan=None, trainee=OuterRef("trainee"))
    begun = SkillTest.objects.filter(ours & (BEGUN | Q(sat_on__isnull=False)))
    return _plans(on).filter(near).exclude(Exists(begun))


def waiting_for_a_day(plan):
    """Tests, of these plans, that were applied for and have no day yet."""
    return SkillTest.objects.filter(
        plan=plan, applied_on__isnull=False, booked_for=None, sat_on=None, outcome=""
    )


def to_book(on):
    """Plans with a test that was applied for and has no day yet."""
    return _plans(on).filter(Exists(waiting_for_a_day(OuterRef("pk"))))


class RoundForm(forms.Form):
    """Whom it is for, and the day; `people(on)` answers the plans to choose from."""

    people = None

    plans = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Trainees"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        near, field = list(type(self).people(localdate())[:MOST]), self.fields["plans"]
        field.queryset = TrainingPlan.objects.filter(pk__in=[plan.pk for plan in near])
        field.choices = [(plan.pk, self.said(plan)) for plan in near]

    def said(self, plan):
        words = _("%(name)s – %(company)s – %(stage)s, apply by %(day)s")
        by = before(plan.ends_on, MONTHS[plan.stage])
        return words % {"name": plan.trainee, "company": plan.company,
                        "stage": plan.get_stage_display(), "day": by}  # fmt: skip

    def saved(self):
        """Whether all of it is written; a refusal of the database is an error, and nothing is."""
        if not self.is_bound or not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as refusal:
            self.add_error(None, in_words(refusal))
            return False
        return True


class ApplicationsForm(RoundForm):
    people = staticmethod(to_apply_for)
    applied_on = WrittenDateField(label=gettext_lazy("Support applied for on"))
    field_order = ("applied_on", "plans")

    def clean_applied_on(self):
        if self.cleaned_data["applied_on"] > localdate():
            raise ValidationError(NOT_YET)
        return self.cleaned_data["applied_on"]

    def save(self):
        """A test of the grade of each plan; in stage 1 of both parts, later of the practical."""
        SkillTest.objects.bulk_create(
            SkillTest(
                trainee_id=plan.trainee_id, plan=plan, grade=GRADES[plan.stage],
                part=SkillTest.Part.BOTH if plan.stage == 1 else SkillTest.Part.PRACTICAL,
                applied_on=self.cleaned_data["applied_on"],
            )
            for plan in self.cleaned_data["plans"]
        )  # fmt: skip


class BookingsForm(RoundForm):
    people = staticmethod(to_book)
    booked_for = WrittenDateField(label=gettext_lazy("Booked for"))
    body = forms.CharField(
        label=gettext_lazy("Examining body"), max_length=120, required=False
    )  # fmt: skip
    field_order = ("booked_for", "body", "plans")

    def clean_body(self):
        return one_line(self.cleaned_data["body"])

    def save(self):
        tests = SkillTest.objects.filter(
            plan__in=self.cleaned_data["plans"], applied_on__isnull=False, booked_for=None,
            sat_on=None, outcome="",
        )  # fmt: skip
        booked = {"booked_for": self.cleaned_data["booked_for"]}
        if self.cleaned_data["body"]:
            booked["body"] = self.cleaned_data["body"]
        tests.update(**booked)
