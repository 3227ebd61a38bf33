"""What the organization has to follow up at a host: suspected grounds, labour-law matters."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import PublicTenantModel, TenantModel
from titp.tenancy.walls import Wall


class Source(models.TextChoices):
    """How the organization came to know."""

    AUDIT = "audit", _("audit")
    VISIT = "visit", _("visit")
    CONSULTATION = "consultation", _("consultation")
    HOST = "host", _("host company")
    AUTHORITY = "authority", _("authority")
    OTHER = "other", pgettext_lazy("source", "other")


class Suspicion(PublicTenantModel):
    """That a ground to revoke the plans of a host is suspected (取消事由等の疑い).

    Ordinance art. 52(ii), Act art. 16(1). The host is not to know before the audit.
    """

    class Ground(models.TextChoices):
        NOT_BY_PLAN = "not_by_plan", _("(i) training not according to the plan")
        PLAN_UNFIT = "plan_unfit", _("(ii) plan no longer meets the conditions")
        HOST_UNFIT = "host_unfit", _("(iii) host disqualified")
        INSPECTION = "inspection", _("(iv) inspection refused or answered falsely")
        ANSWERS = "answers", _("(v) OTIT answered falsely")
        ORDER = "order", _("(vi) order for improvement not followed")
        MISCONDUCT = "misconduct", _("(vii) immigration or labour law")

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="suspicions",
        verbose_name=_("host company"),
    )  # fmt: skip
    suspected_on = models.DateField(_("suspected on"))
    ground = models.CharField(_("ground (Act art. 16(1))"), max_length=11, choices=Ground)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    note = EncryptedField(_("note"), max_length=5000, blank=True)

    wall = Wall(hidden=("note", "source"))

    class Meta:
        verbose_name = _("suspected ground")
        verbose_name_plural = _("suspected grounds")
        ordering = ["-suspected_on", "-id"]

    def __str__(self):
        return f"{self.get_ground_display()} {self.suspected_on}"

    def get_absolute_url(self):
        return reverse("company-follow-up", args=[self.company_id])


class LabourViolation(TenantModel):
    """A matter of labour law found at a host, the instruction and its report (是正指示・通報).

    Act art. 40(4) and (5): the supervising manager instructs the host to put it right, and tells
    the authority promptly.
    """

    class Topic(models.TextChoices):  # the taxonomy of handbook 14.6, and safety
        TREAT = "treat", _("pay and charges")
        HOURS = "hours", _("working hours")
        PLAN = "plan", _("tasks and plan")
        LODGE = "lodge", _("lodging")
        BOOKS = "books", _("books and records")
        STAFF = "staff", _("staff for the training")
        PROT = "prot", _("protection of trainees")
        REPORT = "report", _("reports")
        NOTIFY = "notify", _("notices")
        SAFETY = "safety", _("safety and health")

    class Law(models.TextChoices):
        LSA = "lsa", _("Labour Standards Act")
        SAFETY = "safety", _("Industrial Safety and Health Act")
        WAGE = "wage", _("Minimum Wage Act")
        INSURANCE = "insurance", _("workers' accident compensation or employment insurance")
        EQUALITY = "equality", _("Equal Employment Opportunity Act")
        OTHER = "other", _("another law")

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="labour_violations",
        verbose_name=_("host company"),
    )  # fmt: skip
    found_on = models.DateField(_("found on"))
    source = models.CharField(_("source"), max_length=12, choices=Source)
    law = models.CharField(_("law"), max_length=9, choices=Law)
    topic = models.CharField(_("topic"), max_length=6, choices=Topic)
    instructed_on = models.DateField(_("instruction given on"), null=True, blank=True)
    reported_on = models.DateField(_("authority told on"), null=True, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)
    note = EncryptedField(_("note"), max_length=5000, blank=True)

    wall = Wall(hidden=("note", "source"))

    class Meta:
        verbose_name = _("labour-law matter")
        verbose_name_plural = _("labour-law matters")
        ordering = ["-found_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(instructed_on=None)
                | models.Q(instructed_on__gte=models.F("found_on")),
                name="training_plans_labourviolation_instructed_later",
                violation_error_message=_("The instruction is older than the finding."),
            ),
            models.CheckConstraint(
                condition=models.Q(reported_on=None)
                | models.Q(instructed_on__isnull=False, reported_on__gte=models.F("instructed_on")),
                name="training_plans_labourviolation_reported_last",
                violation_error_message=_(
                    "The authority is told of an instruction that was given."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(reported_on=None) | ~models.Q(authority=""),
                name="training_plans_labourviolation_reported_to_somebody",
                violation_error_message=_("Which authority was told?"),
            ),
        ]

    def __str__(self):
        return f"{self.get_topic_display()} {self.found_on}"

    def get_absolute_url(self):
        return reverse("company-follow-up", args=[self.company_id])
