"""Outlook: where a trainee's training can still lead; an answer, not a table."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.japanese.text import search_key
from titp.pages.answered import AnsweredQuerySet
from training_plans.models.training_plan import TrainingPlan


class Way(models.TextChoices):
    """Whether a next step is open."""

    OPEN = "open", _("open")
    CLOSED = "closed", pgettext_lazy("next step", "not open")
    UNKNOWN = "unknown", _("cannot be told yet")
    DONE = "done", _("behind")


class Regime(models.TextChoices):
    """Under which law the training ends, when it goes on as long as it may."""

    OLD_LAW = "old_law", _("before the reform")
    TRANSITION = "transition", _("under the old law, by transition")
    NOT_POSSIBLE = "not_possible", _("not possible under the old law")
    UNKNOWN = "unknown", _("cannot be told yet")


class WhyNot(models.TextChoices):
    """Why the next stage under the old law is not open."""

    STAGE_1 = "stage_1", _("too late to be filed or to start")
    PERMISSION = "permission", _("stage 2 was permitted too late")
    LICENCE = "licence", _("the licence is the specified one")
    OPERATION = "operation", _("the operation has no stage 3")
    STANDING = "standing", _("the host is not excellent now")


class Missing(models.TextChoices):
    """What the books lack to tell more."""

    DAYS = "days", _("days of the plan")
    PERMISSION_DAY = "permission_day", _("day on which stage 2 was permitted")
    OPERATION_KNOWN = "operation_known", _("operation, and whether it has a stage 3")
    STAY = "stay", _("end of the period of stay")


class Waiver(models.TextChoices):
    """Whether the tests for Specified Skilled Worker fall away in the same field."""

    OPEN = "open", _("open")
    TEST = "test", _("once the practical test of grade 3 is passed")
    LATER = "later", pgettext_lazy("next step", "later")
    UNKNOWN = "unknown", _("cannot be told yet")


class Exam(models.TextChoices):
    """How far the test of the present stage is."""

    PASSED = "passed", _("passed")
    BOOKED = "booked", pgettext_lazy("test", "booked")
    FAILED = "failed", pgettext_lazy("test", "failed")
    SAT = "sat", _("sat, outcome not known")
    APPLIED = "applied", _("support applied for")
    NONE = "none", _("nothing recorded")


class OutlookQuerySet(AnsweredQuerySet):
    def matching(self, text):
        return self.filter(search_key__contains=search_key(text))


class Outlook(models.Model):
    """Where the training of one trainee can still lead, as seen on a day (進路の見通し).

    `training_plans.outlook.outlook_on(day)` asks for them.
    """

    company_id = models.BigIntegerField()
    company_name = models.CharField(max_length=200)
    trainee_name = models.CharField(max_length=100)
    sort_key = models.TextField()
    search_key = models.TextField()
    stage = models.PositiveSmallIntegerField(_("stage"), choices=TrainingPlan.Stage)
    has_begun = models.BooleanField()
    starts_on = models.DateField(_("starts on"), null=True)
    ends_on = models.DateField(_("stage ends on"), null=True)
    regime = models.CharField(_("under which law training ends"), max_length=12, choices=Regime)
    next_stage = models.PositiveSmallIntegerField(
        _("next stage"), choices=TrainingPlan.Stage, null=True
    )
    next_starts_on = models.DateField(_("next stage starts on"), null=True)
    next_ends_on = models.DateField(_("next stage ends on"), null=True)
    stage_2 = models.CharField(_("stage 2"), max_length=7, choices=Way)
    stage_3 = models.CharField(_("stage 3"), max_length=7, choices=Way)
    why_not = ArrayField(models.TextField(choices=WhyNot), verbose_name=_("why not"))
    stage_3_on = models.DateField(_("stage 3 would start on"), null=True)
    permitted_on = models.DateField(_("stage 2 permitted on"), null=True)
    file_from = models.DateField(_("may be filed from"), null=True)
    file_by = models.DateField(_("file the next plan by"), null=True)
    filed_on = models.DateField(_("filed on"), null=True)
    land_by = models.DateField(_("last day to land"), null=True)
    change_from = models.DateField(_("change of status from"), null=True)
    stay_ends_on = models.DateField(_("change of status by"), null=True)
    exam = models.CharField(_("test of the stage"), max_length=7, choices=Exam)
    skilled_worker = models.CharField(
        _("Specified Skilled Worker without a test"), max_length=7, choices=Waiver
    )
    done_well_on = models.DateField(_("2 years 10 months on"), null=True)
    finishes_on = models.DateField(_("ends at the latest on"), null=True)
    gaps = ArrayField(models.TextField(choices=Missing), verbose_name=_("what is missing"))

    objects = OutlookQuerySet.as_manager()

    class Meta:
        managed = False
        verbose_name = _("outlook")
        verbose_name_plural = _("outlooks")
        ordering = ["sort_key", "id"]

    def __str__(self):
        return self.trainee_name

    def get_absolute_url(self):
        return reverse("trainee-outlook", args=[self.pk])

    def said(self, name):
        """The words for one of its codes, or for a list of them."""
        words = {"why_not": WhyNot, "gaps": Missing}[name]
        return [str(words(code).label) for code in getattr(self, name)]
