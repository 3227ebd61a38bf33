"""Reminders that people see, and when an organization wants them."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import State
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class ReminderQuerySet(TenantQuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def for_user(self, user):
        return self.filter(recipient=user)

    def newest_first(self):
        return self.order_by("-planned_on", "-id")

    def by_urgency(self, on):
        """{"overdue", "week", "later", "no_day", "total"}: how many duties, as seen on a day."""
        week = on + timedelta(days=7)
        return self.aggregate(
            overdue=models.Count("finding", filter=models.Q(finding__due_on__lt=on), distinct=True),
            week=models.Count(
                "finding", filter=models.Q(finding__due_on__range=(on, week)), distinct=True
            ),
            later=models.Count("finding", filter=models.Q(finding__due_on__gt=week), distinct=True),
            no_day=models.Count("finding", filter=models.Q(finding__due_on=None), distinct=True),
            total=models.Count("finding", distinct=True),
        )


class Reminder(TenantModel):
    """That a person was told of a finding, so many days before its due day (督促).

    Once for each finding, lead and person. What is told at once has no lead: once for each
    finding, day and person. Planning twice writes nothing the second time.
    """

    finding = TenantForeignKey(
        "compliance.Finding", models.CASCADE, related_name="reminders", verbose_name=_("finding")
    )
    recipient = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    lead_days = models.SmallIntegerField(_("days before"), null=True)
    planned_on = models.DateField(_("planned on"))
    # as it was told; what is graver is told again
    state = models.CharField(_("state"), max_length=9, choices=State, blank=True, default="")
    read_at = models.DateTimeField(_("read at"), null=True)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT"},
        window=CompanyWindow(
            column="recipient_id",
            reads=(
                "id", "organization_id", "finding_id", "recipient_id", "lead_days", "planned_on",
                "state", "read_at",
            ),
            writes=("read_at",),
            whose="user_id",
        ),
        history=False,
    )  # fmt: skip
    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "finding", "recipient", "lead_days"],
                name="notifications_reminder_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "finding", "recipient", "planned_on"],
                condition=models.Q(lead_days=None),
                name="notifications_reminder_at_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "recipient", "planned_on", "id"], name="reminder_of_person"
            )
        ]

    def __str__(self):
        return f"{self.finding_id} −{self.lead_days or 0}"


class ReminderBandQuerySet(TenantQuerySet):
    def of_rule(self, rule_id):
        return self.filter(rule=rule_id)


class ReminderBand(TenantModel):
    """How many days before the day of a rule this organization wants to be reminded (督促の時期).

    Without a row the rule's own days count, or that it tells at once; with no days in it nobody is
    reminded. `weeks_after`: of a Band that goes on after its day; None for the band's own.
    """

    rule = models.CharField(_("rule"), max_length=20)
    days = ArrayField(models.PositiveSmallIntegerField(), blank=True, verbose_name=_("Days before"))
    weeks_after = models.PositiveSmallIntegerField(_("Weeks after the day"), null=True)

    objects = ReminderBandQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder band")
        verbose_name_plural = _("reminder bands")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "rule"], name="notifications_reminderband_once"
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.days}"
