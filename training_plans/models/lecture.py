"""Lectures: those after landing, of a plan of stage 1, and courses taken before landing."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.compliance.terms import word
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet

DAY = 24 * 60  # minutes


class LectureQuerySet(TenantQuerySet):
    def waiting(self, on):
        """Planned for a day that has come, and nobody said yet whether they were held."""
        return self.filter(attendance=Lecture.Attendance.PLANNED, held_on__lte=on)


class Lecture(TenantModel):
    """One lesson of a person's post-arrival lectures, planned or held (入国後講習).

    Ordinance art. 10(2)(vii); the record of form 4-9.
    """

    class Subject(models.TextChoices):
        JAPANESE = "japanese", _("Japanese")
        LIFE = "life", _("life in Japan")
        LEGAL = "legal", _("legal protection")
        OTHER = "other", _("other useful knowledge")

    class Affiliation(models.TextChoices):
        OWN = "own", word("supervising_organization")
        HOST = "host", _("host company")
        OUTSIDE = "outside", _("outside expert")

    class Attendance(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("lecture", "planned")
        HELD = "held", _("attended")
        MISSED = "missed", _("missed")

    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="lectures",
        verbose_name=_("training plan"),
    )  # fmt: skip
    # Where it is one of a course, all but the attendance follows the course's timetable.
    lesson = TenantForeignKey(
        "training_plans.CourseLesson", models.CASCADE, related_name="lectures", null=True,
        blank=True, editable=False, verbose_name=pgettext_lazy("course", "lesson"),
    )  # fmt: skip
    held_on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    subject = models.CharField(pgettext_lazy("lecture", "subject"), max_length=8, choices=Subject)
    lecturer = models.CharField(_("lecturer"), max_length=100, blank=True)
    affiliation = models.CharField(
        _("lecturer belongs to"), max_length=7, choices=Affiliation, blank=True,
        help_text=_(
            "Legal protection is taught by an expert who belongs neither to the organization nor"
            " to the host company."
        ),
    )  # fmt: skip
    place = models.CharField(_("place"), max_length=200, blank=True)
    attendance = models.CharField(
        _("state"), max_length=7, choices=Attendance, default=Attendance.PLANNED
    )

    objects = LectureQuerySet.as_manager()

    class Meta:
        verbose_name = _("lecture")
        verbose_name_plural = _("lectures")
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan", "lesson"],
                name="training_plans_lecture_lesson_once",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=DAY),
                name="training_plans_lecture_within_a_day",
                violation_error_message=_("A lecture lasts more than nought, and not past a day."),
            ),
        ]

    def __str__(self):
        return f"{self.held_on} {self.get_subject_display()}"

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return reverse("trainee-lectures", args=[self.plan.trainee_id])


class PreArrivalCourse(TenantModel):
    """A course that a person took before landing (入国前講習; Ordinance art. 10(2)(vii)ハ).

    Only lessons of Japanese, life in Japan and other useful knowledge count, not those of legal
    protection.
    """

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="pre_arrival_courses",
        verbose_name=_("trainee"),
    )  # fmt: skip
    # Where it was planned here, days and minutes follow the attendance of its lessons.
    course = TenantForeignKey(
        "training_plans.LectureCourse", models.PROTECT, related_name="records", null=True,
        blank=True, editable=False, verbose_name=_("course of lectures"),
    )  # fmt: skip
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    minutes = models.PositiveIntegerField(_("minutes"))
    held_by = models.CharField(_("held by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("pre-arrival course")
        verbose_name_plural = _("pre-arrival courses")
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "course", "trainee"],
                name="training_plans_prearrivalcourse_of_course_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_prearrivalcourse_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on}"

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-lectures", args=[self.trainee_id])
