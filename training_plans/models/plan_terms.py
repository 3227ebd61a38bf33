"""Who teaches by a plan and where, what it aims at, and what is paid."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.models.staff import Post
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from trainees.models import WageTerms
from trainees.models.wage_terms import DAY, YEAR
from training_plans.models.plan_task import OfPlan
from training_plans.models.skill_test import SkillTest


class PlanPost(OfPlan):
    """Somebody of the host company in a post of the plan, at one of its workplaces.

    Act art. 9(vii), Ordinance art. 12(1); form 1, page 2, section 2.
    """

    workplace = TenantForeignKey(
        "companies.Workplace", models.PROTECT, related_name="+", verbose_name=_("workplace")
    )
    staff = TenantForeignKey(
        "companies.StaffMember", models.PROTECT, related_name="+", verbose_name=_("staff member")
    )
    post = models.CharField(_("post"), max_length=12, choices=Post)

    class Meta:
        verbose_name = _("post of the plan")
        verbose_name_plural = _("posts of the plan")
        ordering = ["workplace", "post", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan", "workplace", "staff", "post"],
                name="training_plans_planpost_once",
                violation_error_message=_("This stands in the plan already."),
            )
        ]

    def __str__(self):
        return f"{self.get_post_display()}: {self.staff}"


class PlanTarget(OfPlan):
    """What the trainee reaches by the end of the stage, and how it is judged (目標).

    Act art. 9(iv)(v), Ordinance art. 10(1). Where there is no test for the tasks of stage 1, the
    target is what can be done by then.
    """

    class Test(models.TextChoices):
        SKILL = "skill", _("trade skill test")  # 技能検定
        EVALUATION = "evaluation", _("evaluation test")  # 技能実習評価試験
        NONE = "none", _("no test: tasks that can be done")

    test = models.CharField(_("test"), max_length=10, choices=Test)
    test_name = models.CharField(_("name of the test"), max_length=120, blank=True)
    grade = models.CharField(_("grade"), max_length=7, choices=SkillTest.Grade, blank=True)
    part = models.CharField(_("part"), max_length=9, choices=SkillTest.Part, blank=True)
    planned_on = models.DateField(_("test planned for"), null=True, blank=True)
    ability = models.TextField(_("what can be done by then"), blank=True)

    class Meta:
        verbose_name = _("target of the plan")
        verbose_name_plural = _("targets of the plan")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(test="none") & models.Q(ability="")),
                name="training_plans_plantarget_without_test_told",
                violation_error_message=_("Without a test, write what can be done by then."),
            ),
            models.CheckConstraint(
                condition=models.Q(test="none") | ~(models.Q(grade="") | models.Q(part="")),
                name="training_plans_plantarget_test_with_grade",
                violation_error_message=_("A test has a grade and its parts."),
            ),
        ]

    def __str__(self):
        if self.test == self.Test.NONE:
            return self.ability
        words = (self.test_name, self.get_grade_display(), self.get_part_display())
        return " ".join(str(word) for word in words if word)


class PlanPay(TenantModel):
    """What the plan promises as pay, hours and charges (待遇; form 1, page 2, section 10).

    Act art. 9(ix), Ordinance art. 14. Whole yen a month where nothing else is said; whole minutes.
    """

    plan = TenantOneToOne(
        "training_plans.TrainingPlan", models.CASCADE, related_name="pay",
        verbose_name=_("training plan"),
    )  # fmt: skip
    unit = models.CharField(_("paid"), max_length=7, choices=WageTerms.Unit)
    amount = models.PositiveIntegerField(_("basic wage (yen)"), null=True, blank=True)
    included_allowances = models.PositiveIntegerField(
        _("allowances that count, a month (yen)"), default=0
    )
    excluded_allowances = models.PositiveIntegerField(
        _("allowances that do not count, a month (yen)"), default=0
    )
    lecture_allowance = models.PositiveIntegerField(
        _("allowance during the lectures, in all (yen)"), null=True, blank=True
    )
    contract_starts_on = models.DateField(_("contract from"), null=True, blank=True)
    contract_ends_on = models.DateField(_("contract until"), null=True, blank=True)
    annual_minutes = models.PositiveIntegerField(
        _("scheduled work of a year (minutes)"), null=True, blank=True
    )
    daily_minutes = models.PositiveIntegerField(
        _("scheduled work of a day (minutes)"), null=True, blank=True
    )
    working_hours = models.CharField(
        _("begin, end and break of work"), max_length=200, blank=True,
        help_text=_("Such as 8:00 to 17:00, break 60 minutes; a variable system by its name."),
    )  # fmt: skip
    days_off = models.CharField(_("days off and leave"), max_length=200, blank=True)
    food_charge = models.PositiveIntegerField(_("food, charged a month"), null=True, blank=True)
    housing_charge = models.PositiveIntegerField(
        _("lodging, charged a month"), null=True, blank=True
    )
    other_charge = models.PositiveIntegerField(_("other charges a month"), default=0)
    compared_amount = models.PositiveIntegerField(
        _("pay of a Japanese in the same work (yen)"), null=True, blank=True,
        help_text=_("Of somebody with the same duties, in the same unit."),
    )  # fmt: skip
    comparison = models.TextField(
        _("why the pay is not lower than that of a Japanese"), blank=True,
        help_text=_("Where nobody can be compared: by the pay rules or the level of the region."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("pay of the plan")
        verbose_name_plural = _("pay of the plan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit="piece", amount=None)
                | models.Q(~models.Q(unit="piece"), amount__gt=0),
                name="training_plans_planpay_amount_of_its_unit",
                violation_error_message=_(
                    "By the hour, day or month there is an amount; by the piece there is none."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(contract_ends_on=None)
                | models.Q(contract_starts_on__isnull=False)
                & models.Q(contract_ends_on__gte=models.F("contract_starts_on")),
                name="training_plans_planpay_contract_ends_after_start",
                violation_error_message=_("The contract ends before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(daily_minutes=None) | models.Q(daily_minutes__range=(1, DAY)),
                name="training_plans_planpay_day",
                violation_error_message=_("A day has at most 24 hours, and some work."),
            ),
            models.CheckConstraint(
                condition=models.Q(annual_minutes=None) | models.Q(annual_minutes__range=(1, YEAR)),
                name="training_plans_planpay_year",
                violation_error_message=_("A year has at most 8,784 hours, and some work."),
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return self.plan.content_url

    def an_hour(self):
        """What counts of an hour's pay as (numerator, denominator) in yen; None where unknown.

        Minimum Wage Act art. 4; exact, never rounded. A month is a twelfth of the year's hours.
        """
        year, day, extra = self.annual_minutes, self.daily_minutes, self.included_allowances
        pay = self.amount
        if self.unit == WageTerms.Unit.PIECE or (extra or self.unit == "monthly") and not year:
            return None
        if self.unit == WageTerms.Unit.MONTHLY:
            return (pay + extra) * 720, year
        if self.unit == WageTerms.Unit.DAILY:
            if not day:
                return None
            return (pay * 60 * year + extra * 720 * day, day * year) if extra else (pay * 60, day)
        return (pay * year + extra * 720, year) if extra else (pay, 1)
