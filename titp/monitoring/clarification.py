"""Clarifications: what monitors ask one organization, and what it answers, both read the same."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.accounts.naming import name_of
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class State(models.TextChoices):
    """How a thread stands, which is what was done last."""

    ASKED = "asked", pgettext_lazy("clarification", "waits for an answer")
    ANSWERED = "answered", pgettext_lazy("clarification", "answered")
    AGAIN = "again", pgettext_lazy("clarification", "asked again")
    CLOSED = "closed", pgettext_lazy("clarification", "closed")


WAITING = (State.ASKED, State.AGAIN)  # the organization owes an answer


class ClarificationQuerySet(TenantQuerySet):
    def with_state(self):
        """Each with `state`, `acted_at` and the `answer_by` of the last question."""
        acts = ClarificationAct.objects.filter(clarification=OuterRef("pk")).order_by("-nr")
        asked = acts.filter(kind__in=WAITING)
        return self.annotate(
            state=Subquery(acts.values("kind")[:1]),
            acted_at=Subquery(acts.values("at")[:1]),
            answer_by=Subquery(asked.values("answer_by")[:1]),
        )

    def waiting(self):
        """Of those with a state: which wait for the organization."""
        return self.filter(state__in=WAITING)


class Clarification(TenantModel):
    """A question of the monitors to one organization (照会).

    Monitors belong to no organization: they read and write here as `ASKER`, in the sealed context
    of the organization they ask. What it is about are words and public keys, never a row.
    """

    subject = models.CharField(_("subject"), max_length=120)
    figure = models.CharField(_("figure"), max_length=60, blank=True)
    month = models.DateField(_("month"), null=True, blank=True)
    rule = models.CharField(_("rule"), max_length=20, blank=True)

    # added and never rewritten; the rows are their own history
    wall = Wall(staff="SELECT, INSERT", grants={}, asker="SELECT, INSERT", history=False)
    objects = ClarificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")
        ordering = ["-id"]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("clarification", args=[self.pk])


class ClarificationActQuerySet(TenantQuerySet):
    def with_person(self):
        """Each with `person`, the name of who did it, "" where the reader may not know them."""
        return self.annotate(person=name_of("by"))


class ClarificationAct(TenantModel):
    """Something that was asked, answered or closed in a thread; the last one tells its state.

    A trigger (sql/clarifications.sql) keeps the order, and which side does what.
    """

    Kind = State

    clarification = TenantForeignKey(
        Clarification, models.CASCADE, related_name="acts", verbose_name=_("clarification")
    )
    nr = models.PositiveSmallIntegerField(editable=False, db_default=0)  # by the trigger
    kind = models.CharField(_("what was done"), max_length=8, choices=State)
    words = EncryptedField(_("text"), max_length=5000, blank=True)
    answer_by = models.DateField(_("answer wished by"), null=True, blank=True)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT, INSERT", grants={}, asker="SELECT, INSERT", history=False)
    objects = ClarificationActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of a clarification")
        verbose_name_plural = _("acts of clarifications")
        ordering = ["nr"]
        constraints = [
            # who is slower of two at once, is refused
            models.UniqueConstraint(
                fields=["organization", "clarification", "nr"],
                name="monitoring_clarificationact_one_after_the_other",
                violation_error_message=_("Somebody was faster: this is no longer the next step."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=WAITING, answer_by__isnull=False)
                | ~Q(kind__in=WAITING) & Q(answer_by=None),
                name="monitoring_clarificationact_asked_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(words__isnull=False) | Q(kind=State.CLOSED),
                name="monitoring_clarificationact_says_something",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"

    @property
    def is_answer(self):
        """Whether the organization wrote it."""
        return self.kind == State.ANSWERED
