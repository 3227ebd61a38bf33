"""Trainees and the organizations abroad that sent them."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding
from titp.tenancy.derived import NamedModel, NamedQuerySet
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall
from trainees.models.papers import ResidencePeriod
from trainees.models.placement import Leaving
from trainees.models.reference import countries, country_name


class SendingOrganizationQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(name__icontains=text)


class SendingOrganization(TenantModel):
    """An organization abroad that selects and prepares people (送出機関)."""

    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, blank=True, choices=countries)
    number = models.CharField(_("number"), max_length=20, blank=True)
    # Ordinance art. 10(2)(vi): nobody takes a deposit or agrees on a penalty.
    no_deposit_clause = models.BooleanField(
        _("contract forbids deposits and penalties"), null=True, blank=True
    )

    objects = SendingOrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sending organization")
        verbose_name_plural = _("sending organizations")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="trainees_sendingorganization_name_once",
                violation_error_message=_("A sending organization of this name is there already."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("sending-organization-edit", args=[self.pk])


class TraineeQuerySet(NamedQuerySet):
    def staying(self, on):
        """Landed in Japan by that day, and not recorded as gone."""
        gone = Leaving.objects.final().filter(trainee=OuterRef("pk"), gone_on__lte=on)
        return self.filter(~models.Exists(gone), entered_on__lte=on)

    def nationalities(self):
        """Pairs of code and name of each country that somebody here comes from, by name."""
        codes = self.exclude(nationality="").order_by().values_list("nationality", flat=True)
        return sorted(
            ((code, country_name(code)) for code in codes.distinct()), key=lambda pair: pair[1]
        )

    def with_company_name(self):
        """Each with `company_name`; a join of one column, which company users may read too."""
        return self.annotate(company_name=F("company__name"))

    def with_residence(self):
        """Each with `residence_expires_on` and `stage` of the latest period of stay.

        And with `gone_on` and `left_on`, which is None also where only the day is not known.
        """
        final = Leaving.objects.final().filter(trainee=OuterRef("pk")).order_by("-gone_on")
        latest = ResidencePeriod.objects.filter(trainee=OuterRef("pk")).order_by(
            F("expires_on").desc(nulls_last=True), "-pk"
        )
        return self.annotate(
            residence_expires_on=Subquery(latest.values("expires_on")[:1]),
            stage=Subquery(latest.values("status__stage")[:1]),
            left_on=Subquery(final.values("left_on")[:1]),
            gone_on=Subquery(final.values("gone_on")[:1]),
        )

    def with_open_findings(self):
        """Each with `open_findings`: how many duties are open about the person."""
        return self.annotate(open_findings=Finding.objects.open().counted("trainee"))


class Trainee(NamedModel):
    """A person who learns at a host company by an accredited plan (技能実習生)."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")

    name_roman = models.CharField(_("name in roman letters"), max_length=100, blank=True)
    name_kana = models.CharField(_("name in katakana"), max_length=100, blank=True)
    name_native = models.CharField(_("name in the own script"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    # ISO 3166: any country, not only those with a memorandum (Country)
    nationality = models.CharField(_("nationality"), max_length=2, blank=True, choices=countries)
    language = models.CharField(_("mother tongue"), max_length=8, blank=True)
    batch = models.CharField(_("batch"), max_length=30, blank=True)
    sending_organization = TenantForeignKey(
        SendingOrganization, models.PROTECT, related_name="trainees", null=True, blank=True,
        verbose_name=_("sending organization"),
    )  # fmt: skip
    # Where the person is placed now; a trigger follows the placements (see migrations).
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="trainees", null=True, blank=True,
        editable=False, verbose_name=_("host company"),
    )  # fmt: skip
    entered_on = models.DateField(_("landed on"), null=True, blank=True)
    address = models.CharField(_("address in Japan"), max_length=5000, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    note = models.TextField(_("note"), blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "company_id", "name_roman", "name_kana", "name_native",
                "sex", "birth_date", "nationality", "language", "batch", "entered_on",
                "search_key", "sort_key",
            ),
        ),
        hidden=("search_key", "sort_key"),
    )  # fmt: skip
    objects = TraineeQuerySet.as_manager()

    class Meta:
        verbose_name = _("trainee")
        verbose_name_plural = _("trainees")
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(fields=["organization", "sort_key", "id"], name="trainee_sorted"),
            models.Index(fields=["organization", "birth_date", "id"], name="trainee_born"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_roman="", name_kana=""),
                name="trainees_trainee_has_a_name",
                violation_error_message=_("A name in roman letters or in katakana is needed."),
            ),
            models.CheckConstraint(
                condition=models.Q(birth_date=None)
                | models.Q(entered_on=None)
                | models.Q(birth_date__lt=models.F("entered_on")),
                name="trainees_trainee_born_before_landing",
                violation_error_message=_("The person landed before being born."),
            ),
        ]

    def __str__(self):
        return self.name_roman or self.name_kana

    def get_absolute_url(self):
        return reverse("trainee", args=[self.pk])

    @property
    def nationality_name(self):
        return country_name(self.nationality)

    @transaction.atomic
    def transfer(self, placement):
        """Begin a placement; the one in force until then ends on the day before it."""
        day_before = placement.starts_on - timedelta(days=1)
        for earlier in self.placements.in_force(placement.starts_on):
            earlier.ends_on = day_before
            earlier.save()
        placement.trainee = self
        placement.save()

    def names(self):
        return self.name_kana, self.name_roman, self.name_native
