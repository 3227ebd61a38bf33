"""Addresses of courses of lectures."""

from django.urls import path

from training_plans.views import course_lesson, lecture_course

OF = "lecture-courses/<int:pk>/"
urlpatterns = [
    path("lecture-courses/", lecture_course.lecture_courses, name="lecture-courses"),
    path("lecture-courses/new/", lecture_course.lecture_course_new, name="lecture-course-new"),
    path(OF, lecture_course.lecture_course, name="lecture-course"),
    path(f"{OF}edit/", lecture_course.lecture_course_edit, name="lecture-course-edit"),
    path(f"{OF}removal/", lecture_course.lecture_course_removal, name="lecture-course-removal"),
    path(f"{OF}history/", lecture_course.lecture_course_history, name="lecture-course-history"),
    path(f"{OF}people/", lecture_course.lecture_course_people, name="lecture-course-people"),
    path(
        f"{OF}attendance/", lecture_course.lecture_course_attendance,
        name="lecture-course-attendance",
    ),
    path(f"{OF}day/", course_lesson.lecture_course_day, name="lecture-course-day"),
    path(
        f"{OF}progress/", course_lesson.lecture_course_progress, name="lecture-course-progress"
    ),
    path(f"{OF}lessons/new/", course_lesson.course_lesson_new, name="course-lesson-new"),
    path("course-lessons/<int:pk>/edit/", course_lesson.course_lesson_edit,
         name="course-lesson-edit"),
    path("course-lessons/<int:pk>/removal/", course_lesson.course_lesson_removal,
         name="course-lesson-removal"),
    path("course-seats/<int:pk>/removal/", lecture_course.course_seat_removal,
         name="course-seat-removal"),
]  # fmt: skip
