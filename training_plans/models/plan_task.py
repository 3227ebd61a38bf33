"""What a plan teaches: its tasks by class with their hours, and what they are done with."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet

MONTHS = 12


class OfPlan(TenantModel):
    """What belongs to one plan and has no page of its own."""

    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="%(class)ss",
        verbose_name=_("training plan"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return self.plan.content_url


class PlanTaskQuerySet(TenantQuerySet):
    def in_order(self):
        """As form 1 has them: year by year, essential tasks first."""
        place = models.Case(
            models.When(task_class="essential", then=0),
            models.When(task_class="related", then=1),
            default=2,
        )
        return self.order_by("year", place, "is_safety", "id")


class PlanTask(OfPlan):
    """One task in one year of a plan, with its hours (実習実施予定表; form 1, pages 4 to 6).

    Ordinance art. 10(2)(ii). Safety and health is a part of each class, not a class of its own.
    A trigger sums the tasks up into the minutes of the plan (sql/plan_tasks.sql).
    """

    class TaskClass(models.TextChoices):
        ESSENTIAL = "essential", _("essential task")  # 必須業務
        RELATED = "related", _("related task")  # 関連業務
        PERIPHERAL = "peripheral", _("peripheral task")  # 周辺業務

    year = models.PositiveSmallIntegerField(_("year of the stage"), default=1)
    task_class = models.CharField(_("class of the task"), max_length=10, choices=TaskClass)
    is_safety = models.BooleanField(_("for safety and health"), default=False)
    name = models.CharField(pgettext_lazy("work", "task"), max_length=200)
    minutes = models.PositiveIntegerField(_("hours of the year (minutes)"))
    from_month = models.PositiveSmallIntegerField(_("from month of the year"), default=1)
    until_month = models.PositiveSmallIntegerField(_("until month of the year"), default=MONTHS)
    instructor = TenantForeignKey(
        "companies.StaffMember", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("training instructor"),
    )  # fmt: skip
    means = models.CharField(_("materials and equipment used"), max_length=300, blank=True)

    also_writes = ("training_plans.TrainingPlan",)  # the trigger that sums the hours up
    objects = PlanTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of the plan")
        verbose_name_plural = _("tasks of the plan")
        ordering = ["year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__range=(1, 2)),
                name="training_plans_plantask_year_of_stage",
                violation_error_message=_("A stage has one or two years."),
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gt=0),
                name="training_plans_plantask_takes_time",
                violation_error_message=_("A task takes some time."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    from_month__gte=1,
                    from_month__lte=models.F("until_month"),
                    until_month__lte=MONTHS,
                ),
                name="training_plans_plantask_months_in_order",
                violation_error_message=_("Months run from 1 to 12, the first before the last."),
            ),
        ]

    def __str__(self):
        return self.name

    def by_month(self):
        """Its minutes in each of the twelve months of its year, spread evenly and nothing lost."""
        length = self.until_month - self.from_month + 1
        each, rest = divmod(self.minutes, length)
        return [
            each + (month - self.from_month < rest)
            if self.from_month <= month <= self.until_month
            else 0
            for month in range(1, MONTHS + 1)
        ]


class PlanMaterial(OfPlan):
    """Something that is worked on, worked with, or made (素材・材料等、機械・器具等、製品等)."""

    class Kind(models.TextChoices):
        MATERIAL = "material", _("material")  # 使用する素材、材料等
        EQUIPMENT = "equipment", _("machine or tool")  # 使用する機械、器具等
        PRODUCT = "product", pgettext_lazy("work", "product")  # 製品等の例

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("material or equipment")
        verbose_name_plural = _("materials and equipment")
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan", "kind", "name"],
                name="training_plans_planmaterial_once",
                violation_error_message=_("This stands in the plan already."),
            )
        ]

    def __str__(self):
        return self.name
