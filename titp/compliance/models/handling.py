"""What people decide about findings: let them rest, see them later, give them to somebody."""

from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.past.looking import look
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class DecisionQuerySet(TenantQuerySet):
    def about(self, finding):
        return self.filter(finding=finding)


class Replaceable:
    """What a decision can do of which one at a time counts, until `ended_at`."""

    def replace(self):
        """Write it down; the one of before ends with it."""
        before = type(self).objects.about(self.finding).filter(ended_at=None)
        before.update(ended_at=timezone.now())
        self.save()

    def end(self):
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])


class WaiverQuerySet(DecisionQuerySet):
    def in_force(self):
        return self.in_force_on(look().on) if look() else self.filter(withdrawn_at=None)

    def in_force_on(self, day):
        """Those that had been said by the end of a day and not been withdrawn by then."""
        midnight = timezone.make_aware(datetime.combine(day + timedelta(1), time()))
        return self.filter(at__lt=midnight).exclude(withdrawn_at__lt=midnight)

    def with_person(self):
        """With who said so, as far as pages of an organization may read people."""
        names = ("by__id", "by__email", "by__name")
        return self.select_related("by").only("finding", "reason", "at", "withdrawn_at", *names)


class Waiver(TenantModel):
    """That a person looked at a finding and let it rest, and why (確認済み・免除)."""

    finding = TenantForeignKey(
        "compliance.Finding", models.CASCADE, related_name="waivers", verbose_name=_("finding")
    )
    # Whose finding it is: people of that company may see that it rests, but not why. None where
    # they may not know of the finding.
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="+", null=True, editable=False
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=("id", "organization_id", "finding_id", "company_id", "withdrawn_at"),
        )
    )
    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "finding"],
                condition=models.Q(withdrawn_at=None),
                name="compliance_waiver_one_in_force",
            )
        ]

    def __str__(self):
        return f"{self.finding_id} {self.at:%Y-%m-%d}"

    @classmethod
    def of(cls, finding, by):
        company = None if finding.confidential else finding.company_id
        return cls(finding=finding, company_id=company, by=by)

    def end(self):
        """The finding counts again; that it once rested stays on record."""
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])


class SnoozeQuerySet(DecisionQuerySet):
    def lasting(self):
        """Those that nobody has ended, whatever their day."""
        return self.filter(ended_at=None)

    def in_force(self, on):
        return self.lasting().filter(until__gt=on)

    def with_person(self):
        """With who said so, as far as pages of an organization may read people."""
        names = ("by__id", "by__email", "by__name")
        own = ("finding", "reason", "at", "until", "state", "ended_at")
        return self.select_related("by").only(*own, *names)


class Snooze(Replaceable, TenantModel):
    """That a person wants to see a finding again on a later day, and why (先送り).

    It holds for the state that the person saw: when the finding gets worse, it shows at once.
    """

    LONGEST = timedelta(90)

    finding = TenantForeignKey(
        "compliance.Finding", models.CASCADE, related_name="snoozes", verbose_name=_("finding")
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    until = models.DateField(_("see it again on"))
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=9, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        verbose_name = _("snooze")
        verbose_name_plural = _("snoozes")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "finding"],
                condition=models.Q(ended_at=None),
                name="compliance_snooze_one_in_force",
            )
        ]

    def __str__(self):
        return f"{self.finding_id} {self.until}"

    @classmethod
    def of(cls, finding, by):
        return cls(finding=finding, by=by, state=finding.state)

    def holds(self, finding, on):
        """Whether it keeps the finding off the list on a day."""
        return not self.ended_at and self.until > on and self.state == finding.state


class AssignmentQuerySet(DecisionQuerySet):
    def in_force(self):
        return self.filter(ended_at=None)

    def with_assignee(self):
        names = ("assignee__id", "assignee__email", "assignee__name")
        return self.select_related("assignee").only("finding", "at", "ended_at", *names)


class Assignment(Replaceable, TenantModel):
    """That a finding is one person's to settle (担当)."""

    finding = TenantForeignKey(
        "compliance.Finding", models.CASCADE, related_name="assignments", verbose_name=_("finding")
    )
    assignee = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("person in charge")
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "finding"],
                condition=models.Q(ended_at=None),
                name="compliance_assignment_one_in_force",
            )
        ]

    def __str__(self):
        return f"{self.finding_id} {self.assignee_id}"

    @classmethod
    def of(cls, finding, by):
        return cls(finding=finding, by=by)
