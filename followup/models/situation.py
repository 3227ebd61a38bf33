"""What became of a person, as told on one day."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.consent import FollowUpConsent
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class SituationQuerySet(TenantQuerySet):
    def latest(self, on=None):
        """Each person's newest one, as of a day."""
        rows = self.filter(as_of__lte=on) if on else self
        return rows.order_by("organization", "trainee", "-as_of", "-id").distinct(
            "organization", "trainee"
        )

    def countable(self, on):
        """Those of people who agree, on that day, to be counted in figures without names.

        Who has withdrawn the consent is in no figure that is made from then on.
        """
        agreeing = FollowUpConsent.objects.in_force(on).allowing("figures_may_count")
        return self.filter(trainee__in=agreeing.values("trainee"))

    def leads(self):
        """Those who start or run a business: where a venture may be."""
        return self.filter(kind=Situation.Kind.OWN_BUSINESS)


def used(label):
    """0, not at all, to 4, every day."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(4)]
    )


def points(label):
    """0 to 100 of followup.survey.scoring; None where nothing was said."""
    return models.PositiveSmallIntegerField(
        label, null=True, editable=False, validators=[MaxValueValidator(100)]
    )


class Situation(TenantModel):
    """What somebody does on a day after the return, made of the answers of one wave (帰国後の状況).

    The points say by which method they were counted; a new method changes no old row.
    """

    class Kind(models.TextChoices):
        TRAINED_OCCUPATION = "trained_occupation", _("work in the trained occupation")
        OTHER_WORK = "other_work", _("other work")
        JAPANESE_BRANCH = "japanese_branch", _("branch of a Japanese company abroad")
        STUDY = "study", _("further study")
        JAPAN_AGAIN = "japan_again", _("in Japan again")
        OWN_BUSINESS = "own_business", _("starting or running a business")
        SEEKING = "seeking", _("seeking work")
        NOT_WORKING = "not_working", _("not working for now")

    class Role(models.TextChoices):
        WORKER = "worker", pgettext_lazy("role", "worker")
        LEADER = "leader", pgettext_lazy("role", "team leader")
        MANAGER = "manager", pgettext_lazy("role", "manager")
        ENGINEER = "engineer", pgettext_lazy("role", "engineer or technician")
        INTERPRETER = "interpreter", pgettext_lazy("role", "interpreter or office work")

    class Status(models.TextChoices):
        SSW_1 = "ssw_1", _("Specified Skilled Worker (i)")
        SSW_2 = "ssw_2", _("Specified Skilled Worker (ii)")
        TRAINING = "training", _("Technical Intern Training or Employment for Skill Development")
        ENGINEER = "engineer", _("Engineer, Specialist in Humanities, International Services")
        STUDENT = "student", pgettext_lazy("status of residence", "Student")
        OTHER = "other", _("another status")

    class Sector(models.TextChoices):
        AGRICULTURE = "agriculture", _("agriculture and fishery")
        FOOD = "food", _("food and restaurants")
        MANUFACTURING = "manufacturing", _("manufacturing")
        CONSTRUCTION = "construction", _("construction")
        TRADE = "trade", _("shop and trade")
        REPAIR = "repair", _("repair and transport")
        SERVICES = "services", _("care, tourism and other services")
        IT = "it", _("information technology")
        EDUCATION = "education", _("teaching and sending people abroad")
        OTHER = "other", _("another sector")

    class People(models.TextChoices):
        """How many work in the business, its owner included."""

        NONE = "none", _("not begun yet")
        ALONE = "alone", _("one person")
        FEW = "few", _("2 to 4 people")
        SOME = "some", _("5 to 9 people")
        MANY = "many", _("10 to 49 people")
        MOST = "most", _("50 people or more")

    class Source(models.TextChoices):
        SURVEY = "survey", _("by the person, over the link")
        PHONE = "phone", _("by telephone")
        STAFF = "staff", _("entered by the office")

    # The bands of data/earnings_bands.csv, the same for all countries in what they buy there.
    BANDS = [(number, str(number)) for number in range(6)]

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="situations", verbose_name=_("trainee")
    )
    invitation = TenantOneToOne(
        "followup.Invitation", models.CASCADE, related_name="situation", null=True, editable=False,
        verbose_name=_("invitation to the follow-up"),
    )  # fmt: skip
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=6, choices=Source)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("recorded by"),
    )  # fmt: skip
    # Empty where the person would rather not say.
    kind = models.CharField(_("what the person does"), max_length=18, choices=Kind, blank=True)
    role = models.CharField(_("role"), max_length=11, choices=Role, blank=True)
    promoted = models.BooleanField(_("promoted"), null=True, blank=True)
    status = models.CharField(_("status in Japan"), max_length=8, choices=Status, blank=True)
    sector = models.CharField(_("sector"), max_length=13, choices=Sector, blank=True)
    people = models.CharField(_("people in the business"), max_length=5, choices=People, blank=True)
    earnings = models.PositiveSmallIntegerField(
        _("earnings band"), null=True, blank=True, choices=BANDS
    )
    skills_used = used(_("use of the skills"))
    japanese_used = used(_("use of Japanese"))
    economic = points(_("economic points"))
    social = points(_("social points"))
    psychosocial = points(_("psychosocial points"))
    method = models.CharField(_("method of the points"), max_length=20, editable=False)
    # SDG 10.7.1 needs both of the same person: what it cost, and a month's pay in the first year.
    recruitment_cost = models.DecimalField(
        _("recruitment cost"), max_digits=14, decimal_places=0, null=True, blank=True
    )
    recruitment_currency = models.CharField(_("currency"), max_length=3, blank=True)
    recruitment_cost_yen = models.PositiveBigIntegerField(
        _("recruitment cost in yen"), null=True, editable=False
    )
    first_pay_yen = models.PositiveIntegerField(
        _("monthly pay in the first year (yen)"), null=True, blank=True
    )

    objects = SituationQuerySet.as_manager()

    class Meta:
        verbose_name = _("situation after the return")
        verbose_name_plural = _("situations after the return")
        ordering = ["-as_of", "-id"]
        indexes = [
            models.Index(
                fields=["organization", "trainee", "-as_of", "-id"],
                name="followup_situation_newest",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(economic=None) | models.Q(economic__lte=100),
                name="followup_situation_economic_possible",
            ),
            models.CheckConstraint(
                condition=models.Q(social=None) | models.Q(social__lte=100),
                name="followup_situation_social_possible",
            ),
            models.CheckConstraint(
                condition=models.Q(psychosocial=None) | models.Q(psychosocial__lte=100),
                name="followup_situation_psychosocial_possible",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.as_of}".strip()

    @property
    def company_id(self):
        return self.trainee.company_id

    @property
    def reintegration(self):
        """The mean of the three dimensions in whole points; None unless all three are known."""
        parts = (self.economic, self.social, self.psychosocial)
        return None if None in parts else round(sum(parts) / len(parts))
