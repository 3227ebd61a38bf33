"""Host companies, and the two standings of theirs that decide how many may learn there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.jp import cn

from titp.compliance.models import Finding
from titp.tenancy.derived import NamedModel, NamedQuerySet
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import Office, TenantModel
from titp.tenancy.walls import CompanyWindow, NoOverlap, Wall


def corporate_number(text):
    """Refuse a corporate number (法人番号, 13 digits) whose check digit is wrong."""
    try:
        cn.validate(text)
    except WrongNumber:
        raise ValidationError(_("This is no corporate number: please check the digits.")) from None


def head_office():
    """The office that was recorded first; None where none is."""
    return Office.objects.order_by("pk").first()


class CompanyQuerySet(NamedQuerySet):
    def of_office(self, office):
        """Those that an office of ours supervises; the first office also those told of none."""
        own = models.Q(office=office)
        return self.filter(own | models.Q(office=None) if office == head_office() else own)

    def with_open_findings(self):
        """Each with `open_findings`: how many duties are open there, those of its people too."""
        return self.annotate(open_findings=Finding.objects.open().counted("company"))

    def with_staff_count(self):
        """Each with `full_time_staff`, by the latest count."""
        counts = StaffCount.objects.filter(company=OuterRef("pk")).order_by("-counted_on")
        return self.annotate(full_time_staff=Subquery(counts.values("full_time_staff")[:1]))


class Company(NamedModel):
    """Who employs trainees and trains them by an accredited plan (実習実施者)."""

    name = models.CharField(_("name"), max_length=200)
    name_kana = models.CharField(_("name in kana"), max_length=200, blank=True)
    corporate_number = models.CharField(
        _("corporate number"), max_length=13, blank=True, validators=[corporate_number],
        help_text=_("13 digits; sole proprietors have none."),
    )  # fmt: skip
    sole_proprietor = models.BooleanField(
        _("sole proprietor"), default=False,
        help_text=_("A person, not a corporation: without a corporate number and officers."),
    )  # fmt: skip
    acceptance_number = models.CharField(_("acceptance number"), max_length=20, blank=True)
    industry = models.CharField(_("industry"), max_length=100, blank=True)
    representative = models.CharField(_("representative"), max_length=100, blank=True)
    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("supervising office"),
        help_text=_("The business report counts each host at its office."),
    )  # fmt: skip
    joined_on = models.DateField(_("member since"), null=True, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    prefecture = models.ForeignKey(
        "companies.Prefecture", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("prefecture"),
    )  # fmt: skip
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    note = models.TextField(_("note"), blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="id",
            reads=(
                "id", "organization_id", "name", "name_kana", "corporate_number",
                "acceptance_number", "industry", "representative", "postal_code",
                "prefecture_id", "address", "phone", "email", "search_key", "sort_key",
            ),
        ),
        hidden=("search_key", "sort_key"),
    )  # fmt: skip
    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("host company")
        verbose_name_plural = _("host companies")
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["organization", "sort_key", "id"], name="company_sorted")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="companies_company_name_once",
                violation_error_message=_("A host company of this name is there already."),
            ),
            models.CheckConstraint(
                condition=models.Q(sole_proprietor=False) | models.Q(corporate_number=""),
                name="companies_company_either_a_person",
                violation_error_message=_("A sole proprietor has no corporate number."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company", args=[self.pk])

    def names(self):
        return self.name_kana, self.name, self.corporate_number

    @property
    def supervising_office(self):
        """The office of ours that supervises it: the first one, where nothing else is told."""
        return self.office or head_office()


class StaffCount(TenantModel):
    """How many full-time staff a company had from a day on; decides its caps (常勤職員数)."""

    company = TenantForeignKey(Company, models.CASCADE, related_name="staff_counts")
    counted_on = models.DateField(_("counted on"))
    full_time_staff = models.PositiveIntegerField(_("full-time staff"))

    class Meta:
        verbose_name = _("staff count")
        verbose_name_plural = _("staff counts")
        ordering = ["-counted_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "counted_on"],
                name="companies_staffcount_once_a_day",
                violation_error_message=_("There is a count for this day already."),
            )
        ]

    def __str__(self):
        return f"{self.counted_on}: {self.full_time_staff}"

    def get_absolute_url(self):
        return reverse("company-workplaces", args=[self.company_id])


class ExcellentStanding(TenantModel):
    """A period in which a company fulfils the excellent requirements (優良な実習実施者)."""

    company = TenantForeignKey(Company, models.CASCADE, related_name="excellent_standings")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("excellent standing")
        verbose_name_plural = _("excellent standings")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_excellentstanding_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="companies_excellentstanding_one_at_a_time", per="company"),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on or ''}"

    def get_absolute_url(self):
        return reverse("company-workplaces", args=[self.company_id])
