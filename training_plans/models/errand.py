"""Errands: that somebody of the office goes to a host on a day, to audit or to visit it."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.audit import Audit, Visit
from training_plans.models.monthly_report import name_of

# What was recorded without the errand still counts as it when its day is as near as this.
NEAR = timedelta(14)


class Purpose(models.TextChoices):
    """What one goes there for; each leaves a record of its own, also on the same trip."""

    AUDIT = "regular", _("regular audit")  # 定期監査
    EXTRAORDINARY = "extraordinary", _("extraordinary audit")  # 臨時監査
    VISIT = "visit", _("visit")  # 訪問指導


class ErrandQuerySet(TenantQuerySet):
    def with_person(self):
        """Each with `person`, the name of who goes."""
        return self.annotate(person=name_of("goes"))

    def with_done(self):
        """Each with `is_done`: whether what it was for is on record."""
        held = {"company": OuterRef("company")}
        near = (OuterRef("planned_on") - NEAR, OuterRef("planned_on") + NEAR)
        audits = Audit.objects.filter(**held, carried_out=True, held_on__range=near)
        visits = Visit.objects.filter(**held, visited_on__range=near)
        return self.annotate(
            is_done=Q(site_record__finished_at__isnull=False)
            | Q(kind=Purpose.VISIT) & Exists(visits)
            | ~Q(kind=Purpose.VISIT) & Exists(audits)
        )

    def open(self):
        return self.with_done().filter(is_done=False)

    def by_day(self):
        return self.order_by("planned_on", F("goes").asc(nulls_last=True), "company__sort_key")


class Errand(TenantModel):
    """That somebody goes to a host company on a day, to audit or to visit it (監査・訪問の予定)."""

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="errands",
        verbose_name=_("host company"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=13, choices=Purpose, default=Purpose.AUDIT)
    planned_on = models.DateField(_("planned for"))
    goes = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("who goes"),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned audit or visit")
        verbose_name_plural = _("planned audits and visits")
        ordering = ["planned_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "kind", "planned_on"],
                name="training_plans_errand_once_a_day",
                violation_error_message=_("This is planned for that day already."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {date_format(self.planned_on, 'Y-m-d')}"

    def get_absolute_url(self):
        return reverse("company-audits", args=[self.company_id])
