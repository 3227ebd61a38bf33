"""The form of a lesson of a course: once, or the same on many days."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import one_line
from titp.pages.forms import TenantForm
from titp.pages.hours import HoursField
from training_plans.lecture_planning import spread
from training_plans.models import CourseLesson

WEEKDAYS = [
    (0, gettext_lazy("Mon")), (1, gettext_lazy("Tue")), (2, gettext_lazy("Wed")),
    (3, gettext_lazy("Thu")), (4, gettext_lazy("Fri")), (5, gettext_lazy("Sat")),
    (6, gettext_lazy("Sun")),
]  # fmt: skip
WORKDAYS = [0, 1, 2, 3, 4]


class CourseLessonForm(TenantForm):
    turns_on = ("held_on",)

    minutes = HoursField(
        label=gettext_lazy("Hours without breaks"), empty=None,
        help_text=gettext_lazy("Leave empty where there is no break from start to end."),
    )  # fmt: skip
    until = forms.DateField(
        label=gettext_lazy("The same on each of these days until"), required=False,
        help_text=gettext_lazy("Leave empty for one day."),
    )  # fmt: skip
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("on these weekdays"), choices=WEEKDAYS, coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple, initial=WORKDAYS,
    )  # fmt: skip

    class Meta:
        model = CourseLesson
        fields = (
            "held_on", "starts_at", "ends_at", "minutes", "subject", "content", "lecturer",
            "lecturer_post", "affiliation", "place", "note",
        )  # fmt: skip
        widgets = {
            "starts_at": forms.TimeInput({"type": "time", "size": 8}, format="%H:%M"),
            "ends_at": forms.TimeInput({"type": "time", "size": 8}, format="%H:%M"),
        }

    field_order = ("held_on", "until", "weekdays", *Meta.fields[1:])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.course = self.instance.course
        self.fields["held_on"].help_text = _("The course is from %(first)s until %(last)s.") % {
            "first": self.course.starts_on, "last": self.course.ends_on,
        }  # fmt: skip
        self.fields["place"].help_text = _("Leave empty for the place of the course.")
        if not self.instance._state.adding:
            del self.fields["until"], self.fields["weekdays"]

    def clean_lecturer(self):
        return one_line(self.cleaned_data["lecturer"])

    def _within(self, day):
        if day and not self.course.starts_on <= day <= self.course.ends_on:
            raise ValidationError(
                _("The course is from %(first)s until %(last)s.")
                % {"first": self.course.starts_on, "last": self.course.ends_on}
            )
        return day

    def clean_held_on(self):
        return self._within(self.cleaned_data["held_on"])

    def clean_until(self):
        first, last = self.cleaned_data.get("held_on"), self.cleaned_data["until"]
        if first and last and last < first:
            raise ValidationError(_("The end is before the start."))
        return self._within(last)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if bool(first) != bool(last) and not {"starts_at", "ends_at"} & self.errors.keys():
            self.add_error("ends_at" if first else "starts_at", _("Enter both times, or none."))
        span = minutes_between(first, last)
        if not cleaned.get("minutes") and "minutes" not in self.errors:
            if span:
                cleaned["minutes"] = span
            else:
                self.add_error("minutes", _("Enter hours, or from when until when."))
        elif span and cleaned.get("minutes", 0) > span:
            self.add_error("minutes", _("That is more than from start to end."))
        if first and last and cleaned.get("held_on") and not self.errors:
            self._refuse_overlaps(first, last)
        return cleaned

    def _refuse_overlaps(self, first, last):
        """Who takes a course is in one room at a time."""
        there = self.course.lessons.filter(
            held_on__in=self.days(), starts_at__lt=last, ends_at__gt=first
        ).exclude(pk=self.instance.pk)
        if clash := there.first():
            words = _("There is another lesson at that time on %(day)s.")
            self.add_error("starts_at", words % {"day": clash.held_on})

    def days(self):
        """The days on which it is held, the first in any case."""
        day, last = self.cleaned_data["held_on"], self.cleaned_data.get("until")
        weekdays = self.cleaned_data.get("weekdays") or WORKDAYS
        found = [day]
        while last and day < last:
            day += timedelta(1)
            if day.weekday() in weekdays:
                found.append(day)
        return found

    def save(self, commit=True):
        row = super().save(commit)
        alike = {name: getattr(row, name) for name in self._meta.fields}
        CourseLesson.objects.bulk_create(
            CourseLesson(**alike | {"course_id": row.course_id, "held_on": day})
            for day in self.days()
            if day != row.held_on
        )
        spread(self.course, localdate())
        return row


def minutes_between(first, last):
    """Minutes between two times of a day; None where one is missing or they are turned round."""
    if not first or not last or last <= first:
        return None
    day = localdate()
    return int((datetime.combine(day, last) - datetime.combine(day, first)).total_seconds() // 60)
