"""A course of lectures: planned once for all who take it, attended by each of them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.lecture import DAY, Lecture


class LectureCourseQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(models.Q(name__icontains=text) | models.Q(place__icontains=text))

    def with_counts(self):
        """Each with `people` and `lessons`: how many take it, and how many were planned."""
        return self.annotate(
            people=models.Count("seats", distinct=True),
            lesson_count=models.Count("lessons", distinct=True),
        )


class LectureCourse(TenantModel):
    """Lectures that people take together, before or after landing (入国前講習・入国後講習).

    Ordinance art. 10(2)(vii); the records of forms 4-8 and 4-9 are of one course.
    """

    class Kind(models.TextChoices):
        BEFORE = "before", _("before arrival")  # 入国前講習
        AFTER = "after", _("after arrival")  # 入国後講習

    kind = models.CharField(
        pgettext_lazy("lecture", "when it is held"), max_length=6, choices=Kind, default=Kind.AFTER
    )
    name = models.CharField(_("name"), max_length=100)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    held_by = models.CharField(
        _("entrusted to"), max_length=200, blank=True,
        help_text=_("Leave empty where the organization holds it itself."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)

    objects = LectureCourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course of lectures")
        verbose_name_plural = _("courses of lectures")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_lecturecourse_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_before(self):
        return self.kind == self.Kind.BEFORE

    def get_absolute_url(self):
        return reverse("lecture-course", args=[self.pk])


class CourseSeat(TenantModel):
    """That a person takes a course, by the plan of stage 1 to which it belongs."""

    course = TenantForeignKey(
        LectureCourse, models.CASCADE, related_name="seats", verbose_name=_("course of lectures")
    )
    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="course_seats",
        verbose_name=_("training plan"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "course", "plan"], name="training_plans_courseseat_once"
            )
        ]

    def __str__(self):
        return str(self.plan)

    @property
    def company_id(self):
        return self.plan.company_id


class CourseLesson(TenantModel):
    """One lesson of a course, as the timetable has it.

    `minutes` are without breaks, so fewer than from `starts_at` to `ends_at` perhaps.
    """

    # Removing a whole timetable at once is never meant; its lessons go first.
    course = TenantForeignKey(
        LectureCourse, models.PROTECT, related_name="lessons",
        verbose_name=_("course of lectures"),
    )  # fmt: skip
    held_on = models.DateField(_("day"))
    starts_at = models.TimeField(pgettext_lazy("time", "from"), null=True, blank=True)
    ends_at = models.TimeField(pgettext_lazy("time", "until"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    subject = models.CharField(
        pgettext_lazy("lecture", "subject"), max_length=8, choices=Lecture.Subject
    )
    content = models.CharField(
        pgettext_lazy("lecture", "content"), max_length=200, blank=True,
        help_text=_("What is taught, such as: immigration law, or refuse and recycling."),
    )  # fmt: skip
    lecturer = models.CharField(_("lecturer"), max_length=100, blank=True)
    lecturer_post = models.CharField(
        _("post of the lecturer"), max_length=100, blank=True,
        help_text=_("For instance: lawyer of the law office …"),
    )  # fmt: skip
    affiliation = models.CharField(
        _("lecturer belongs to"), max_length=7, choices=Lecture.Affiliation, blank=True,
        help_text=_(
            "Legal protection is taught by an expert who belongs neither to the organization nor"
            " to the host company."
        ),
    )  # fmt: skip
    place = models.CharField(_("place"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("course", "lesson")
        verbose_name_plural = pgettext_lazy("course", "lessons")
        ordering = ["held_on", models.F("starts_at").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=DAY),
                name="training_plans_courselesson_within_a_day",
                violation_error_message=_("A lecture lasts more than nought, and not past a day."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at=None, ends_at=None)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="training_plans_courselesson_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self):
        return f"{self.held_on} {self.get_subject_display()}"

    def get_absolute_url(self):
        return reverse("lecture-course", args=[self.course_id])


class LessonAttendance(TenantModel):
    """Whether a person attended a lesson before arrival; after arrival that is a Lecture."""

    lesson = TenantForeignKey(
        CourseLesson, models.CASCADE, related_name="attendances",
        verbose_name=pgettext_lazy("course", "lesson"),
    )  # fmt: skip
    seat = TenantForeignKey(
        CourseSeat, models.CASCADE, related_name="attendances", verbose_name=_("participant")
    )
    attendance = models.CharField(
        _("state"), max_length=7, choices=Lecture.Attendance, default=Lecture.Attendance.PLANNED
    )

    class Meta:
        verbose_name = _("attendance of a lesson")
        verbose_name_plural = _("attendances of lessons")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "lesson", "seat"],
                name="training_plans_lessonattendance_once",
            )
        ]

    def __str__(self):
        return self.get_attendance_display()

    @property
    def company_id(self):
        return self.seat.company_id
