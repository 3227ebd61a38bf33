"""Audits and visits: the supervising organization looks whether a host trains as promised."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class AuditQuerySet(TenantQuerySet):
    def held_by(self, on):
        return self.filter(held_on__lte=on)

    def unreported(self):
        return self.filter(report=None)

    def with_report(self):
        """Each with `reported_on`, the day on which its report was submitted, if it was."""
        return self.annotate(reported_on=models.F("report__submitted_on"))

    def matching(self, text):
        """Audits of companies whose name, reading or number contains the text."""
        return self.filter(company__search_key__contains=search_key(text))


class Audit(TenantModel):
    """An on-site check that a host company trains as its plans promise (監査; Act art. 39(3))."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("regular audit")  # 定期監査
        EXTRAORDINARY = "extraordinary", _("extraordinary audit")  # 臨時監査

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="audits", verbose_name=_("host company")
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.REGULAR)
    held_on = models.DateField(_("held on"))
    # An audit that could not be carried out is reported too, but fills no window.
    carried_out = models.BooleanField(_("carried out"), default=True)
    note = models.TextField(_("note"), blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        ordering = ["-held_on", "-id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"

    def get_absolute_url(self):
        return reverse("audit", args=[self.pk])


class AuditReport(TenantModel):
    """The act of submitting the audit report, form 22, to the authority (監査報告書の提出)."""

    audit = TenantOneToOne(Audit, models.CASCADE, related_name="report", verbose_name=_("audit"))
    submitted_on = models.DateField(_("submitted on"))

    class Meta:
        verbose_name = _("audit report")
        verbose_name_plural = _("audit reports")

    def __str__(self):
        return str(self.submitted_on)

    @property
    def company_id(self):
        return self.audit.company_id

    def get_absolute_url(self):
        return reverse("audit", args=[self.audit_id])


class VisitQuerySet(TenantQuerySet):
    def matching(self, text):
        """Visits to companies whose name, reading or number contains the text."""
        return self.filter(company__search_key__contains=search_key(text))


class Visit(TenantModel):
    """A monthly visit to guide training in stage 1 (訪問指導; Ordinance art. 52(iii))."""

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="visits", verbose_name=_("host company")
    )
    visited_on = models.DateField(_("visited on"))
    note = models.TextField(_("note"), blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-visited_on", "-id"]

    def __str__(self):
        return str(self.visited_on)

    def get_absolute_url(self):
        return reverse("visit", args=[self.pk])
