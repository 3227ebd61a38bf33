"""What the person of a plan brings along, as the law asks, and the papers that show it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantOneToOne
from titp.tenancy.models import TenantModel


class PlanPrerequisites(TenantModel):
    """What the law asks of the trainee besides the age (技能実習生の要件).

    Ordinance art. 10(2)(iii)ロ, ハ, ホ, ヘ, チ; shown by reference forms 1-20, 1-23, 1-27 and 1-28.
    The temporary return of stage 3 (ト) is a row of its own. Whole minutes.
    """

    class Ground(models.TextChoices):
        """Why it is training: the same kind of work abroad, or a special need (ホ)."""

        EXPERIENCE = "experience", _("has done the same kind of work abroad")  # 同種業務従事経験
        EDUCATION = "education", _("has learned it in the home country")  # 教育・訓練
        REQUESTED = "requested", _("the host or the country of origin needs it")
        COOPERATION = "cooperation", _("a project of both countries")  # 技術協力

    plan = TenantOneToOne(
        "training_plans.TrainingPlan", models.CASCADE, related_name="prerequisites",
        verbose_name=_("training plan"),
    )  # fmt: skip
    explained_on = models.DateField(
        _("purpose explained and understood on"), null=True, blank=True,
        help_text=_("The day on which the person understood that it is training, not a job."),
    )  # fmt: skip
    explained_paper = models.CharField(
        _("paper on the purpose"),
        max_length=100,
        blank=True,
        help_text=_("Such as the declaration (1-20)."),
    )
    work_at_home = models.CharField(
        _("work planned after the return"), max_length=200, blank=True,
        help_text=_("Employer or kind of work in which the skill is used at home."),
    )  # fmt: skip
    ground = models.CharField(
        _("experience or special need"), max_length=11, blank=True, choices=Ground
    )
    ground_told = models.CharField(
        _("where, and which work"), max_length=300, blank=True,
        help_text=_("Employer or school abroad and what was done there; or what is needed."),
    )  # fmt: skip
    ground_from = models.DateField(_("done from"), null=True, blank=True)
    ground_until = models.DateField(_("done until"), null=True, blank=True)
    ground_minutes = models.PositiveIntegerField(
        _("hours of instruction (minutes)"), null=True, blank=True
    )
    ground_paper = models.CharField(
        _("paper on the experience or need"), max_length=100, blank=True,
        help_text=_("Such as the certificate of experience (1-27) or of the employer (1-28)."),
    )  # fmt: skip
    recommended_by = models.CharField(
        _("recommended by (public body of the home country)"), max_length=150, blank=True
    )
    recommended_on = models.DateField(_("recommended on"), null=True, blank=True)
    recommended_paper = models.CharField(
        _("paper on the recommendation"),
        max_length=100,
        blank=True,
        help_text=_("Such as the recommendation (1-23)."),
    )
    done_before = models.BooleanField(
        _("has done this stage before"), null=True, blank=True,
        choices=[(False, _("no")), (True, _("yes"))],
    )  # fmt: skip
    done_before_reason = models.CharField(
        _("why it could not be avoided"), max_length=300, blank=True,
        help_text=_("Where the stage was done before: the circumstances."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("prerequisites of the trainee")
        verbose_name_plural = _("prerequisites of the trainee")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ground_until=None)
                | models.Q(ground_from__isnull=False)
                & models.Q(ground_until__gte=models.F("ground_from")),
                name="training_plans_planprerequisites_ends_after_start",
                violation_error_message=_("It ends before it starts."),
            )
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return self.plan.content_url
