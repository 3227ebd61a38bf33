"""Forms of a course of lectures: the course, who takes it, who attended a day."""

from datetime import timedelta

from django import forms
from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from training_plans.lecture_forms import LONGEST
from training_plans.lecture_planning import spread
from training_plans.models import CourseSeat, Lecture, LectureCourse, TrainingPlan

NEAR = timedelta(45)  # days around a course in which its people begin their lectures
AHEAD = timedelta(270)  # days after a course abroad in which its people land
MOST = 300  # people to choose from
# The timetable of another course, so many days later; what lies behind the end is left out.
COPY = """
    INSERT INTO training_plans_courselesson
           (organization_id, course_id, held_on, starts_at, ends_at, minutes, subject, content,
            lecturer, lecturer_post, affiliation, place, note)
    SELECT organization_id, %(course)s, held_on + %(days)s::int, starts_at, ends_at, minutes,
           subject, content, lecturer, lecturer_post, affiliation, place, note
      FROM training_plans_courselesson
     WHERE course_id = %(other)s AND held_on + %(days)s::int <= %(ends_on)s
"""


class LectureCourseForm(TenantForm):
    like = forms.ModelChoiceField(
        label=gettext_lazy("Take the timetable over from"), required=False, queryset=None,
        help_text=gettext_lazy(
            "Its lessons are copied, counted from the first day; please check weekdays and"
            " holidays."
        ),
    )  # fmt: skip

    class Meta:
        model = LectureCourse
        fields = ("kind", "name", "starts_on", "ends_on", "place", "held_by", "note")

    field_order = (*Meta.fields[:-1], "like", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.fields["like"].queryset = LectureCourse.objects.exclude(lessons=None).distinct()
        else:
            del self.fields["like"]

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last > first + timedelta(LONGEST * 2):
            self.add_error("ends_on", _("That is more than six months."))
        if not self.instance._state.adding and first and last:
            outside = self.instance.lessons.exclude(held_on__range=(first, last)).first()
            if outside:
                words = _("There is a lesson on %(day)s already.")
                self.add_error(
                    "ends_on" if outside.held_on > last else "starts_on",
                    words % {"day": outside.held_on},
                )
            if "kind" in self.changed_data and self.instance.lessons.exists():
                self.add_error("kind", _("This stands as soon as there are lessons."))
        return cleaned

    def save(self, commit=True):
        course = super().save(commit)
        if like := self.cleaned_data.get("like"):
            with connection.cursor() as cursor:
                days = (course.starts_on - like.starts_on).days
                cursor.execute(COPY, {"course": course.pk, "other": like.pk, "days": days,
                                      "ends_on": course.ends_on})  # fmt: skip
        spread(course, localdate())
        return course


def candidates(course):
    """Plans of stage 1 whose people may take a course, as far as their days tell."""
    begins = Coalesce(F("lecture_starts_on"), F("starts_on"))
    if course.is_before:
        window = Q(begins_on__range=(course.starts_on, course.ends_on + AHEAD))
    else:
        window = Q(begins_on__range=(course.starts_on - NEAR, course.ends_on + NEAR))
    return (
        TrainingPlan.objects.annotate(begins_on=begins)
        .filter(window, stage=TrainingPlan.Stage.ONE, ended_on=None)
        .exclude(pk__in=course.seats.values("plan"))
        .select_related("trainee", "company")
        .order_by("begins_on", "company__sort_key", "trainee__sort_key", "pk")
    )


class SeatsForm(forms.Form):
    """Who takes a course; those whose lectures begin with it are ticked already."""

    plans = forms.ModelMultipleChoiceField(
        label=gettext_lazy("People whose stage 1 begins about that time"), queryset=None,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, course, **kwargs):
        super().__init__(*args, **kwargs)
        self.course, field = course, self.fields["plans"]
        near = list(candidates(course)[:MOST])
        field.queryset = TrainingPlan.objects.filter(pk__in=[plan.pk for plan in near])
        field.choices = [(plan.pk, _label(plan)) for plan in near]
        field.initial = [plan.pk for plan in near if plan.begins_on == course.starts_on]

    def save(self):
        CourseSeat.objects.bulk_create(
            CourseSeat(course=self.course, plan=plan) for plan in self.cleaned_data["plans"]
        )
        spread(self.course, localdate())


def _label(plan):
    words = _("%(name)s – %(company)s – from %(day)s")
    return words % {"name": plan.trainee, "company": plan.company, "day": plan.begins_on}


class DayForm(forms.Form):
    """Who attended which lesson of a day: ticked is attended, all others missed it."""

    present = forms.TypedMultipleChoiceField(
        label=pgettext_lazy("lecture", "attended"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, rows, **kwargs):
        """`rows`: a queryset of that day's attendances."""
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.fields["present"].choices = [(pk, pk) for pk in rows.values_list("pk", flat=True)]

    def save(self):
        """Two statements; a row that says so already is left alone, so its history is short."""
        here = self.cleaned_data["present"]
        held, not_held = Lecture.Attendance.HELD, Lecture.Attendance.MISSED
        came, missed = self.rows.filter(pk__in=here), self.rows.exclude(pk__in=here)
        came.exclude(attendance=held).update(attendance=held)
        missed.exclude(attendance=not_held).update(attendance=not_held)
