"""Employment of a trainee by a host company, and the insurances that come with it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class EmploymentQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class Employment(TenantModel):
    """That a company employs a trainee, normally from the first day of practice on (雇用).

    During the lectures nobody is employed. Of each insurance the day is kept on which its notice
    was filed (届出日), or why none is needed: small farms of one owner may be outside of both.
    """

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="employments", verbose_name=_("trainee")
    )
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="employments",
        verbose_name=_("host company"),
    )  # fmt: skip
    starts_on = models.DateField(
        _("employed from"), help_text=_("Normally the first day of practice, after the lectures.")
    )
    ends_on = models.DateField(_("employed until"), null=True, blank=True)
    employment_insurance_filed_on = models.DateField(
        _("employment insurance filed on"), null=True, blank=True
    )
    employment_insurance_loss_filed_on = models.DateField(
        _("end of employment insurance filed on"), null=True, blank=True
    )
    employment_insurance_exempt = models.BooleanField(
        _("exempt from employment insurance"), default=False
    )
    social_insurance_filed_on = models.DateField(
        _("health insurance and pension filed on"), null=True, blank=True
    )
    social_insurance_exempt = models.BooleanField(
        _("exempt from health insurance and pension"), default=False
    )
    exemption = models.CharField(
        _("reason of the exemption"), max_length=200, blank=True,
        help_text=_("For example a farm of one owner with fewer than five workers."),
    )  # fmt: skip

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="trainees_employment_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(employment_insurance_filed_on=None)
                | models.Q(employment_insurance_filed_on__gte=models.F("starts_on")),
                name="trainees_employment_insured_after_start",
                violation_error_message=_("Employment insurance is filed after the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(social_insurance_filed_on=None)
                | models.Q(social_insurance_filed_on__gte=models.F("starts_on")),
                name="trainees_employment_health_after_start",
                violation_error_message=_(
                    "Health insurance and pension are filed after the start."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(employment_insurance_loss_filed_on=None)
                | models.Q(ends_on__isnull=False)
                & models.Q(employment_insurance_loss_filed_on__gte=models.F("ends_on")),
                name="trainees_employment_loss_after_end",
                violation_error_message=_("The end of the insurance is filed after the last day."),
            ),
            models.CheckConstraint(
                condition=models.Q(employment_insurance_exempt=False)
                | models.Q(employment_insurance_loss_filed_on=None)
                & models.Q(employment_insurance_filed_on=None),
                name="trainees_employment_exempt_or_insured",
                violation_error_message=_("Exempt from employment insurance, and yet filed."),
            ),
            models.CheckConstraint(
                condition=models.Q(social_insurance_exempt=False)
                | models.Q(social_insurance_filed_on=None),
                name="trainees_employment_exempt_or_in_health",
                violation_error_message=_(
                    "Exempt from health insurance and pension, and yet filed."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(employment_insurance_exempt=False, social_insurance_exempt=False)
                | ~models.Q(exemption=""),
                name="trainees_employment_exemption_grounded",
                violation_error_message=_("An exemption needs its reason."),
            ),
            NoOverlap(name="trainees_employment_one_at_a_time", per="trainee"),
            NotBefore(
                name="trainees_employment_after_landing", owner="trainee", day="starts_on",
                than="entered_on",
                violation_error_message=_("The employment began before the landing."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on or ''}"

    def get_absolute_url(self):
        return reverse("trainee-employment", args=[self.trainee_id])
