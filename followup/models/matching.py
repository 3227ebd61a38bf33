"""Who can help people who went home: mentors, openings, and who was brought together."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from followup.models.recorded import Step
from followup.models.situation import Situation
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from trainees.models.reference import countries


class Offered(TenantQuerySet):
    def open_on(self, day):
        """Those that still stand on a day, each with `taken`: how many were introduced to it."""
        ended = Q(matches__last="declined") | Q(matches__last="ended")
        taken = Count("matches", filter=~ended & Q(matches__isnull=False))
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day)).annotate(taken=taken)


class Offer(TenantModel):
    """What a mentor and an opening have in common; no value means: any."""

    sector = models.CharField(
        _("sector"), max_length=13, choices=Situation.Sector, blank=True,
        help_text=_("Empty: any."),
    )  # fmt: skip
    country = models.CharField(
        _("country"), max_length=2, choices=countries, blank=True, help_text=_("Empty: any.")
    )
    place = models.CharField(_("town or province"), max_length=100, blank=True)
    language = models.CharField(
        _("languages"),
        max_length=60,
        blank=True,
        help_text=_("Codes such as vi, ja, en; empty: any."),
    )
    company = TenantForeignKey(
        "companies.Company", models.SET_NULL, related_name="+", null=True, blank=True,
        verbose_name=_("host company"),
    )  # fmt: skip
    room_for = models.PositiveSmallIntegerField(_("room for how many"), default=1)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    objects = Offered.as_manager()

    class Meta:
        abstract = True


class Mentor(Offer):
    """Somebody who helps people who went home with word and deed (メンター)."""

    name = EncryptedField(_("name"), max_length=100)
    reached_at = EncryptedField(_("telephone or e-mail"), max_length=200)
    helps_with = models.CharField(_("knows about"), max_length=200)

    wall = Wall(hidden=("name", "reached_at"))

    class Meta:
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        ordering = ["id"]

    def __str__(self):
        return self.name

    @property
    def offers(self):
        return self.helps_with

    def get_absolute_url(self):
        return reverse("mentors")


class Opening(Offer):
    """Work, a course or money that somebody who went home may have (募集)."""

    class Kind(models.TextChoices):
        WORK = "work", pgettext_lazy("opening", "work")
        COURSE = "course", pgettext_lazy("opening", "course")
        FINANCE = "finance", pgettext_lazy("opening", "finance")
        JICA = "jica", pgettext_lazy("opening", "programme of JICA")
        PARTNER = "partner", pgettext_lazy("opening", "business partner")

    kind = models.CharField(_("kind of opening"), max_length=7, choices=Kind)
    title = models.CharField(_("title"), max_length=160)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["ends_on", "id"]

    def __str__(self):
        return self.title

    @property
    def offers(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return reverse("openings")


class MatchQuerySet(TenantQuerySet):
    def with_state(self):
        """Each with `state_on`, the day of its newest step."""
        last = MatchStep.objects.filter(match=OuterRef("pk")).order_by("-on", "-pk")
        return self.annotate(state_on=Coalesce(Subquery(last.values("on")[:1]), F("proposed_on")))


class Match(OfDeparture):
    """That somebody was to be brought together with a mentor or an opening (マッチング).

    `reasons` are those which were shown then, in the words of the keys of followup.suggestions.
    `last` is the state of the newest step, kept by a trigger (sql/ventures.sql).
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("match", "proposed")
        INTRODUCED = "introduced", pgettext_lazy("match", "introduced")
        ACCEPTED = "accepted", pgettext_lazy("match", "working together")
        DECLINED = "declined", pgettext_lazy("match", "declined")
        ENDED = "ended", pgettext_lazy("match", "ended")

    mentor = TenantForeignKey(
        Mentor, models.CASCADE, related_name="matches", null=True, editable=False,
        verbose_name=_("mentor"),
    )  # fmt: skip
    opening = TenantForeignKey(
        Opening, models.CASCADE, related_name="matches", null=True, editable=False,
        verbose_name=_("opening"),
    )  # fmt: skip
    proposed_on = models.DateField(_("proposed on"), default=localdate, editable=False)
    reasons = models.JSONField(default=list, editable=False)
    last = models.CharField(max_length=10, choices=State, default=State.PROPOSED, editable=False)

    wall = Wall(staff="SELECT, INSERT, DELETE, UPDATE (last)")
    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mentor=None) ^ Q(opening=None), name="followup_match_with_one"
            ),
            models.UniqueConstraint(
                fields=["organization", "trainee", "mentor"], name="followup_match_mentor_once",
                violation_error_message=_("They were brought together already."),
            ),
            models.UniqueConstraint(
                fields=["organization", "trainee", "opening"], name="followup_match_opening_once",
                violation_error_message=_("They were brought together already."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.mentor or self.opening)

    def get_absolute_url(self):
        return reverse("trainee-ventures", args=[self.trainee_id])


class MatchStep(Step):
    """What came of a match, when and by whom recorded."""

    match = TenantForeignKey(Match, models.CASCADE, related_name="steps", verbose_name=_("match"))
    state = models.CharField(_("state"), max_length=10, choices=Match.State)

    class Meta(Step.Meta):
        verbose_name = _("step of a match")
        verbose_name_plural = _("steps of matches")

    def get_absolute_url(self):
        return self.match.get_absolute_url()
