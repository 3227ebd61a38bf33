"""Staff of a host company, the posts they hold, and the courses that a post demands."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class Post(models.TextChoices):
    """Posts that each workplace must fill (Act art. 9(vii); Ordinance art. 12(1))."""

    MANAGER = "manager", _("technical training manager")  # 技能実習責任者
    INSTRUCTOR = "instructor", _("training instructor")  # 技能実習指導員
    LIFE_ADVISER = "life_adviser", _("living-guidance staff")  # 生活指導員


class StaffMember(TenantModel):
    """A person of a host company who trains or looks after trainees (指導員等)."""

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="staff", verbose_name=_("host company")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    name_kana = models.CharField(_("name in kana"), max_length=100, blank=True)
    full_time = models.BooleanField(_("full-time"), default=True)
    experience_years = models.PositiveSmallIntegerField(
        _("years of experience in the skill"), null=True, blank=True
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    disqualified = models.BooleanField(
        _("disqualified"), default=False,
        help_text=_("A ground of Act art. 10 applies, for instance a punishment."),
    )  # fmt: skip
    leave_starts_on = models.DateField(_("on long leave from"), null=True, blank=True)
    leave_ends_on = models.DateField(_("on long leave until"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "company_id", "name", "name_kana", "full_time",
                "experience_years", "left_on",
            ),
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")
        ordering = ["name_kana", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(leave_ends_on=None)
                | models.Q(
                    leave_starts_on__isnull=False, leave_ends_on__gte=models.F("leave_starts_on")
                ),
                name="companies_staffmember_leave_ends_after_start",
                violation_error_message=_("The leave ends before it starts."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company-staff", args=[self.company_id])


class AppointmentQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class Appointment(TenantModel):
    """That a staff member holds a post at a workplace, from when until when (選任)."""

    staff = TenantForeignKey(
        StaffMember, models.CASCADE, related_name="appointments", verbose_name=_("staff member")
    )
    workplace = TenantForeignKey(
        "companies.Workplace", models.CASCADE, related_name="appointments",
        verbose_name=_("workplace"),
    )  # fmt: skip
    post = models.CharField(_("post"), max_length=12, choices=Post)
    belongs = models.BooleanField(_("belongs to this workplace"), default=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_appointment_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self):
        return f"{self.get_post_display()} {self.starts_on}–{self.ends_on or ''}"

    @property
    def company_id(self):
        return self.staff.company_id

    def get_absolute_url(self):
        return reverse("company-staff", args=[self.company_id])


class Course(TenantModel):
    """A training course that a staff member completed; good for three years (養成講習)."""

    staff = TenantForeignKey(
        StaffMember, models.CASCADE, related_name="courses", verbose_name=_("staff member")
    )
    post = models.CharField(_("for the post"), max_length=12, choices=Post, default=Post.MANAGER)
    completed_on = models.DateField(_("completed on"))

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["-completed_on"]

    def __str__(self):
        return f"{self.get_post_display()} {self.completed_on}"

    @property
    def company_id(self):
        return self.staff.company_id

    def get_absolute_url(self):
        return reverse("company-staff", args=[self.company_id])
