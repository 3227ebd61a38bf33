"""Findings: duties with a day, as the rules found them."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.models.handling import Assignment, Snooze, Waiver
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
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
        name = Coalesce(
            NullIf("assignee__name", models.Value("")), "assignee__email",
            output_field=models.CharField(),
        )  # fmt: skip
        return self.annotate(assignee_name=models.Subquery(assigned.values(n=name)[:1]))

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
        return self.order_by(models.F("due_on").asc(nulls_first=True), "-severity", "id")


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

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT, UPDATE"},
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "rule", "rule_version", "severity", "subject_id",
                "company_id", "trainee_id", "due_on", "state", "evidence", "found_on", "closed_on",
            ),
        ),
        history=False,  # machine-made; the row itself tells when it opened and closed
    )  # fmt: skip
    objects = FindingQuerySet.as_manager()

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
        return reverse("finding", args=[self.pk])
