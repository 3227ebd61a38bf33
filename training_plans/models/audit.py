"""Audits and visits: the supervising organization looks whether a host trains as promised."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
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
    workplace = TenantForeignKey(
        "companies.Workplace", models.PROTECT, related_name="audits", null=True, blank=True,
        verbose_name=_("workplace seen"), help_text=_("Leave empty where all were seen."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.REGULAR)
    held_on = models.DateField(_("held on"))
    # An audit that could not be carried out is reported too, but fills no window.
    carried_out = models.BooleanField(_("carried out"), default=True)
    # The five methods of Ordinance art. 52(i); None where the record tells nothing of one.
    seen_on_site = models.BooleanField(_("training seen on site"), null=True, blank=True)  # イ
    reports_heard = models.BooleanField(
        _("reports of technical training manager and instructor heard"), null=True, blank=True
    )  # ロ
    trainees_interviewed = models.BooleanField(
        _("trainees interviewed"), null=True, blank=True
    )  # ハ
    interviewed_count = models.PositiveSmallIntegerField(
        _("interviewed in person (people)"), null=True, blank=True,
        help_text=_("Not needed where they are recorded by name."),
    )  # fmt: skip
    books_checked = models.BooleanField(
        _("equipment seen and books inspected"), null=True, blank=True
    )  # ニ
    lodging_checked = models.BooleanField(_("lodging and living seen"), null=True, blank=True)  # ホ
    alternative_reason = models.TextField(_("why a method was extremely difficult"), blank=True)
    alternative = models.TextField(_("what was done instead"), blank=True)
    note = models.TextField(_("note"), blank=True)

    METHODS = (
        "seen_on_site", "reports_heard", "trainees_interviewed", "books_checked",
        "lodging_checked",
    )  # fmt: skip

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alternative_reason="", alternative="")
                | (~models.Q(alternative_reason="") & ~models.Q(alternative="")),
                name="training_plans_audit_alternative_with_reason",
                violation_error_message=_("The reason and what was done instead go together."),
            ),
            models.CheckConstraint(
                condition=~models.Q(trainees_interviewed=False, interviewed_count__gt=0),
                name="training_plans_audit_interviews_counted_once_held",
                violation_error_message=_("Interviews are counted, but not recorded as held."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"

    def get_absolute_url(self):
        return reverse("audit", args=[self.pk])

    def clean(self):
        if self.workplace_id and self.workplace.company_id != self.company_id:
            raise ValidationError({"workplace": _("This workplace belongs to another company.")})


class Interview(TenantModel):
    """That a trainee was interviewed at an audit (監査時の面談; Ordinance art. 52(i)ハ)."""

    class Manner(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        REMOTE = "remote", _("by telephone or video")

    audit = TenantForeignKey(
        Audit, models.CASCADE, related_name="interviews", verbose_name=_("audit")
    )
    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="interviews", verbose_name=_("trainee")
    )
    manner = models.CharField(
        _("how"), max_length=9, choices=Manner, default=Manner.IN_PERSON,
        help_text=_("One by telephone counts only where an alternative is justified."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["trainee__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "audit", "trainee"],
                name="training_plans_interview_once",
                violation_error_message=_("This person is recorded already."),
            )
        ]

    def __str__(self):
        return f"{self.trainee_id} {self.get_manner_display()}"

    @property
    def company_id(self):
        return self.audit.company_id

    def get_absolute_url(self):
        return reverse("audit", args=[self.audit_id])


class AuditReport(TenantModel):
    """The act of submitting the audit report, form 22, to the authority (監査報告書の提出)."""

    audit = TenantOneToOne(Audit, models.CASCADE, related_name="report", verbose_name=_("audit"))
    submitted_on = models.DateField(_("submitted on"))

    class Meta:
        verbose_name = _("audit report")
        verbose_name_plural = _("audit reports")
        constraints = [
            NotBefore(
                name="training_plans_auditreport_after_audit", owner="audit", day="submitted_on",
                than="held_on",
                violation_error_message=_("The report was submitted before the audit was held."),
            )
        ]  # fmt: skip

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
