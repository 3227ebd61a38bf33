"""Forms of lectures: one lesson or many alike, that they were attended, and earlier courses."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import one_line
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from training_plans.models import Lecture, PreArrivalCourse, TrainingPlan

LONGEST = 92  # days of lessons alike
FRIDAY = 4
NOT_YET = gettext_lazy("That day has not come yet.")


def intake_of(plan):
    """The plans of those who came with this person: same host company, same start of lectures."""
    if plan.lecture_starts_on is None:
        return TrainingPlan.objects.none()
    return TrainingPlan.objects.filter(
        stage=TrainingPlan.Stage.ONE, company=plan.company_id,
        lecture_starts_on=plan.lecture_starts_on,
    ).exclude(pk=plan.pk)  # fmt: skip


def whole_intake(plan):
    """A box to tick for all of an intake; None where the person came alone."""
    others = intake_of(plan).count()
    label = _("Also for the %(n)s others who came at the same time") % {"n": others}
    return forms.BooleanField(label=label, required=False, initial=True) if others else None


class LectureForm(TenantForm):
    minutes = HoursField(label=gettext_lazy("Hours"))
    until = forms.DateField(
        label=gettext_lazy("every weekday until"), required=False,
        help_text=gettext_lazy("For lessons alike, Monday to Friday; leave empty for one."),
    )  # fmt: skip

    class Meta:
        model = Lecture
        fields = (
            "held_on", "until", "minutes", "subject", "lecturer", "affiliation", "place",
            "attendance",
        )  # fmt: skip

    field_order = ("held_on", "until", *Meta.fields[2:])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].required = True
        if self.instance.lesson_id:
            # The timetable of its course tells the rest, for everybody at once.
            self.fields = {"attendance": self.fields["attendance"]} | {
                "version": self.fields["version"]
            }
        elif not self.instance._state.adding:
            del self.fields["until"]
        elif box := whole_intake(self.instance.plan):
            self.fields["whole_intake"] = box

    def clean_lecturer(self):
        return one_line(self.cleaned_data["lecturer"])

    def clean_held_on(self):
        day, plan = self.cleaned_data["held_on"], self.instance.plan
        begins_on = plan.lecture_starts_on or plan.starts_on
        if begins_on and day < begins_on:
            raise ValidationError(_("The lectures start on %(day)s.") % {"day": begins_on})
        return day

    def clean_until(self):
        first, last = self.cleaned_data.get("held_on"), self.cleaned_data["until"]
        if first and last and last < first:
            raise ValidationError(_("The end is before the start."))
        if first and last and last > first + timedelta(LONGEST):
            raise ValidationError(_("That is more than three months."))
        return last

    def clean(self):
        cleaned = super().clean()
        if self.instance.plan.stage != TrainingPlan.Stage.ONE:
            self.add_error(None, _("Lectures belong to stage 1."))
        last = cleaned.get("until") or cleaned.get("held_on") or self.instance.held_on
        told = cleaned.get("attendance") != Lecture.Attendance.PLANNED
        if last and told and last > localdate():
            self.add_error("attendance", NOT_YET)
        return cleaned

    def save(self, commit=True):
        row = super().save(commit)
        days = {row.held_on, *self._weekdays()}
        plans = [row.plan_id]
        if self.cleaned_data.get("whole_intake"):
            plans += intake_of(row.plan).values_list("pk", flat=True)
        alike = {name: getattr(row, name) for name in self._meta.fields if name != "until"}
        Lecture.objects.bulk_create(
            Lecture(**alike | {"plan_id": plan, "held_on": day})
            for plan in plans
            for day in sorted(days)
            if (plan, day) != (row.plan_id, row.held_on)
        )
        return row

    def _weekdays(self):
        day, last = self.instance.held_on, self.cleaned_data.get("until")
        while last and day < last:
            day += timedelta(1)
            if day.weekday() <= FRIDAY:
                yield day


class AttendanceForm(forms.Form):
    """That planned lectures were attended, up to a day; exceptions are corrected one by one."""

    until = WrittenDateField(label=gettext_lazy("attended until"))

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["until"].initial = min(localdate(), plan.lecture_ends_on or localdate())
        if box := whole_intake(plan):
            self.fields["whole_intake"] = box

    def clean_until(self):
        if self.cleaned_data["until"] > localdate():
            raise ValidationError(NOT_YET)
        return self.cleaned_data["until"]

    def save(self):
        plans = [self.plan.pk]
        if self.cleaned_data.get("whole_intake"):
            plans += intake_of(self.plan).values_list("pk", flat=True)
        waiting = Lecture.objects.waiting(self.cleaned_data["until"]).filter(plan__in=plans)
        waiting.update(attendance=Lecture.Attendance.HELD)


class PreArrivalCourseForm(TenantForm):
    minutes = HoursField(
        label=gettext_lazy("Hours of Japanese, life in Japan and other useful knowledge")
    )

    class Meta:
        model = PreArrivalCourse
        fields = ("starts_on", "ends_on", "minutes", "held_by")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].required = True

    def clean_held_by(self):
        return one_line(self.cleaned_data["held_by"])

    def clean(self):
        if self.instance.course_id:
            self.add_error(None, _("This follows the attendance of its course: correct it there."))
        return super().clean()
