"""External control: who looks at the organization from outside, and when they did."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class ReviewerQuerySet(TenantQuerySet):
    def auditors(self):
        return self.filter(kind=ExternalReviewer.Kind.AUDITOR)


class ExternalReviewer(TenantModel):
    """Who controls the organization, from when until when (指定外部役員・外部監査人).

    Act art. 25(1)(v), Ordinance art. 30: the organization chooses between the two kinds; either
    has completed the course within the last three years.
    """

    class Kind(models.TextChoices):
        OFFICER = "officer", _("designated external officer")  # 指定外部役員
        AUDITOR = "auditor", _("external auditor")  # 外部監査人

    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    completed_on = models.DateField(_("course completed on"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        verbose_name = _("external officer or auditor")
        verbose_name_plural = _("external officers and auditors")
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_externalreviewer_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="companies_externalreviewer_once", per="organization", word="name"),
        ]

    def __str__(self):
        return self.name


class ExternalConfirmation(TenantModel):
    """That the business of an office was looked through from outside (外部監査・確認).

    Ordinance art. 30(3) and (6)(i): at least once in three months, with a written result.
    """

    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", verbose_name=_("office")
    )
    reviewer = TenantForeignKey(
        ExternalReviewer, models.PROTECT, related_name="+",
        verbose_name=_("external officer or auditor"),
    )  # fmt: skip
    held_on = models.DateField(_("held on"))
    written = models.BooleanField(_("result in writing"), default=True)

    class Meta:
        verbose_name = _("external confirmation")
        verbose_name_plural = _("external confirmations")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "office", "reviewer", "held_on"],
                name="companies_externalconfirmation_once_a_day",
            )
        ]

    def __str__(self):
        return f"{self.office} {self.held_on}"


class AccompaniedAudit(TenantModel):
    """That the external auditor went along to an audit of a host company (同行監査).

    Ordinance art. 30(6)(ii): at least once a year for each office, with a written result.
    """

    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", verbose_name=_("office")
    )
    reviewer = TenantForeignKey(
        ExternalReviewer, models.PROTECT, related_name="+", verbose_name=_("external auditor")
    )
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="+", verbose_name=_("host company")
    )
    held_on = models.DateField(_("held on"))
    written = models.BooleanField(_("result in writing"), default=True)

    class Meta:
        verbose_name = _("accompanied audit")
        verbose_name_plural = _("accompanied audits")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "office", "company", "held_on"],
                name="companies_accompaniedaudit_once_a_day",
            )
        ]

    def __str__(self):
        return f"{self.company} {self.held_on}"
