"""Consultations: what trainees bring before the organization, and what it did (相談対応)."""

from django.db import models
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import PublicTenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from trainees.models.reference import consultation_languages
from trainees.walls import ContactsOnly, NotAboutOneself


class DayInJapan(models.Func):
    """The day of a moment; a CHECK constraint has no time zone of its own."""

    template = "(%(expressions)s AT TIME ZONE 'Asia/Tokyo')::date"
    arity = 1
    output_field = models.DateField()


class ConsultationQuerySet(TenantQuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def with_trainee(self):
        return self.select_related("trainee")


class Consultation(PublicTenantModel):
    """A matter that somebody brought before us; who may stay unnamed (相談).

    Ordinance art. 52(xiv), 54(1)(vii), form 4-11. Nothing of it is for host companies: not that it
    exists, not when it came, not about whom.
    """

    class Channel(models.TextChoices):
        PERSON = "person", _("in person")
        PHONE = "phone", _("by telephone")
        MESSAGE = "message", _("by message")
        MAIL = "mail", _("by e-mail")
        LETTER = "letter", _("by letter")
        VOICE = "voice", _("by the card's page")
        OTHER = "other", _("by another way")

    class Urgency(models.TextChoices):
        NOW = "now", pgettext_lazy("urgency", "at once")
        SOON = "soon", _("within days")
        USUAL = "usual", _("in the usual time")

    class Category(models.TextChoices):
        WAGES = "wages", _("wages and deductions")
        HOURS = "hours", _("working hours and rest")
        WORK = "work", _("content of the training")
        LODGING = "lodging", _("lodging")
        LIFE = "life", _("daily life")
        HEALTH = "health", _("health")
        INJURY = "injury", _("injury")
        PREGNANCY = "pregnancy", _("pregnancy and childbirth")
        HARASSMENT = "harassment", _("harassment")
        VIOLENCE = "violence", _("violence")
        PAPERS = "papers", _("passport, card or savings kept")
        TRANSFER = "transfer", _("change of the host")
        DISMISSAL = "dismissal", _("dismissal or being sent home")
        OTHER = "other", _("something else")

    # Handbook 11: what does not wait for the usual days.
    URGENT = (
        Category.HARASSMENT, Category.VIOLENCE, Category.PAPERS, Category.PREGNANCY,
        Category.INJURY,
    )  # fmt: skip
    SOON = (Category.WAGES, Category.DISMISSAL)

    restricted = models.BooleanField(
        _("for the safeguarding contacts only"), default=False,
        help_text=_("As where somebody of our own organization is suspected."),
    )  # fmt: skip
    about_person = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("person of our own whom it is about"),
        help_text=_("They never see it, not even as a safeguarding contact or administrator."),
    )  # fmt: skip
    received_at = models.DateTimeField(_("received at"))
    channel = models.CharField(_("channel"), max_length=7, choices=Channel)
    trainee = TenantForeignKey(
        "trainees.Trainee", models.PROTECT, related_name="consultations", null=True, blank=True,
        verbose_name=_("trainee"), help_text=_("Empty when nobody gave a name."),
    )  # fmt: skip
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("host company"),
        help_text=_("Where it is known though the person is not; no company ever reads it."),
    )  # fmt: skip
    language = models.CharField(
        _("language spoken"), max_length=8, blank=True, choices=consultation_languages
    )
    understood = models.BooleanField(
        _("answered in a language the person understands"), null=True, blank=True
    )
    category = models.CharField(_("matter"), max_length=10, choices=Category)
    urgency = models.CharField(
        _("urgency"), max_length=5, choices=Urgency, blank=True,
        help_text=_("Left empty it follows from the matter."),
    )  # fmt: skip
    summary = EncryptedField(_("what was said"), max_length=10_000, blank=True)
    action = EncryptedField(_("what was done, and its result"), max_length=20_000, blank=True)
    handled_by = models.CharField(_("handled by"), max_length=100, blank=True)
    first_response_at = models.DateTimeField(_("first answered at"), null=True, blank=True)
    plan_recorded_on = models.DateField(_("plan recorded on"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    # What the tables know of the code with which the person comes back.
    return_hash = models.CharField(max_length=64, blank=True, editable=False)

    wall = Wall(
        hidden=("summary", "action", "trainee_id", "company_id", "category", "urgency",
                "return_hash", "about_person_id"),
        confidential=True,
    )  # fmt: skip
    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["return_hash"], name="consultation_by_code")]
        constraints = [
            ContactsOnly(name="trainees_consultation_contacts_only"),
            NotAboutOneself(name="trainees_consultation_not_about_oneself"),
            models.CheckConstraint(
                condition=models.Q(about_person=None) | models.Q(restricted=True),
                name="trainees_consultation_about_a_person_restricted",
                violation_error_message=_("What is about one of us is for the contacts only."),
            ),
            models.UniqueConstraint(
                fields=["organization", "return_hash"],
                condition=~models.Q(return_hash=""),
                name="trainees_consultation_one_of_a_code",
            ),
            models.CheckConstraint(
                condition=models.Q(first_response_at=None)
                | models.Q(first_response_at__gte=models.F("received_at")),
                name="trainees_consultation_answered_later",
                violation_error_message=_("It was answered before it was received."),
            ),
            models.CheckConstraint(
                condition=models.Q(plan_recorded_on=None)
                | models.Q(plan_recorded_on__gte=DayInJapan("received_at")),
                name="trainees_consultation_planned_later",
                violation_error_message=_("The plan is older than the consultation."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None)
                | models.Q(
                    first_response_at__isnull=False, closed_at__gte=models.F("first_response_at")
                ),
                name="trainees_consultation_closed_last",
                violation_error_message=_("It is closed after it was answered, not before."),
            ),
        ]

    def __str__(self):
        # Neither a name nor the matter: it stands in titles of pages.
        return _("Consultation of %(day)s") % {"day": f"{localtime(self.received_at):%Y-%m-%d}"}

    @property
    def pressing(self):
        """The urgency that was chosen, else that of the matter (handbook 11, to be confirmed)."""
        if self.urgency:
            return self.urgency
        urgent, soon = self.Urgency.NOW, self.Urgency.SOON
        if self.category in self.URGENT:
            return urgent
        return soon if self.category in self.SOON else self.Urgency.USUAL

    @property
    def is_urgent(self):
        return self.pressing == self.Urgency.NOW and self.closed_at is None

    def get_absolute_url(self):
        return reverse("consultation", args=[self.in_address])
