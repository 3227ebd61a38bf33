"""What a host company asks for before anybody is chosen: a job offer, in the placement ledger."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class JobOfferQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(
            models.Q(company__name__icontains=text) | models.Q(occupation__icontains=text)
        )


class JobOffer(TenantModel):
    """That a host company asks for trainees (求人).

    Act art. 27, Ordinance art. 54(1)(iii): the first part of the placement ledger (form 4-6). From
    the day on which it was received a recruiting fee may be collected (Ordinance art. 37). What
    came of it are the referrals to it.
    """

    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="job_offers",
        verbose_name=_("host company"),
    )  # fmt: skip
    received_on = models.DateField(_("job offer received on"))
    people = models.PositiveSmallIntegerField(_("people asked for"))
    occupation = models.CharField(_("occupation and operation"), max_length=200)
    place = models.CharField(_("place of work"), max_length=300)
    conditions = models.TextField(
        _("working conditions"), max_length=2000,
        help_text=_("Wage, hours, days off, lodging, and what is charged."),
    )  # fmt: skip
    closed_on = models.DateField(
        _("closed on"), null=True, blank=True,
        help_text=_("When nobody more is looked for, whether or not all places were filled."),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = JobOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("job offer")
        verbose_name_plural = _("job offers")
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(people__gte=1),
                name="companies_joboffer_for_somebody",
                violation_error_message=_("A job offer is for one person at least."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None)
                | models.Q(closed_on__gte=models.F("received_on")),
                name="companies_joboffer_closed_after_received",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self):
        return f"{self.company} {self.received_on} {self.occupation}"

    def get_absolute_url(self):
        return reverse("job-offer-edit", args=[self.pk])
