"""Batches: the people of one intake, planned together (一括作成)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from training_plans.models.training_plan import TrainingPlan

# What the plans of a batch have in common, as long as somebody's does not differ.
SHARED = (
    "workplace_id", "operation_id", "starts_on", "ends_on", "lecture_starts_on",
    "lecture_ends_on", "test_target",
)  # fmt: skip


class PlanBatchQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(name__icontains=text)


class PlanBatch(TenantModel):
    """An intake at one host company whose plans of one stage are written together.

    A plan that says otherwise than the batch is an exception; what is changed here leaves it be.
    """

    name = models.CharField(pgettext_lazy("batch", "name"), max_length=60)
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="plan_batches",
        verbose_name=_("host company"),
    )  # fmt: skip
    stage = models.PositiveSmallIntegerField(_("stage"), choices=TrainingPlan.Stage)
    workplace = TenantForeignKey(
        "companies.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("workplace"),
    )  # fmt: skip
    operation = models.ForeignKey(
        "training_plans.Operation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("operation"),
    )  # fmt: skip
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    lecture_starts_on = models.DateField(_("lectures start on"), null=True, blank=True)
    lecture_ends_on = models.DateField(_("lectures end on"), null=True, blank=True)
    test_target = models.CharField(_("test target"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PlanBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of plans")
        verbose_name_plural = _("batches of plans")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="training_plans_planbatch_name_once",
                violation_error_message=_("A batch of this name is there already."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="training_plans_planbatch_ends_after_start",
                violation_error_message=_("The plans end before they start."),
            ),
            models.CheckConstraint(
                condition=models.Q(lecture_ends_on=None)
                | models.Q(lecture_starts_on__isnull=False)
                & models.Q(lecture_ends_on__gte=models.F("lecture_starts_on")),
                name="training_plans_planbatch_lectures_end_after_start",
                violation_error_message=_("The lectures end before they start."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("plan-batch", args=[self.pk])

    @property
    def shared(self):
        """{column: value} of what its plans have in common."""
        return {name: getattr(self, name) for name in SHARED}


class BatchPlan(TenantModel):
    """That a plan belongs to a batch."""

    batch = TenantForeignKey(
        PlanBatch, models.CASCADE, related_name="members", verbose_name=_("batch of plans")
    )
    plan = TenantOneToOne(
        TrainingPlan, models.CASCADE, related_name="in_batch", verbose_name=_("training plan")
    )

    class Meta:
        verbose_name = _("plan of a batch")
        verbose_name_plural = _("plans of a batch")
        ordering = ["id"]

    def __str__(self):
        return f"{self.batch}: {self.plan}"


class BatchPaper(TenantModel):
    """That a paper of the application lies in the office: one for the batch, or one of a person."""

    batch = TenantForeignKey(
        PlanBatch, models.CASCADE, related_name="papers", verbose_name=_("batch of plans")
    )
    paper = models.ForeignKey(
        "training_plans.PlanPaper", models.PROTECT, related_name="+", verbose_name=_("paper")
    )
    plan = TenantForeignKey(
        TrainingPlan, models.CASCADE, null=True, blank=True, related_name="batch_papers",
        verbose_name=_("training plan"),
    )  # fmt: skip
    received_on = models.DateField(_("there since"))

    class Meta:
        verbose_name = _("paper of a batch")
        verbose_name_plural = _("papers of a batch")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "batch", "paper", "plan"],
                name="training_plans_batchpaper_once",
                nulls_distinct=False,
                violation_error_message=_("This paper is there already."),
            )
        ]

    def __str__(self):
        return f"{self.paper} {self.received_on}"
