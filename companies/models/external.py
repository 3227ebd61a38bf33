"""External control: who looks at the organization from outside, and when they did."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
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


class Looked(models.TextChoices):
    """How something was that somebody from outside looked at."""

    IN_ORDER = "ok", pgettext_lazy("external control", "in order")  # 適
    IMPROVE = "improve", pgettext_lazy("external control", "to be improved")  # 要改善


class ControlQuerySet(TenantQuerySet):
    """`window`: the values of a duty's evidence that tell its first and last day."""

    window = ("window_starts_on", "window_ends_on")

    def of_duty(self, evidence, due_on):
        """Those within the days of a duty; `is_open`: something of it is still to be done.

        It is to be held or written down, or the course of whoever looks is not recorded. Where the
        duty stands although nothing is open, it does not count, and another is to be held.
        """
        written = Q(written=True, held_on__lte=localdate(), reviewer__completed_on__isnull=False)
        days = [evidence.get(name) for name in self.window]
        return self.filter(held_on__range=days).annotate(
            is_open=models.Case(models.When(written, then=False), default=True)
        )


class AccompaniedQuerySet(ControlQuerySet):
    window = ("year_starts_on", "year_ends_on")


def _looked(label):
    return models.CharField(label, max_length=7, choices=Looked, blank=True)


class Control(TenantModel):
    """What either kind of control writes down: forms 4-12, 4-13 and 4-14 have these boxes."""

    result = models.TextField(_("what was found"), max_length=4000, blank=True)
    opinion = models.TextField(_("opinion"), max_length=4000, blank=True)

    class Meta:
        abstract = True


class ExternalConfirmation(Control):
    """That the business of an office was looked through from outside (外部監査・確認).

    Ordinance art. 30(3) and (6)(i): at least once in three months, with a written result; by
    reports of the responsible officer and of the supervising manager, and by looking at equipment
    and records in the office. The record is form 4-12 of an auditor, 4-14 of an officer.
    """

    METHODS = ("officer_heard", "managers_heard", "equipment_seen", "records_seen")
    ITEMS = (
        "audits", "audit_reports", "visits", "fees", "books", "consultations", "lectures",
    )  # fmt: skip

    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", verbose_name=_("office")
    )
    reviewer = TenantForeignKey(
        ExternalReviewer, models.PROTECT, related_name="+",
        verbose_name=_("external officer or auditor"),
    )  # fmt: skip
    held_on = models.DateField(_("held on"))
    written = models.BooleanField(_("result in writing"), default=True)
    # None: nobody wrote down whether that was done.
    officer_heard = models.BooleanField(
        _("report of the responsible officer heard"), null=True, blank=True
    )
    managers_heard = models.BooleanField(
        _("report of the supervising manager heard"), null=True, blank=True
    )
    equipment_seen = models.BooleanField(_("equipment of the office seen"), null=True, blank=True)
    records_seen = models.BooleanField(_("books and records seen"), null=True, blank=True)
    audits = _looked(_("audits of host companies"))
    audit_reports = _looked(_("reports of audits"))
    visits = _looked(_("visits for guidance"))
    fees = _looked(_("collecting of fees"))
    books = _looked(_("keeping of books"))
    consultations = _looked(_("answering of consultations"))
    lectures = _looked(_("holding of lectures"))

    objects = ControlQuerySet.as_manager()

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


class AccompaniedAudit(Control):
    """That the external auditor went along to an audit of a host company (同行監査).

    Ordinance art. 30(6)(ii): at least once a year for each office, with a written result: form
    4-13, which says of each of the five methods of Ordinance art. 52(i) whether it was used.
    """

    METHODS = (
        "seen_on_site", "reports_heard", "trainees_interviewed", "books_checked",
        "lodging_checked",
    )  # fmt: skip

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
    seen_on_site = models.BooleanField(_("training seen on site"), null=True, blank=True)
    reports_heard = models.BooleanField(
        _("reports of technical training manager and instructor heard"), null=True, blank=True
    )
    trainees_interviewed = models.BooleanField(_("trainees interviewed"), null=True, blank=True)
    books_checked = models.BooleanField(
        _("equipment seen and books inspected"), null=True, blank=True
    )
    lodging_checked = models.BooleanField(_("lodging and living seen"), null=True, blank=True)

    objects = AccompaniedQuerySet.as_manager()

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
