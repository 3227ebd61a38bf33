"""One answer to one question, kept when it is given."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall

NOT_SAID = "-"  # "I would rather not say": an answer too


class Answer(TenantModel):
    """What somebody answered to a question of followup.survey.questions (回答).

    `value` is the key of an option, an amount with its currency ("12000000 VND"), or NOT_SAID.
    """

    invitation = TenantForeignKey(
        "followup.Invitation", models.CASCADE, related_name="answers",
        verbose_name=_("invitation to the follow-up"),
    )  # fmt: skip
    question = models.CharField(_("question"), max_length=20)
    value = models.CharField(_("answer"), max_length=40)
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    wall = Wall(hidden=("value",))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "invitation", "question"],
                name="followup_answer_one_to_a_question",
                violation_error_message=_("This question was answered already."),
            )
        ]

    def __str__(self):
        return self.question

    @property
    def company_id(self):
        return self.invitation.company_id
