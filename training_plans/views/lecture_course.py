"""Courses of lectures: the list, one with its timetable and what it comes to for each person."""

from urllib.parse import urlencode

import django_filters
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.official_forms.form import FORMS
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, named
from titp.pages.records import facts, plain, record_page, removal_page, removed
from titp.past.looking import today
from training_plans.course_forms import LectureCourseForm, SeatsForm
from training_plans.lecture_planning import progress
from training_plans.lecture_timetable import (
    HOURS,
    attended,
    by_subject,
    checks,
    counted,
    days_of,
    lessons_of,
    marks,
)
from training_plans.models import (
    CourseSeat,
    Lecture,
    LectureCourse,
    LessonAttendance,
    PreArrivalCourse,
)

READ, CHANGE = "read lectures", "change lectures"
RECORD = "lecture_record"
TOLD = Lecture.Attendance.HELD, Lecture.Attendance.MISSED


class LectureCourseFilter(ListFilter):
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("lecture", "when it is held"), choices=LectureCourse.Kind.choices
    )


COURSES = ListPage(
    slug="lecture-courses",
    heading=gettext_lazy("Courses of lectures"),
    columns=(
        Column("name", gettext_lazy("name"), lambda row: row.name,
               lambda row: named(row, row.name), order=("name",)),
        plain("kind", pgettext_lazy("lecture", "when it is held"), order=("kind", "-starts_on"),
              important=True),
        plain("starts_on", gettext_lazy("from"), order=("starts_on",), important=True),
        plain("ends_on", gettext_lazy("until"), order=("ends_on",), important=True),
        Column("place", gettext_lazy("place"), lambda row: row.place),
        Column("people", gettext_lazy("participants"), lambda row: row.people, numeric=True,
               order=("people",), important=True),
        Column("lessons", pgettext_lazy("course", "lessons"), lambda row: row.lesson_count,
               numeric=True, order=("lesson_count",)),
    ),
    filter=LectureCourseFilter,
    sort="-starts_on",
    views=(
        SavedView(LectureCourse.Kind.AFTER.label, "kind=after"),
        SavedView(LectureCourse.Kind.BEFORE.label, "kind=before"),
    ),
    create=("lecture-course-new", CHANGE, gettext_lazy("Plan lectures")),
    noun="lecture-course",
)  # fmt: skip


@may(READ)
def lecture_courses(request):
    return COURSES.answer(request, LectureCourse.objects.with_counts())


@may(READ)
def lecture_course(request, pk):
    rows = LectureCourse.objects.with_counts()
    course = get_object_or_404(rows, pk=pk)
    lessons = lessons_of(course)
    days = days_of(lessons)
    told = attended(course)
    for lesson in lessons:
        lesson.came, lesson.missed, lesson.untold = told.get(lesson.pk, (0, 0, 0))
    return record_page(
        request, "lecture-course", course, change=CHANGE,
        template="training_plans/courses/course.html",
        facts=facts(course, "kind", "starts_on", "ends_on", "place", "held_by", "note"),
        days=days, subjects=by_subject(lessons),
        minutes=counted(course, lessons), checks=checks(course, days),
        progress=(people := progress(course, today())), cites=HOURS,
        may_change=allowed(request, CHANGE), **_records(request, course, people),
        **COURSES.beside(request, rows, course),
    )  # fmt: skip


def _records(request, course, people):
    """The form of what is held after arrival, and where all participants' are made at once."""
    form = FORMS.on(RECORD, localdate())
    if course.is_before or not people or not allowed(request, "read documents"):
        return {}
    told = [("form", RECORD), *(("subject", one.seat.plan_id) for one in people)]
    many = f"{reverse('many-forms', args=[form.noun])}?{urlencode(told)}"
    return {"record": form, "records_url": many if allowed(request, "make documents") else ""}


@may(READ)
def lecture_course_attendance(request, pk):
    """Who attended on which day, a row for each person."""
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    days = days_of(course.lessons.all())
    told = marks(course, days)
    people = [(one, told.get(one.seat.plan_id, [])) for one in progress(course, today())]
    return record_page(
        request, "lecture-course", course, change=CHANGE,
        template="training_plans/courses/attendance.html", days=days, people=people,
        may_change=allowed(request, CHANGE), on=today(),
    )  # fmt: skip


@may(CHANGE)
def lecture_course_new(request):
    form = LectureCourseForm.of(request, LectureCourse())
    if form.saved():
        to = reverse("lecture-course-people", args=[form.instance.pk])
        return changed(request, to, LectureCourse)
    return form_page(
        request, form, heading=_("Plan lectures"), back=reverse("lecture-courses")
    )  # fmt: skip


@may(CHANGE)
def lecture_course_edit(request, pk):
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    form = LectureCourseForm.of(request, course)
    if form.saved():
        return changed(request, course, Lecture, PreArrivalCourse)
    removal = reverse("lecture-course-removal", args=[pk])
    return form_page(request, form, heading=str(course), back=course, removal_url=removal)


@may(CHANGE)
def lecture_course_removal(request, pk):
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    if removed(request, course):
        return changed(request, reverse("lecture-courses"), LectureCourse)
    return removal_page(request, course)


@may("read history")
def lecture_course_history(request, pk):
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    return history_page(request, "lecture-course", course, change=CHANGE)


@may(CHANGE)
def lecture_course_people(request, pk):
    """Choose who takes a course, of those whose stage 1 begins about that time."""
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    form = SeatsForm(request.POST or None, course=course)
    if form.is_bound and form.is_valid():
        form.save()
        return changed(request, course, Lecture)
    heading = _("%(course)s: participants") % {"course": course}
    return form_page(request, form, heading=heading, back=course,
                     template="training_plans/courses/people.html")  # fmt: skip


@may(CHANGE)
def course_seat_removal(request, pk):
    """Take a person out of a course; not once attendance was recorded."""
    seat = get_object_or_404(CourseSeat.objects.select_related("course", "plan__trainee"), pk=pk)
    lectures = Lecture.objects.filter(plan=seat.plan_id, lesson__course=seat.course_id)
    before = LessonAttendance.objects.filter(seat=seat)
    if any(rows.filter(attendance__in=TOLD).exists() for rows in (lectures, before)):
        words = _("The attendance of %(name)s is recorded, so the person stays in the list.")
        messages.error(request, words % {"name": seat.plan.trainee})
        return redirect(seat.course)
    if request.method == "POST":
        lectures.delete()
        seat.delete()
        return changed(request, seat.course, Lecture)
    context = {"heading": _("Take out of the course"), "object": seat.plan.trainee,
               "cancel_url": seat.course.get_absolute_url()}  # fmt: skip
    return render(request, "pages/removal.html", context)
