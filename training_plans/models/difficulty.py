"""Difficulties: training cannot go on as planned, and the authority is told."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class DifficultyQuerySet(TenantQuerySet):
    def of_duty(self, evidence, due_on):
        """The one that a duty speaks of; `is_open`: its notice is to be submitted, or again.

        A notice of an early return counts from the day on which the person has confirmed it.
        """
        confirmed_later = Q(event="early_return") & (
            Q(intention_confirmed_on=None) | Q(intention_confirmed_on__gt=F("submitted_on"))
        )
        return self.filter(
            event__in=evidence.get("event", []), event_on=evidence.get("event_on")
        ).annotate(
            is_open=models.Case(
                models.When(Q(submitted_on=None) | confirmed_later, then=True), default=False
            )
        )


class Difficulty(TenantModel):
    """That training by a plan has become difficult, and its notice (技能実習実施困難時届出).

    Act art. 19(2), 33(1) and 51, Ordinance art. 48, form 18.
    """

    class Event(models.TextChoices):
        EARLY_RETURN = "early_return", _("return home before the end of the plan")
        ABROAD = "abroad", _("suspension spent abroad")
        SUSPENDED = "suspended", _("suspension in Japan")
        MISSING = "missing", _("missing")
        OTHER = "other", _("another difficulty")

    class Reason(models.TextChoices):
        COMPANY_FAILURE = "company_failure", _("the host fails or shrinks")
        PLAN_REVOKED = "plan_revoked", _("the accreditation is revoked")
        LABOUR_DISPUTE = "labour_dispute", _("trouble at work")
        ILLNESS_INJURY = "illness_injury", _("illness or injury")
        PREGNANCY = "pregnancy", _("pregnancy or birth")
        FAMILY = "family", _("circumstances of the family")
        HOMESICK = "homesick", _("wish to return home")
        MISSING = "missing", _("whereabouts unknown")
        CRIME = "crime", _("criminal case")
        DISASTER = "disaster", _("disaster")
        LICENCE = "licence", _("licence or set-up of the organization")
        OTHER = "other", _("other reason")

    plan = TenantForeignKey(
        "training_plans.TrainingPlan", models.CASCADE, related_name="difficulties",
        verbose_name=_("training plan"),
    )  # fmt: skip
    event = models.CharField(_("kind of difficulty"), max_length=12, choices=Event)
    reason = models.CharField(_("reason"), max_length=15, choices=Reason)
    event_on = models.DateField(
        _("happened on"),
        help_text=_(
            "Early return: the day of the decision. Missing: the first day of absence. Suspension:"
            " the first day without training."
        ),
    )
    planned_departure_on = models.DateField(
        _("planned departure from Japan"), null=True, blank=True
    )
    host_notice_on = models.DateField(_("told by the host company on"), null=True, blank=True)
    intention_confirmed_on = models.DateField(
        _("intention confirmed in writing on"), null=True, blank=True,
        help_text=_("For an early return: that it is not against the will of the person."),
    )  # fmt: skip
    submitted_on = models.DateField(_("difficulty notice submitted on"), null=True, blank=True)
    cause = models.TextField(_("cause and course of events"), blank=True)
    situation = models.TextField(_("present situation of the person"), blank=True)
    host_measures = models.TextField(_("measures of the host company"), blank=True)
    own_measures = models.TextField(_("measures of the organization"), blank=True)

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        verbose_name = _("difficulty of the training")
        verbose_name_plural = _("difficulties of the training")
        ordering = ["-event_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_departure_on__gte=models.F("event_on")),
                name="training_plans_difficulty_departs_later",
                violation_error_message=_("The departure is before the event."),
            ),
            models.CheckConstraint(
                condition=models.Q(event__in=("early_return", "abroad"))
                | models.Q(planned_departure_on=None),
                name="training_plans_difficulty_departure_abroad",
                violation_error_message=_("Only a return or a suspension abroad has a departure."),
            ),
            models.UniqueConstraint(
                fields=["organization", "plan", "event", "event_on"],
                name="training_plans_difficulty_once",
                violation_error_message=_("This is recorded for this day already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_event_display()} {self.event_on}"

    @property
    def company_id(self):
        return self.plan.company_id

    def get_absolute_url(self):
        return reverse("training-plan-notices", args=[self.plan_id])
