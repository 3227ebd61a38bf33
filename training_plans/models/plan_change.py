"""Changes of accredited plans: notified within a month, accredited beforehand, or only kept."""

from django.db import models
from django.db.models import Case, DateField, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from training_plans.models.own_change import OwnChangeItem
from training_plans.models.reference import ChangeItem


def _law(name, *values):
    return Func(*values, function=f"law.{name}", output_field=DateField())


class PlanChangeQuerySet(TenantQuerySet):
    def decided(self, on):
        """Each with `decided`: its class as chosen, else as the table had it on its own day.

        A row of ours that is confirmed by `on` goes before the shipped one (see rules.CHANGES).
        """
        named = Q(pk=OuterRef("own_item"))
        instead = Q(item=OuterRef("item"), starts_on__gt=OuterRef("item__starts_on"))
        own = (
            OwnChangeItem.objects.counting(on)
            .filter(named | instead & Q(IsNull(OuterRef("own_item"), True)))
            .filter(starts_on__lte=Coalesce(OuterRef("effective_on"), OuterRef("decided_on")))
            .order_by("-starts_on")
        )
        ours, counts_from = (
            Subquery(own.values(name)[:1]) for name in ("usual_class", "counts_from")
        )
        return self.annotate(
            decided=Coalesce(NullIf(F("chosen"), Value("")), ours, F("item__usual_class")),
            counts_from=Coalesce(counts_from, F("item__counts_from")),
        )

    def of_duty(self, evidence, due_on):
        """Those of which a duty to notify speaks; `is_open`: a notice after the change is owed.

        What is to be told by one day shares a notice. Overtime counts from the end of its month.
        """
        next_month = _law("add_months", _law("month_of", F("effective_on")), Value(1))
        due = Case(
            When(counts_from="month_end", then=_law("inclusive_end", next_month, Value(1))),
            default=_law("civil_end", F("effective_on"), Value(1)),
        )
        owed = Q(notified_on=None) | Q(notified_on__lt=F("effective_on"))
        return (
            self.decided(localdate())
            .annotate(due=due, is_open=Case(When(owed, then=True), default=False))
            .filter(decided=ChangeItem.Kind.NOTICE, item__in=evidence.get("items", []))
            .filter(Q(due=due_on) if due_on else Q(due=None))
        )


class PlanChange(TenantModel):
    """That something of an accredited plan changes, and how it was reported (計画の変更).

    Act art. 11(1), Ordinance art. 17 and 18, forms 3 and 4. The decision table says what has to
    be done; whoever decides otherwise says why.
    """

    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="changes",
        verbose_name=_("training plan"),
    )  # fmt: skip
    item = models.ForeignKey(
        ChangeItem, models.PROTECT, related_name="+", verbose_name=_("what changed")
    )
    own_item = TenantForeignKey(
        OwnChangeItem, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("item that we added to the table"),
    )  # fmt: skip
    chosen = models.CharField(
        _("class, where not as in the table"), max_length=13, blank=True, choices=ChangeItem.Kind,
        help_text=_("Leave empty to follow the table; else give the reason."),
    )  # fmt: skip
    reason = models.CharField(_("reason for this class"), max_length=300, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    effective_on = models.DateField(_("changed on"), null=True, blank=True)
    # Ordinance art. 17(2): a host under supervision notifies by the organization's guidance
    guidance_on = models.DateField(_("guidance of the organization on"), null=True, blank=True)
    notified_on = models.DateField(_("minor change notified on"), null=True, blank=True)
    filed_on = models.DateField(_("accreditation of the change filed on"), null=True, blank=True)
    accredited_on = models.DateField(_("change accredited on"), null=True, blank=True)
    before = models.TextField(_("before the change"), blank=True)
    after = models.TextField(_("after the change"), blank=True)
    cause = models.TextField(  # 変更理由
        _("why it changed"), blank=True, db_default="",
        help_text=_(
            "A draft that is not owed is not removed, for it would come back: choose no notice,"
            " and say why."
        ),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)
    # Whatever a month's report has shown is drafted, and follows the report until somebody
    # completes it: see training_plans.filing.notices.
    drafted_for = models.DateField(
        _("drafted from the report of"), null=True, blank=True, editable=False
    )
    is_draft = models.BooleanField(_("to be completed"), db_default=False, editable=False)

    objects = PlanChangeQuerySet.as_manager()
    wall = Wall(grants={"app_nightly": "SELECT, INSERT, UPDATE, DELETE"})

    class Meta:
        verbose_name = _("change of the plan")
        verbose_name_plural = _("changes of the plan")
        ordering = ["-effective_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decided_on=None, effective_on=None),
                name="training_plans_planchange_has_a_day",
                violation_error_message=_("Give the day of the change or of the decision."),
            ),
            models.CheckConstraint(
                condition=models.Q(effective_on__gte=models.F("decided_on")),
                name="training_plans_planchange_decided_first",
                violation_error_message=_("The change is before its decision."),
            ),
            models.CheckConstraint(
                condition=models.Q(chosen="") | ~models.Q(reason=""),
                name="training_plans_planchange_class_grounded",
                violation_error_message=_("Another class than that of the table needs a reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(notified_on__gte=models.F("guidance_on")),
                name="training_plans_planchange_guided_first",
                violation_error_message=_("It was notified before the guidance."),
            ),
            models.CheckConstraint(
                condition=models.Q(accredited_on__gte=models.F("filed_on")),
                name="training_plans_planchange_filed_first",
                violation_error_message=_("It was accredited before it was filed."),
            ),
            models.UniqueConstraint(
                fields=["organization", "plan", "item", "drafted_for"],
                condition=models.Q(drafted_for__isnull=False),
                name="training_plans_planchange_drafted_once",
                violation_error_message=_("This change of the month is drafted already."),
            ),
        ]

    def __str__(self):
        return f"{self.what} {self.effective_on or self.decided_on}"

    @property
    def what(self):
        """The item of the table, or the one that we added to it."""
        return self.own_item if self.own_item_id else self.item

    @property
    def kind(self):
        """What has to be done: as chosen, else as the table says."""
        if not hasattr(self, "decided"):
            self.decided = PlanChange.objects.decided(localdate()).get(pk=self.pk).decided
        return ChangeItem.Kind(self.decided)

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return reverse("training-plan-notices", args=[self.plan_id])
