"""Ventures of people who went home, and the dated stages they pass through."""

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.recorded import Recorded
from followup.models.situation import Situation
from titp.japanese.text import search_key
from titp.monitoring.subjects import GOALS
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall
from trainees.models.reference import countries

# What joins two organizations' rows of one venture: 80 bits, good for some days only.
JOINT_CODE = SecretCode("FOLLOW_UP_KEY", 16, "joint ")
JOINT_FOR = timedelta(days=14)


class VentureQuerySet(TenantQuerySet):
    def with_stage(self, on=None):
        """Each with `stage` and `stage_on` as of a day, and `is_disputed`."""
        day = on or localdate()
        last = VentureStage.objects.filter(venture=OuterRef("pk"), on__lte=day)
        last = last.order_by("-on", "-pk")
        open_claims = self.model.founder_model().objects.unsettled().filter(venture=OuterRef("pk"))
        return self.annotate(
            stage=Coalesce(Subquery(last.values("stage")[:1]), Value("idea")),
            stage_on=Subquery(last.values("on")[:1]),
            is_disputed=Exists(open_claims),
        )

    def alike(self, name, country):
        """Those of nearly this name in this country: perhaps the same one."""
        key = search_key(name)
        return self.filter(country=country, name_key=key) if key else self.none()


class Venture(TenantModel):
    """A business of people who went home (帰国者の事業), from the first idea on.

    Where founders come from several organizations, each has a row of its own; the rows of one
    venture bear the same `joint_id`, and nobody is told whose the other rows are. One organization
    makes a code, the other types it: it follows from `joint_seed` and a key, and is not stored.
    """

    Sector = Situation.Sector

    name = models.CharField(_("name of the venture"), max_length=120)
    name_key = models.CharField(max_length=200, editable=False)
    sector = models.CharField(_("sector"), max_length=13, choices=Situation.Sector)
    country = models.CharField(_("country"), max_length=2, choices=countries)
    place = models.CharField(_("town or province"), max_length=100, blank=True)
    about = models.TextField(_("what it does"), max_length=2000, blank=True)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("recorded by"),
    )  # fmt: skip
    at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    joint_id = models.UUIDField(null=True, editable=False)
    joint_seed = models.UUIDField(null=True, editable=False)
    joint_hash = models.CharField(max_length=64, blank=True, editable=False)
    joint_until = models.DateTimeField(_("code good until"), null=True, editable=False)

    wall = Wall(hidden=("joint_id", "joint_seed", "joint_hash"))
    objects = VentureQuerySet.as_manager()

    class Meta:
        verbose_name = _("venture")
        verbose_name_plural = _("ventures")
        ordering = ["name_key", "id"]
        indexes = [
            models.Index(fields=["joint_hash"], name="followup_venture_by_code"),
            models.Index(fields=["joint_id"], name="followup_venture_joint"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = search_key(self.name)[:200]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("venture", args=[self.pk])

    @classmethod
    def founder_model(cls):
        return cls._meta.get_field("founders").related_model

    @property
    def company_id(self):
        """No host company has part in it."""

    @property
    def joint_code(self):
        """The code in force, or ""."""
        if not self.joint_seed or not self.joint_until or self.joint_until <= timezone.now():
            return ""
        return JOINT_CODE.of(self.joint_seed.bytes)

    def open_to_join(self):
        """Make a new code; an earlier one opens nothing from then on."""
        self.joint_id = self.joint_id or uuid4()
        self.joint_seed, self.joint_until = uuid4(), timezone.now() + JOINT_FOR
        self.joint_hash = JOINT_CODE.hash(self.joint_code)
        self.save()

    def join(self, code):
        """Whether the code of another organization fits; then both rows are one venture."""
        (joint_id,) = JOINT_CODE.behind("SELECT app.joint_venture_of(%s)", code) or (None,)
        if joint_id is None or (self.joint_hash and joint_id == self.joint_id):
            return False
        self.joint_id = joint_id
        self.joint_seed, self.joint_hash, self.joint_until = None, "", None
        self.save()
        return True

    def part(self):
        """From now on it is a venture of its own again."""
        self.joint_id = self.joint_seed = self.joint_until = None
        self.joint_hash = ""
        self.save()


class OfVenture(Recorded):
    """A row about one venture: who wrote it, and when."""

    venture = TenantForeignKey(
        Venture, models.CASCADE, related_name="%(class)ss", verbose_name=_("venture")
    )

    class Meta:
        abstract = True

    @property
    def company_id(self):
        """No host company has part in it."""

    def get_absolute_url(self):
        return self.venture.get_absolute_url()


class VentureStage(OfVenture):
    """That a venture came to a stage on a day (事業の段階); the newest tells where it stands."""

    class Stage(models.TextChoices):
        IDEA = "idea", pgettext_lazy("venture", "idea")
        PLAN = "plan", pgettext_lazy("venture", "plan")
        INFORMAL = "informal", pgettext_lazy("venture", "running, not registered")
        REGISTERED = "registered", pgettext_lazy("venture", "registered")
        HIRING = "hiring", pgettext_lazy("venture", "employs people")
        EXPORTING = "exporting", pgettext_lazy("venture", "exports")
        PAUSED = "paused", pgettext_lazy("venture", "paused")
        CLOSED = "closed", pgettext_lazy("venture", "closed")

    # Where somebody earns by it: from then on its founders count as entrepreneurs.
    RUNNING = ("informal", "registered", "hiring", "exporting")

    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    on = models.DateField(_("since"), default=localdate)
    note = models.CharField(_("what tells so"), max_length=300, blank=True)

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("stage of a venture")
        verbose_name_plural = _("stages of ventures")
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(
                fields=["organization", "venture", "-on", "-id"], name="followup_stage_newest"
            )
        ]

    def __str__(self):
        return f"{self.get_stage_display()} {self.on}"


class VentureGoal(OfVenture):
    """One of the 17 goals that a venture serves, and why (SDGsとの関係)."""

    goal = models.PositiveSmallIntegerField(_("goal"), choices=list(GOALS.items()))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("goal of a venture")
        verbose_name_plural = _("goals of ventures")
        ordering = ["goal"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "venture", "goal"], name="followup_venturegoal_once",
                violation_error_message=_("This goal is there already."),
            ),
            models.CheckConstraint(
                condition=Q(goal__gte=1, goal__lte=17) & ~Q(reason=""),
                name="followup_venturegoal_has_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"SDG {self.goal}"
