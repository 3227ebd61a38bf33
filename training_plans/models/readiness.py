"""What the organization answers to questions of the new licence that no record answers."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class ReadinessAnswerQuerySet(TenantQuerySet):
    def latest(self, on):
        """The newest answer to each question by a day."""
        given = self.filter(answered_on__lte=on).order_by("question", "-answered_on")
        return given.distinct("question")


class ReadinessAnswer(TenantModel):
    """An answer to one question of readiness, on a day and by whom (許可要件の確認).

    A later answer stands beside the earlier one; the newest counts.
    """

    class Question(models.TextChoices):
        STAFF = "staff", _("How many full-time staff are engaged in supervision?")
        AUDITOR = (
            "auditor",
            _(
                "Is the external auditor independent: no officer or staff of ours, of a host or of"
                " a sending organization, now or in the past five years?"
            ),
        )
        PROFESSION = (
            "profession",
            _(
                "Is the external auditor a lawyer, a labour and social insurance attorney, an"
                " administrative scrivener, or otherwise knowledgeable?"
            ),
        )
        PUBLISHED = "published", _("Is the name of the external auditor published?")
        TIES = (
            "ties",
            _("Does nobody with close ties to a host company take part in its supervision?"),
        )
        FEES = "fees", _("Does the table of fees keep to the kinds allowed, at actual cost?")

    question = models.CharField(_("question"), max_length=10, choices=Question)
    answered_on = models.DateField(_("answered on"), default=localdate)
    answered_by = models.CharField(_("answered by"), max_length=100)
    fulfilled = models.BooleanField(
        _("answer"),
        null=True,
        blank=True,
        help_text=_("For all questions but the number of staff."),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(
        _("number of staff"), null=True, blank=True, help_text=_("For the number of staff only.")
    )
    note = models.TextField(_("note"), blank=True)

    objects = ReadinessAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer on readiness")
        verbose_name_plural = _("answers on readiness")
        ordering = ["-answered_on", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "question", "answered_on"],
                name="training_plans_readinessanswer_once_a_day",
                violation_error_message=_("This question was answered on this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(question="staff", number__isnull=False, fulfilled=None)
                | ~models.Q(question="staff") & models.Q(number=None, fulfilled__isnull=False),
                name="training_plans_readinessanswer_of_its_kind",
                violation_error_message=_(
                    "Give the number of staff, or for another question yes or no."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_question_display()} {self.answered_on}"
