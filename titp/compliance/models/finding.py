"""Findings: duties with a day, as the rules found them."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.accounts.naming import name_of
from titp.compliance.models.handling import Assignment, Snooze, Waiver
from titp.past.looking import made_for_look
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import ScopedManager, TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class State(models.TextChoices):
    """What a rule says of a subject on a day (RULES A.2), worst first."""

    VIOLATION = "violation", _("please check: not as required")
    OVERDUE = "overdue", _("overdue")
    DATA_GAP = "data_gap", _("data missing")
    WARNING = "warning", _("please check")
    DUE_SOON = "due_soon", _("due soon")
    LATE = "late", _("done late")


class Urgency(models.TextChoices):
    """How near the day of an open duty is."""

    NOW = "now", _("Now")
    WEEK = "week", _("Within 7 days")
    MONTH = "month", _("Within 30 days")
    LATER = "later", _("Later")
    NO_DAY = "no-day", _("Without a day")


# Each duty stands in exactly one of them. What is not as required waits for no day, even where
# its day is ahead (a plan that is too long, a start over the cap).
NOT_AS_REQUIRED = models.Q(state=State.VIOLATION, due_on__isnull=False)
URGENCIES = {
    Urgency.NOW: lambda on: NOT_AS_REQUIRED | models.Q(due_on__lt=on),
    Urgency.WEEK: lambda on: _ahead(on, 0, 7),
    Urgency.MONTH: lambda on: _ahead(on, 8, 30),
    Urgency.LATER: lambda on: _ahead(on, 31, 36500),
    Urgency.NO_DAY: lambda on: models.Q(due_on=None),
}


def _ahead(on, first, last):
    span = (on + timedelta(first), on + timedelta(last))
    return models.Q(due_on__range=span) & ~NOT_AS_REQUIRED


# Of these a past day was missed; of all others it is a day that was read, and nobody was late.
MISSED = (State.OVERDUE, State.LATE)
OPEN = (State.VIOLATION, State.OVERDUE, State.DATA_GAP, State.WARNING, State.DUE_SOON)


class FindingQuerySet(TenantQuerySet):
    def open(self):
        return self.filter(closed_on=None)

    def open_on(self, day):
        """Those that were known and not settled at the end of a day."""
        return self.filter(found_on__lte=day).exclude(closed_on__lte=day)

    def waived(self):
        return self.filter(models.Exists(Waiver.objects.in_force().about(models.OuterRef("pk"))))

    def to_do(self):
        """Open, and nobody has said that it may rest."""
        resting = Waiver.objects.in_force().about(models.OuterRef("pk"))
        return self.open().filter(~models.Exists(resting))

    def put_off(self, on):
        """Those that somebody wants to see again on a later day, unless they got worse since."""
        later = Snooze.objects.in_force(on).about(models.OuterRef("pk"))
        return self.filter(models.Exists(later.filter(state=models.OuterRef("state"))))

    def not_put_off(self, on):
        later = Snooze.objects.in_force(on).about(models.OuterRef("pk"))
        return self.exclude(models.Exists(later.filter(state=models.OuterRef("state"))))

    def assigned_to(self, user):
        """Those of one person; with None those that nobody has taken."""
        assigned = Assignment.objects.in_force().about(models.OuterRef("pk"))
        if user is None:
            return self.filter(~models.Exists(assigned))
        return self.filter(models.Exists(assigned.filter(assignee=user)))

    def with_assignee(self):
        """With `assignee_name`, None where nobody has taken it."""
        assigned = Assignment.objects.in_force().about(models.OuterRef("pk"))
        named = assigned.values(n=name_of("assignee"))[:1]
        return self.annotate(assignee_name=models.Subquery(named))

    def overdue(self):
        return self.filter(state__in=[State.OVERDUE, State.VIOLATION])

    def counted(self, whose):
        """How many there are for each row of an outer query; `whose` is "company" or "trainee"."""
        of_each = self.filter(**{whose: models.OuterRef("pk")}).order_by().values(whose)
        return Coalesce(models.Subquery(of_each.values(n=models.Count("pk"))), 0)

    def due_by(self, day):
        return self.filter(due_on__lte=day)

    def of_urgency(self, urgency, on):
        """Those of one `Urgency` as seen on a day."""
        return self.filter(URGENCIES[urgency](on))

    def named(self):
        """With the names of company and person, and only what a company's user may read."""
        return self.select_related("company", "trainee").only(
            *Finding.wall.window.reads, "company__name", "trainee__name_roman", "trainee__name_kana"
        )

    def worst_first(self):
        """Always in the same order: keys tell nothing of duties that are not stored."""
        due_on = models.F("due_on").asc(nulls_first=True)
        return self.order_by(due_on, "-severity", "rule", "subject_id")


class FindingManager(ScopedManager.from_queryset(FindingQuerySet)):
    """In a look back there are no stored findings: the rules are asked when one is first read."""

    def get_queryset(self):
        made_for_look(self.model._meta.db_table)
        return super().get_queryset()


class Finding(TenantModel):
    """A duty that is due, overdue or in doubt; opens and closes by itself (指摘事項).

    One row for each rule, subject and due day: the sweep may run as often as it likes. `evidence`
    holds the values that the rule read, `rule_version` which wording of the rule read them.
    """

    rule = models.CharField(_("rule"), max_length=20)
    rule_version = models.PositiveSmallIntegerField(_("version of the rule"), default=1)
    severity = models.PositiveSmallIntegerField(_("severity"), default=2)
    # about what: the table is the rule's, the row is this
    subject_id = models.BigIntegerField()
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="findings", null=True,
        verbose_name=_("host company"),
    )  # fmt: skip
    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="findings", null=True,
        verbose_name=_("trainee"),
    )  # fmt: skip
    due_on = models.DateField(_("due on"), null=True)
    state = models.CharField(_("state"), max_length=9, choices=State)
    evidence = models.JSONField(_("values read"), default=dict)
    found_on = models.DateField(_("first seen on"))
    closed_on = models.DateField(_("settled on"), null=True)
    # the last time that it was found anew after it had been settled
    reopened_on = models.DateField(_("opened again on"), null=True)
    # Not for the host company, although it may be about it: the rule says so (Rule.confidential).
    confidential = models.BooleanField(_("confidential"), default=False)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT, UPDATE"},
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "rule", "rule_version", "severity", "subject_id",
                "company_id", "trainee_id", "due_on", "state", "evidence", "found_on", "closed_on",
                "reopened_on", "confidential",
            ),
            unless="confidential",
        ),
        history=False,  # machine-made; the row itself tells when it opened and closed
    )  # fmt: skip
    objects = FindingManager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "rule", "subject_id", "due_on"],
                nulls_distinct=False,
                name="compliance_finding_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "due_on", "id"],
                condition=models.Q(closed_on=None),
                name="finding_open",
            ),
            models.Index(
                fields=["rule", "organization"],
                condition=models.Q(closed_on=None),
                name="finding_open_of_rule",
            ),
        ]

    def __str__(self):
        return f"{self.rule} {self.due_on or ''} {self.state}"

    def get_absolute_url(self):
        """Its page; of one that is not stored, and was found by looking back, what it is about."""
        if self.pk > 0:
            return reverse("finding", args=[self.pk])
        about = {"rule": self.rule, "subject": self.subject_id, "due_on": self.due_on or ""}
        return f"{reverse('finding', args=[0])}?{urlencode(about)}"
