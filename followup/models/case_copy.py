"""Copies of cases written for monitors, the two consents that open them, and each reading."""

from uuid import uuid4

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from followup.case_walls import ReleasedOnly, WithCopy, WithMatter, WithRequest
from followup.models.case_request import CaseRequest
from titp.accounts.naming import name_of
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import PublicTenantModel, TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall
from trainees.walls import ContactsOnly, NotAboutOneself

# 130 bits, as a report's own code: it opens what somebody confided.
CASE = SecretCode("VOICE_KEY", 26, use="case ")
OPEN = "SELECT (id, organization_id, public_id, request_id, until)"


class CaseCopyQuerySet(TenantQuerySet):
    def with_consents(self):
        """Each with `person_says` and `office_says`: "yes", "no", "withdrawn", or None."""
        return self.annotate(**{
            f"{side}_says": Subquery(
                CaseConsent.objects.filter(copy=OuterRef("pk"), side=side)
                .order_by("-pk").annotate(says=models.Case(
                    models.When(withdrawn_at__isnull=False, then=models.Value("withdrawn")),
                    models.When(agreed=True, then=models.Value("yes")),
                    default=models.Value("no"),
                )).values("says")[:1]
            )
            for side in CaseConsent.Side.values
        })  # fmt: skip


class CaseCopy(PublicTenantModel):
    """What monitors may read of a case: written for the purpose, never a live row (開示用の写し).

    It is never changed; another text is another copy. `told` says the same in the person's
    language. Of the office it is there for whom the request and the consultation are, and where it
    is `restricted`, for the safeguarding contacts, without whom it is about. Monitors have no right
    on the words: `app.read_case` hands them out while both consents are in force, and records it
    (sql/cases.sql).
    """

    request = TenantForeignKey(
        CaseRequest, models.CASCADE, related_name="copies", editable=False,
        verbose_name=_("case request"),
    )  # fmt: skip
    consultation = TenantForeignKey(
        "trainees.Consultation", models.CASCADE, related_name="+", null=True, blank=True,
        verbose_name=_("consultation that it is made from"),
    )  # fmt: skip
    # not called by the name of the person's rows: it is not handed out with them, but by its code
    person = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="+", null=True, blank=True,
        verbose_name=_("person concerned"),
        help_text=_("Empty where nobody gave a name: then the code below asks for the consent."),
    )  # fmt: skip
    restricted = models.BooleanField(
        _("for the safeguarding contacts only"), default=False,
        help_text=_("As where the matter is, though no consultation is chosen above."),
    )  # fmt: skip
    about_person = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("person of our own whom it is about"),
        help_text=_("They never see it, not even as a safeguarding contact or administrator."),
    )  # fmt: skip
    facts = EncryptedField(_("facts"), max_length=2000, blank=True)
    text = EncryptedField(_("text for the monitors"), max_length=10_000)
    told = EncryptedField(_("the same in the person’s language"), max_length=10_000, blank=True)
    until = models.DateField(_("readable until"))
    seed = models.UUIDField(default=uuid4, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("written by"),
    )  # fmt: skip
    at = models.DateTimeField(_("written at"), default=timezone.now, editable=False)

    wall = Wall(
        staff="SELECT, INSERT", grants={}, asker=OPEN, confidential=True, history=False
    )  # fmt: skip
    objects = CaseCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of a case")
        verbose_name_plural = _("copies of cases")
        ordering = ["-id"]
        constraints = [
            ContactsOnly(name="followup_casecopy_contacts_only"),
            NotAboutOneself(name="followup_casecopy_not_about_oneself"),
            models.CheckConstraint(
                condition=Q(about_person=None) | Q(restricted=True),
                name="followup_casecopy_about_a_person_restricted",
                violation_error_message=_("What is about one of us is for the contacts only."),
            ),
            WithRequest(name="followup_casecopy_with_request"),
            WithMatter(name="followup_casecopy_with_matter"),
            ReleasedOnly(name="followup_casecopy_released_only"),
            models.UniqueConstraint(
                fields=["organization", "code_hash"], name="followup_casecopy_one_of_a_code"
            ),
        ]
        indexes = [models.Index(fields=["code_hash"], name="followup_case_by_code")]

    def __str__(self):
        return _("Copy of %(day)s") % {"day": f"{timezone.localtime(self.at):%Y-%m-%d}"}

    @property
    def code(self):
        """What opens the page of the person concerned."""
        return CASE.of(self.seed.bytes)

    def get_absolute_url(self):
        return reverse("case-copy", args=[self.in_address])


class CaseConsentQuerySet(TenantQuerySet):
    def with_person(self):
        return self.annotate(name=name_of("by"))


class CaseConsent(TenantModel):
    """What one of the two said of a copy; the newest of each counts (事案開示の同意).

    The organization's is the release. The person's keeps the very words that were read.
    """

    class Side(models.TextChoices):
        PERSON = "person", _("the person concerned")
        OFFICE = "office", _("the organization")

    class Way(models.TextChoices):
        TABLET = "tablet", _("on a tablet")
        PAPER = "paper", _("on signed paper")
        CODE = "code", _("by the code")
        OFFICE = "office", _("at the office")

    copy = TenantForeignKey(
        CaseCopy, models.CASCADE, related_name="consents", verbose_name=_("copy of a case")
    )
    side = models.CharField(_("who"), max_length=6, choices=Side)
    agreed = models.BooleanField(_("agreed"))
    way = models.CharField(_("given how"), max_length=6, choices=Way)
    language = models.CharField(_("language"), max_length=8, blank=True)
    version = models.CharField(_("wording"), max_length=20, blank=True)
    wording = models.TextField(_("what the person read"), blank=True)
    signed_as = EncryptedField(_("name as signed"), max_length=100, blank=True)
    # nobody: the person, by the code
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("recorded by"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("withdrawal recorded by"),
    )  # fmt: skip

    wall = Wall(
        staff="SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by_id)", grants={},
        confidential=True, history=False,
    )  # fmt: skip
    objects = CaseConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent to a case")
        verbose_name_plural = _("consents to cases")
        ordering = ["id"]
        constraints = [
            WithCopy(name="followup_caseconsent_with_copy"),
            models.CheckConstraint(
                condition=Q(side="office", way="office") | Q(side="person") & ~Q(way="office")
                & ~Q(wording=""),
                name="followup_caseconsent_of_its_side",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_side_display()} {self.pk}"


class CaseReading(TenantModel):
    """That a monitor was handed the words of a copy; written by `app.read_case` (閲覧記録)."""

    copy = TenantForeignKey(
        CaseCopy, models.CASCADE, related_name="readings", verbose_name=_("copy of a case")
    )
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT", grants={}, confidential=True, history=False)

    class Meta:
        verbose_name = _("reading of a case")
        verbose_name_plural = _("readings of cases")
        ordering = ["id"]
        constraints = [WithCopy(name="followup_casereading_with_copy")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
