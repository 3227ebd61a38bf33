"""Training plans: one for each trainee and stage, as the authority accredits them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Least, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.japanese.text import search_key
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, NoOverlap, Wall


class TrainingPlanQuerySet(TenantQuerySet):
    def covering(self, on):
        """Plans whose period contains the day."""
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def matching(self, text):
        """Plans of people whose name contains the text in any script, or by their number."""
        return self.filter(
            models.Q(trainee__search_key__contains=search_key(text))
            | models.Q(accreditation_number__icontains=text)
        )

    def with_names(self):
        """Each with `trainee_name` and `company_name`; columns that company users may read too."""
        roman = NullIf(F("trainee__name_roman"), Value(""))
        return self.annotate(
            trainee_name=Coalesce(roman, F("trainee__name_kana")), company_name=F("company__name")
        )

    def accredited(self, on):
        return self.filter(accredited_on__lte=on)


class TrainingPlan(TenantModel):
    """What a host promises to teach one trainee in one stage (技能実習計画; form 1)."""

    class Stage(models.IntegerChoices):
        ONE = 1, _("stage 1")
        TWO = 2, _("stage 2")
        THREE = 3, _("stage 3")

    class Departure(models.TextChoices):
        """Why a plan departs from the one before it (規則第10条第2項第3号チ・第4号ロ)."""

        IMPOSSIBLE = "impossible", _("the host before cannot go on")
        UNSUITABLE = "unsuitable", _("the host before is not suitable")
        UNAVOIDABLE = "unavoidable", _("other unavoidable circumstances")
        SUCCESSION = "succession", _("the host merged or changed its legal form")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="plans", verbose_name=_("trainee")
    )
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="plans", verbose_name=_("host company")
    )
    workplace = TenantForeignKey(
        "companies.Workplace", models.PROTECT, related_name="plans", null=True, blank=True,
        verbose_name=_("workplace"),
    )  # fmt: skip
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    operation = models.ForeignKey(
        "training_plans.Operation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("operation"),
    )  # fmt: skip
    # A roster may not tell them; a form asks for both, and a rule names the gap.
    starts_on = models.DateField(_("starts on"), null=True)
    ends_on = models.DateField(_("ends on"), null=True)
    ended_on = models.DateField(_("ended early on"), null=True, blank=True)
    lecture_starts_on = models.DateField(_("lectures start on"), null=True, blank=True)
    lecture_ends_on = models.DateField(_("lectures end on"), null=True, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    accredited_on = models.DateField(_("accredited on"), null=True, blank=True)
    accreditation_number = models.CharField(_("accreditation number"), max_length=20, blank=True)
    # Planned work in minutes: by task class, and the safety-and-health part inside each.
    essential_minutes = models.PositiveIntegerField(_("essential tasks (minutes)"), default=0)
    related_minutes = models.PositiveIntegerField(_("related tasks (minutes)"), default=0)
    peripheral_minutes = models.PositiveIntegerField(_("peripheral tasks (minutes)"), default=0)
    essential_safety_minutes = models.PositiveIntegerField(
        _("of essential tasks: safety and health (minutes)"), default=0
    )
    related_safety_minutes = models.PositiveIntegerField(
        _("of related tasks: safety and health (minutes)"), default=0
    )
    peripheral_safety_minutes = models.PositiveIntegerField(
        _("of peripheral tasks: safety and health (minutes)"), default=0
    )
    test_target = models.CharField(_("test target"), max_length=100, blank=True)
    # Where no test exists for the tasks of stage 1, the instructor's record stands in its place.
    evaluated_on = models.DateField(_("evaluated by the instructor on"), null=True, blank=True)
    exception = models.CharField(_("exception"), max_length=11, choices=Departure, blank=True)
    exception_note = models.TextField(_("grounds of the exception"), blank=True)
    note = models.TextField(_("note"), blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "trainee_id", "company_id", "workplace_id", "stage",
                "operation_id", "starts_on", "ends_on", "ended_on", "lecture_starts_on",
                "lecture_ends_on", "accredited_on", "accreditation_number", "essential_minutes",
                "related_minutes", "peripheral_minutes", "essential_safety_minutes",
                "related_safety_minutes", "peripheral_safety_minutes", "test_target",
            ),
        )
    )  # fmt: skip
    objects = TrainingPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("training plan")
        verbose_name_plural = _("training plans")
        ordering = ["starts_on", "id"]
        indexes = [
            models.Index(fields=["organization", "ends_on", "id"], name="plan_ending"),
            models.Index(fields=["organization", "starts_on", "id"], name="plan_starting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_plan_ends_after_start",
                violation_error_message=_("The plan ends before it starts."),
            ),
            # One that was called off ends on the day before its first.
            models.CheckConstraint(
                condition=models.Q(ended_on=None)
                | models.Q(ended_on__gte=Least("starts_on", "lecture_starts_on") - timedelta(1)),
                name="training_plans_plan_ended_after_start",
                violation_error_message=_(
                    "The last day of training is before the plan starts. Where it never began,"
                    " write the day before its start."
                ),
            ),
            models.UniqueConstraint(
                fields=["organization", "trainee", "stage", "starts_on"],
                name="training_plans_plan_once",
                violation_error_message=_("There is a plan of this stage and start already."),
            ),
            models.CheckConstraint(
                condition=models.Q(exception="") | ~models.Q(exception_note=""),
                name="training_plans_plan_exception_grounded",
                violation_error_message=_("An exception needs its grounds."),
            ),
            models.CheckConstraint(
                condition=models.Q(lecture_starts_on=None)
                | models.Q(lecture_ends_on=None)
                | models.Q(lecture_ends_on__gte=models.F("lecture_starts_on")),
                name="training_plans_plan_lectures_end_after_start",
                violation_error_message=_("The lectures end before they start."),
            ),
            models.CheckConstraint(
                condition=models.Q(filed_on=None)
                | models.Q(accredited_on=None)
                | models.Q(accredited_on__gte=models.F("filed_on")),
                name="training_plans_plan_accredited_after_filing",
                violation_error_message=_("The plan was accredited before it was filed."),
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(
                        **{f"{kind}_safety_minutes__lte": models.F(f"{kind}_minutes")}
                    ),
                    name=f"training_plans_plan_{kind}_safety_within",
                    violation_error_message=words,
                )
                for kind, words in (
                    ("essential", _("More than the minutes of essential tasks.")),
                    ("related", _("More than the minutes of related tasks.")),
                    ("peripheral", _("More than the minutes of peripheral tasks.")),
                )
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()} {self.starts_on}–{self.ends_on}"

    @property
    def heading(self):
        """Whose plan it is; a list with names has them, for a host's user reads no more."""
        return f"{getattr(self, 'trainee_name', '') or self.trainee} – {self}"

    def get_absolute_url(self):
        return reverse("training-plan", args=[self.pk])

    @property
    def content_url(self):
        return reverse("training-plan-content", args=[self.pk])

    def clean(self):
        """An exception needs more than blanks for its grounds."""
        if self.exception and not self.exception_note.strip():
            raise ValidationError({"exception_note": _("An exception needs its grounds.")})


class Suspension(TenantModel):
    """A time in which training rests; it prolongs the plan (中断; Ordinance art. 48)."""

    plan = TenantForeignKey(
        TrainingPlan, models.CASCADE, related_name="suspensions", verbose_name=_("training plan")
    )
    starts_on = models.DateField(_("rests from"))
    resumes_on = models.DateField(_("resumes on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resumes_on=None)
                | models.Q(resumes_on__gt=models.F("starts_on")),
                name="training_plans_suspension_resumes_later",
                violation_error_message=_("It resumes before it began."),
            ),
            NoOverlap(
                name="training_plans_suspension_one_at_a_time", per="plan", end="resumes_on"
            ),
            NotBefore(
                name="training_plans_suspension_within_plan", owner="plan", day="starts_on",
                than="starts_on",
                violation_error_message=_("Training rests before the plan starts."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.starts_on}–{self.resumes_on or ''}"

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return reverse("training-plan", args=[self.plan_id])
