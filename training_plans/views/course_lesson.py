"""Lessons of a course: entered, corrected and removed, with what they come to; who attended."""

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.compliance.preview import Attempt
from titp.pages.dates import certain_day
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.pages.records import removal_page, removed
from training_plans.course_forms import DayForm
from training_plans.lecture_forms import NOT_YET
from training_plans.lecture_planning import progress, spread
from training_plans.lecture_timetable import HOURS, checks, days_of, lessons_of
from training_plans.lesson_forms import CourseLessonForm, minutes_between
from training_plans.models import (
    CourseLesson,
    Lecture,
    LectureCourse,
    LessonAttendance,
    PreArrivalCourse,
)
from training_plans.views.lecture_course import CHANGE

FOLLOWED = Lecture, PreArrivalCourse


@may(CHANGE)
def course_lesson_new(request, pk):
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    attempt = Attempt(
        request, lambda: CourseLessonForm.of(request, _like_the_last(course))
    )  # fmt: skip
    if attempt.saved():
        if "and_next" in request.POST:
            return changed(request, reverse("course-lesson-new", args=[pk]), *FOLLOWED)
        return changed(request, course, *FOLLOWED)
    heading = _("%(course)s: lessons") % {"course": course}
    more = {"next_label": _("Save, and add another")}
    return _form(request, attempt, course, heading, **more)


def _like_the_last(course):
    """A lesson at the times of the one that was written last: most days of a course are alike."""
    last = course.lessons.order_by("-pk").first()
    if last is None:
        return CourseLesson(course=course)
    # Hours that follow from the times do so again, also when a time is changed.
    follow = last.minutes == minutes_between(last.starts_at, last.ends_at)
    return CourseLesson(
        course=course, starts_at=last.starts_at, ends_at=last.ends_at,
        minutes=None if follow else last.minutes,
    )  # fmt: skip


@may(CHANGE)
def course_lesson_edit(request, pk):
    def row():
        return get_object_or_404(CourseLesson.objects.select_related("course"), pk=pk)

    attempt = Attempt(request, lambda: CourseLessonForm.of(request, row()))
    course = attempt.form.instance.course
    if attempt.saved():
        return changed(request, course, *FOLLOWED)
    removal = reverse("course-lesson-removal", args=[pk])
    return _form(request, attempt, course, str(course), lesson=pk, removal_url=removal)


def _form(request, attempt, course, heading, **more):
    return form_page(
        request, attempt.form, heading=heading, back=course, attempt=attempt, course=course,
        template="training_plans/courses/lesson.html", cites=HOURS, **_comes_to(course), **more,
    )  # fmt: skip


def _comes_to(course):
    """The hours of each participant, and what to look at in the timetable."""
    days = days_of(lessons_of(course))
    return {"progress": progress(course, localdate()), "checks": checks(course, days)}


@may(CHANGE)
def course_lesson_removal(request, pk):
    lesson = get_object_or_404(CourseLesson.objects.select_related("course"), pk=pk)
    if removed(request, lesson):
        spread(lesson.course, localdate())
        return changed(request, lesson.course, *FOLLOWED)
    return removal_page(request, lesson)


@require_POST
@may(CHANGE)
def lecture_course_progress(request, pk):
    """What a course would come to with the lesson that is being typed; nothing is kept."""
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    lesson = CourseLesson(course=course)
    if request.POST.get("lesson", "").isdecimal():
        lesson = get_object_or_404(course.lessons, pk=request.POST["lesson"])
    with transaction.atomic():
        typed = CourseLessonForm(request.POST, instance=lesson).saved()
        shown = _comes_to(course)
        transaction.set_rollback(True)
    context = {**shown, "course": course, "cites": HOURS, "typed": typed}
    return render(request, "training_plans/courses/_progress_short.html", context)


@may(CHANGE)
def lecture_course_day(request, pk):
    """Who attended the lessons of one day (`?on=`): everybody is ticked until somebody is not."""
    course = get_object_or_404(LectureCourse.objects, pk=pk)
    days = list(course.lessons.order_by("held_on").values_list("held_on", flat=True).distinct())
    on = _day(request, days)
    lessons = list(course.lessons.filter(held_on=on)) if on else []
    kind, whose = (LessonAttendance, "seat__plan") if course.is_before else (Lecture, "plan")
    rows = kind.objects.filter(lesson__in=[lesson.pk for lesson in lessons])
    form = DayForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and lessons:
        if on > localdate():
            form.add_error(None, NOT_YET)
        elif form.is_valid():
            form.save()
            spread(course, localdate())
            to = f"{reverse('lecture-course-day', args=[pk])}?on={on}"
            return changed(request, to, *FOLLOWED)
    context = {
        "course": course, "form": form, "days": days, "on": on, "lessons": lessons,
        "has_come": bool(on) and on <= localdate(),
        "people": _by_person(rows, whose, lessons, form),
    }  # fmt: skip
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "training_plans/courses/day.html", context, status=status)


def _day(request, days):
    """The day that is asked for, where it has lessons; else the last one that has come."""
    asked = request.POST.get("on") or request.GET.get("on") or ""
    if asked in {day.isoformat() for day in days}:
        return certain_day(asked)
    past = [day for day in days if day <= localdate()]
    return past[-1] if past else next(iter(days), None)


def _by_person(rows, whose, lessons, form):
    """(name, host company, [(key, lesson, ticked) or None for each lesson]) by name."""
    path = f"{whose}__trainee"
    told = rows.select_related(path, f"{whose}__company").order_by(
        f"{whose}__company__sort_key", f"{path}__sort_key", "pk"
    )
    ticked = set(form.data.getlist("present")) if form.is_bound else None
    people = {}
    for row in told:
        plan = row.seat.plan if whose.startswith("seat") else row.plan
        name, of_lesson = people.setdefault(plan.pk, ((plan.trainee, plan.company), {}))
        came = row.attendance != Lecture.Attendance.MISSED
        of_lesson[row.lesson_id] = (row.pk, came if ticked is None else str(row.pk) in ticked)
    return [
        (*name, [(lesson, of_lesson.get(lesson.pk)) for lesson in lessons])
        for name, of_lesson in people.values()
    ]
