"""Corrections: what an audit or visit found amiss, and what was done about it, step by step."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall
from training_plans.models.audit import Audit, Visit
from training_plans.models.monthly_report import name_of
from training_plans.models.suspicion import LabourViolation

Topic = LabourViolation.Topic


class CorrectionQuerySet(TenantQuerySet):
    def with_state(self):
        """Each with `state`: what was done last."""
        steps = CorrectionStep.objects.filter(correction=OuterRef("pk"))
        last = steps.order_by("-pk")
        return self.annotate(
            last_step=Subquery(last.values("kind")[:1]),
            stepped_at=Subquery(last.values("at")[:1]),
            is_escalated=Exists(steps.filter(kind="escalated")),
            state=Case(
                When(is_escalated=True, then=Value("escalated")),
                When(last_step=None, then=Value("open")),
                When(last_step="returned", then=Value("open")),
                default=F("last_step"),
                output_field=models.CharField(),
            ),
        )

    def unsettled(self):
        """Of those with a state: neither closed nor escalated."""
        return self.exclude(state__in=SETTLED)

    def overdue(self, on):
        """Of those with a state: the host's answer is owed and its day has passed."""
        return self.filter(state="open", due_on__lt=on)

    def asked_of_host(self):
        """Those that wait for an answer as the host sees it, each with `last_told`, its last step.

        Of what is kept inside, and of an escalation, the host knows nothing.
        """
        steps = CorrectionStep.objects.filter(correction=OuterRef("pk"))
        seen = steps.exclude(kind="escalated").order_by("-pk")
        told = self.filter(kept_inside=False).annotate(last_told=Subquery(seen.values("kind")[:1]))
        return told.filter(Q(last_told=None) | Q(last_told="returned"))

    def with_company_name(self):
        """Each with `company_name`; a join of one column, which company users may read too."""
        return self.annotate(company_name=F("company__name"))

    def matching(self, text):
        return self.filter(company__search_key__contains=search_key(text))


class Correction(TenantModel):
    """What an audit or visit found amiss at a host, to be put right by a day (改善事項).

    Not a Finding: that is a duty which a rule found. What is `kept_inside` the host does not see:
    it would tell who said it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits for the host’s answer")
        ANSWERED = "answered", _("answered, to be checked")
        CHECKED = "checked", _("checked, to be seen at the next visit")
        CLOSED = "closed", _("closed")
        ESCALATED = "escalated", _("escalated")

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="corrections",
        verbose_name=_("host company"),
    )  # fmt: skip
    audit = TenantForeignKey(
        Audit, models.CASCADE, related_name="corrections", null=True, blank=True,
        verbose_name=_("audit"),
    )  # fmt: skip
    visit = TenantForeignKey(
        Visit, models.CASCADE, related_name="corrections", null=True, blank=True,
        verbose_name=_("visit"),
    )  # fmt: skip
    topic = models.CharField(_("topic"), max_length=6, choices=Topic)
    what = models.TextField(_("what is to be put right"), max_length=2000)
    basis = models.CharField(
        _("legal basis"), max_length=200, blank=True,
        help_text=_("For example: Ordinance art. 14(i)."),
    )  # fmt: skip
    found_on = models.DateField(_("found on"))
    due_on = models.DateField(_("answer due on"))
    kept_inside = models.BooleanField(
        _("not shown to the host"), default=False,
        help_text=_("Where the host could tell from it who said something."),
    )  # fmt: skip
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    at = models.DateTimeField(_("written at"))

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "company_id", "topic", "what", "basis", "found_on",
                "due_on", "kept_inside", "at",
            ),
            unless="kept_inside",
        )
    )  # fmt: skip
    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("found_on")),
                name="training_plans_correction_due_after_it_was_found",
                violation_error_message=_("The due day is before the day on which it was found."),
            )
        ]

    def __str__(self):
        return f"{self.get_topic_display()} {self.found_on}"

    def get_absolute_url(self):
        return reverse("correction", args=[self.pk])


class CorrectionStepQuerySet(TenantQuerySet):
    def with_person(self):
        """Each with `person`, the name of who did it."""
        return self.annotate(person=name_of("by"))


class CorrectionStep(TenantModel):
    """What was done about a correction, when and by whom; the last one tells its state.

    A trigger keeps the order, and that whoever checks wrote neither the correction nor the
    answer (sql/corrections.sql). It fills in company and kept_inside from the correction; that
    something was escalated is always kept inside, for the host is not to know before an audit.
    """

    class Kind(models.TextChoices):
        ANSWERED = "answered", _("answered")  # 改善報告
        RETURNED = "returned", _("sent back")  # 差戻し
        CHECKED = "checked", _("checked")  # 確認
        CLOSED = "closed", _("closed")  # 完了
        ESCALATED = "escalated", _("escalated")  # 上申

    correction = TenantForeignKey(
        Correction, models.CASCADE, related_name="steps", verbose_name=_("correction")
    )
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="+", editable=False,
        verbose_name=_("host company"),
    )  # fmt: skip
    kept_inside = models.BooleanField(default=False, editable=False)
    kind = models.CharField(_("what was done"), max_length=9, choices=Kind)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    note = models.TextField(_("what was written"), max_length=4000, blank=True)
    fixed_on = models.DateField(_("put right on"), null=True, blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "correction_id", "company_id", "kept_inside", "kind",
                "at", "by_id", "note", "fixed_on",
            ),
            unless="kept_inside",
        )
    )  # fmt: skip
    objects = CorrectionStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a correction")
        verbose_name_plural = _("steps of corrections")
        ordering = ["id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"

    def save(self, *args, **kwargs):
        self.company_id = self.correction.company_id
        self.kept_inside = self.correction.kept_inside or self.kind == self.Kind.ESCALATED
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("correction", args=[self.correction_id])


SETTLED = ("closed", "escalated")
