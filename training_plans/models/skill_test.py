"""Skill tests: what a stage must end with; and pass rates, which are an answer, not a table."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.japanese.text import search_key
from titp.pages.answered import AnsweredQuerySet
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.reference import Operation


class SkillTestQuerySet(TenantQuerySet):
    def matching(self, text):
        """Tests of people whose name contains the text, in any script."""
        return self.filter(trainee__search_key__contains=search_key(text))


class SkillTest(TenantModel):
    """A trade skill test or evaluation test of one stage (技能検定・技能実習評価試験)."""

    class Grade(models.TextChoices):
        BASIC = "basic", _("basic grade")  # 基礎級・初級
        GRADE_3 = "grade_3", _("grade 3")  # 随時3級・専門級
        GRADE_2 = "grade_2", _("grade 2")  # 随時2級・上級

    class Part(models.TextChoices):
        THEORY = "theory", _("theory")
        PRACTICAL = "practical", _("practical")
        BOTH = "both", _("theory and practical")

    class Outcome(models.TextChoices):
        PASSED = "passed", _("passed")
        FAILED = "failed", _("failed")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="skill_tests", verbose_name=_("trainee")
    )
    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="skill_tests",
        null=True, blank=True, verbose_name=_("training plan"),
    )  # fmt: skip
    grade = models.CharField(_("grade"), max_length=7, choices=Grade)
    part = models.CharField(_("part"), max_length=9, choices=Part, default=Part.BOTH)
    body = models.CharField(_("examining body"), max_length=120, blank=True, db_default="")
    # 再受検: the failed try that it repeats, within the same stage
    retake_of = TenantForeignKey(
        "training_plans.SkillTest", models.PROTECT, related_name="retakes", null=True,
        blank=True, editable=False, verbose_name=_("retake of"),
    )  # fmt: skip
    applied_on = models.DateField(_("support applied for on"), null=True, blank=True)
    booked_for = models.DateField(_("booked for"), null=True, blank=True)
    sat_on = models.DateField(_("sat on"), null=True, blank=True)
    # Bodies tell the outcome weeks after the test; a target is reached on this day.
    result_on = models.DateField(_("outcome known on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome, blank=True)

    objects = SkillTestQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill test")
        verbose_name_plural = _("skill tests")
        ordering = ["-sat_on", "-booked_for", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result_on=None)
                | models.Q(sat_on=None)
                | models.Q(result_on__gte=models.F("sat_on")),
                name="training_plans_skilltest_known_later",
                violation_error_message=_("The outcome was known before the test was sat."),
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(applied_on=None)
                    | models.Q(**{day: None})
                    | models.Q(**{f"{day}__gte": models.F("applied_on")}),
                    name=f"training_plans_skilltest_{day}_after_application",
                    violation_error_message=words,
                )
                for day, words in (
                    ("booked_for", _("It is booked for a day before it was applied for.")),
                    ("sat_on", _("The test was sat before it was applied for.")),
                )
            ),
            NotBefore(
                name="training_plans_skilltest_booked_after_landing", owner="trainee",
                day="booked_for", than="entered_on",
                violation_error_message=_("The test is booked for a day before the landing."),
            ),
            NotBefore(
                name="training_plans_skilltest_after_landing", owner="trainee", day="sat_on",
                than="entered_on",
                violation_error_message=_("The test was sat before the landing."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_grade_display()} {self.get_part_display()}"

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("skill-test", args=[self.pk])


class PassRateQuerySet(AnsweredQuerySet):
    def matching(self, text):
        return self.filter(
            models.Q(company_key__contains=search_key(text))
            | models.Q(operation__operation_ja__icontains=text)
            | models.Q(operation__operation_en__icontains=text)
        )


class PassRate(models.Model):
    """How many people passed a grade in a time, of a company, an operation or all (合格率).

    `training_plans.pass_rates.pass_rates_on(day)` asks for them. Shares are in thousandths,
    rounded down; None where nobody sat.
    """

    class By(models.TextChoices):
        COMPANY = "company", _("by host company")
        OPERATION = "operation", _("by operation")
        EACH = "each", _("by host company and operation")
        ALL = "all", _("all together")

    class Time(models.TextChoices):
        THREE = "three", _("the last three fiscal years")
        LAST = "last", _("the last fiscal year")
        THIS = "this", _("this fiscal year until today")

    by = models.CharField(max_length=9, choices=By)
    time = models.CharField(max_length=5, choices=Time)
    company_id = models.BigIntegerField(null=True)
    company_name = models.CharField(max_length=200)
    company_key = models.TextField()
    operation = models.ForeignKey(Operation, models.DO_NOTHING, null=True, related_name="+")
    grade = models.CharField(_("grade"), max_length=7, choices=SkillTest.Grade)
    people = models.IntegerField(_("people who sat"))
    practical_sat = models.IntegerField()
    practical_passed = models.IntegerField()
    practical_rate = models.IntegerField(null=True)
    theory_sat = models.IntegerField()
    theory_passed = models.IntegerField()
    theory_rate = models.IntegerField(null=True)
    both_passed = models.IntegerField(pgettext_lazy("test", "passed both parts"))
    both_rate = models.IntegerField(null=True)
    retaken = models.IntegerField(_("sat more than once"))

    objects = PassRateQuerySet.as_manager()

    class Meta:
        managed = False
        verbose_name = _("pass rate")
        verbose_name_plural = _("pass rates")
        ordering = ["company_name", "id"]

    def __str__(self):
        return self.company_name or str(self.operation or "")
