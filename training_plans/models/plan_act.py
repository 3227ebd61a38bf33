"""What was done with a plan, act by act: filed, accredited, changed, rested, moved, ended."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from training_plans.models.monthly_report import name_of
from training_plans.models.plan_task import OfPlan


class PlanActQuerySet(TenantQuerySet):
    def in_force(self):
        """Those that nobody took back, without the taking back itself."""
        undone = PlanAct.objects.filter(takes_back=OuterRef("pk"))
        return self.filter(~Exists(undone), takes_back=None)

    def newest_first(self):
        return self.order_by("-pk")

    def with_person(self):
        """Each with `person`, the name of who did it, and whether it `is_undone`."""
        undone = PlanAct.objects.filter(takes_back=OuterRef("pk"))
        return self.annotate(person=name_of("by"), is_undone=Exists(undone))


class PlanAct(OfPlan):
    """One step in the life of a plan: what, on which day, by whom, and when it was written down.

    Rows are added and never changed: who was wrong takes an act back by another one, which puts
    back what `touched` remembers. The newest in force decides on the state of the plan.
    """

    class Kind(models.TextChoices):
        FILED = "filed", _("accreditation applied for")  # 認定申請
        WITHDRAWN = "withdrawn", _("application withdrawn")  # 申請取下げ
        REFUSED = "refused", _("accreditation refused")  # 不認定
        ACCREDITED = "accredited", pgettext_lazy("plan", "accredited")  # 認定
        CALLED_OFF = "called_off", _("called off after accreditation")  # 取りやめ
        CHANGE_NOTIFIED = "change_notified", _("minor change notified")  # 軽微変更届
        CHANGE_FILED = "change_filed", _("accreditation of a change applied for")  # 変更認定申請
        CHANGE_ACCREDITED = "change_accredited", _("change accredited")  # 変更認定
        SUSPENDED = "suspended", _("training suspended")  # 中断
        RESUMED = "resumed", _("training resumed")  # 再開
        DIFFICULTY = "difficulty", _("difficulty notified")  # 困難時届出
        MOVED_OUT = "moved_out", _("transferred to another host")  # 転籍（転出）
        MOVED_IN = "moved_in", _("taken over from another host")  # 転籍（転入）
        ENDED_EARLY = "ended_early", _("ended early")  # 途中終了
        REVOKED = "revoked", _("accreditation revoked")  # 認定取消し
        COMPLETED = "completed", pgettext_lazy("plan", "completed")  # 修了
        TAKEN_BACK = "taken_back", _("entry taken back")  # 記録の取消し

    kind = models.CharField(_("what was done"), max_length=17, choices=Kind)
    happened_on = models.DateField(_("day"))
    at = models.DateTimeField(_("written down"), default=now, editable=False)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    number = models.CharField(_("accreditation number"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)
    change = TenantForeignKey(
        "training_plans.PlanChange", models.SET_NULL, null=True, blank=True, related_name="acts",
        verbose_name=_("change of the plan"),
    )  # fmt: skip
    other_plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("plan at the other host"),
    )  # fmt: skip
    takes_back = TenantForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="taken_back_by",
        verbose_name=_("entry that is taken back"),
    )  # fmt: skip
    # [{"row": label, "pk": …, "was": {field: value} or null for what the act made}], in order
    touched = models.JSONField(default=list, editable=False)

    # Nothing is rewritten: what an act points at may only be let go, when that row is removed,
    # and a plan that is removed takes its acts along.
    wall = Wall(staff="SELECT, INSERT, DELETE, UPDATE (change_id, other_plan_id)")
    objects = PlanActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of the plan")
        verbose_name_plural = _("acts of the plan")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="taken_back") | Q(takes_back__isnull=False) & ~Q(note=""),
                name="training_plans_planact_taken_back_for_a_reason",
                violation_error_message=_("Taking an entry back needs a reason."),
            ),
            models.UniqueConstraint(
                fields=["organization", "takes_back"],
                condition=Q(takes_back__isnull=False),
                name="training_plans_planact_taken_back_once",
                violation_error_message=_("This entry was taken back already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_on}"

    def get_absolute_url(self):
        return reverse("training-plan-acts", args=[self.plan_id])


class ReturnStatement(OfPlan):
    """What a trainee wrote about going home early, in the own words (意思確認書面).

    The operation manual asks for it before the difficulty notice, even when the return is one day
    early: that it is not against the will of the person. No host company reads it.
    """

    language = models.CharField(_("language of the statement"), max_length=8)
    text = models.TextField(_("statement in the person’s own words"))
    in_japanese = models.TextField(_("in Japanese"), blank=True)
    given_on = models.DateField(_("given on"))
    interpreter = models.CharField(_("interpreter"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("statement on an early return")
        verbose_name_plural = _("statements on early returns")
        ordering = ["-given_on", "-id"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.given_on}"

    def get_absolute_url(self):
        return reverse("training-plan-acts", args=[self.plan_id])


class ContinuationMeasure(OfPlan):
    """Something done so that training goes on, or the person is cared for (Act art. 51).

    Form 18, items 7 and 8: by the host company, or by the organization.
    """

    class Kind(models.TextChoices):
        CANDIDATE = "candidate", _("possible new host")  # 転籍先の候補
        LODGING = "lodging", _("lodging meanwhile")  # 宿泊施設の確保
        LIVING = "living", _("support of living")  # 生活の支援
        CONTACT = "contact", _("consultation with the authority")  # 機構等への相談
        OTHER = "other", _("another measure")

    class Side(models.TextChoices):
        ORGANIZATION = "organization", _("the organization")
        COMPANY = "company", _("the host company")

    kind = models.CharField(_("kind of measure"), max_length=9, choices=Kind)
    side = models.CharField(_("taken by"), max_length=12, choices=Side)
    taken_on = models.DateField(_("taken on"))
    what = models.CharField(_("what was done or asked"), max_length=300)
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("measure to continue training")
        verbose_name_plural = _("measures to continue training")
        ordering = ["-taken_on", "-id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.taken_on}"

    def get_absolute_url(self):
        return reverse("training-plan-notices", args=[self.plan_id])
