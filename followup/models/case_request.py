"""Requests of the monitors for a case, that one is declined, and that one is taken back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from followup.case_walls import KeptFrom, WithRequest
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import PublicTenantModel, TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from trainees.models import Consultation
from trainees.safeguarding.codes import return_codes_in
from trainees.walls import ContactsOnly

# All columns but one: whom a request may concern
ASKER_MAY = (
    "SELECT (id, organization_id, public_id, restricted, category, figure, since, until, reference,"
    " number_hash, reason, needed, answer_by, by_id, at), INSERT"
)


class CaseRequestQuerySet(TenantQuerySet):
    def for_monitors(self):
        """With the columns that a monitor's role may read."""
        return self.defer("kept_from")

    def with_answers(self):
        """Each with `is_declined`, `is_recalled`, and `has_copy`: whether one was written of it."""
        of_this = {"request": OuterRef("pk")}
        copies = self.model._meta.get_field("copies").related_model
        return self.annotate(
            is_declined=Exists(CaseDecline.objects.filter(**of_this)),
            is_recalled=Exists(CaseRecall.objects.filter(**of_this)),
            has_copy=Exists(copies.objects.filter(**of_this)),
        )

    def waiting(self):
        """Of those with answers: with none, and still asked."""
        return self.filter(is_declined=False, has_copy=False, is_recalled=False)


class CaseRequest(PublicTenantModel):
    """That the monitors ask an organization for a case, and why (事案の照会).

    By matter and period, or by a number that the person gave to Devnet; what comes with such a
    number is for the safeguarding contacts, for it may lead to anything; but not for one of them
    whom it may concern (sql/case_kept.sql). It says nothing of whether there is such a case.
    """

    restricted = models.BooleanField(
        _("for the safeguarding contacts only"), default=False,
        help_text=_("Always so where the person gave a number."),
    )  # fmt: skip
    category = models.CharField(
        _("matter"), max_length=10, choices=Consultation.Category, blank=True
    )
    figure = models.CharField(_("figure"), max_length=60, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    reference = EncryptedField(_("number that the person gave"), max_length=60, blank=True)
    # what finds the report that the number belongs to, and with it whom that is about
    number_hash = models.CharField(max_length=64, blank=True, editable=False)
    # whom of the office it may concern, by id; written by the database, and read by no monitor
    kept_from = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)
    reason = EncryptedField(_("reason"), max_length=2000)
    needed = EncryptedField(_("what is needed"), max_length=2000)
    answer_by = models.DateField(_("answer wished by"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("asked by"),
    )  # fmt: skip
    at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)

    # written by monitors only, and by nobody rewritten: the row is its own history
    wall = Wall(staff="SELECT", grants={}, asker=ASKER_MAY, history=False, confidential=True)
    objects = CaseRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("case request")
        verbose_name_plural = _("case requests")
        ordering = ["-at", "-id"]
        constraints = [
            ContactsOnly(name="followup_caserequest_contacts_only"),
            KeptFrom(name="followup_caserequest_kept_from"),
            models.CheckConstraint(
                condition=Q(reference__isnull=True) | ~Q(number_hash=""),
                name="followup_caserequest_number_looked_up",
            ),
            models.CheckConstraint(
                condition=Q(reference__isnull=True) | Q(restricted=True),
                name="followup_caserequest_by_number_restricted",
            ),
            models.CheckConstraint(
                condition=Q(reference__isnull=False) | ~Q(category="") | ~Q(figure=""),
                name="followup_caserequest_about_something",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="followup_caserequest_period_in_order",
            ),
        ]

    def __str__(self):
        return _("Case request of %(day)s") % {"day": f"{timezone.localtime(self.at):%Y-%m-%d}"}

    def get_absolute_url(self):
        return reverse("case-request", args=[self.in_address])

    @property
    def report(self):
        """The report that the number opens, for whom it may be read; None without either."""
        if not self.number_hash:
            return None
        return Consultation.objects.filter(return_hash=self.number_hash).first()

    @property
    def has_code(self):
        """Whether the number has the form of a report's code, which is shown to nobody."""
        return bool(return_codes_in(self.reference))

    @property
    def recall(self):
        """That it was taken back, or None."""
        return self.recalls.first()


class CaseDecline(TenantModel):
    """That no case is released to a request (回答：開示しない).

    Its words are the same whether there is such a case or not, or the person does not wish it.
    """

    request = TenantForeignKey(
        CaseRequest, models.CASCADE, related_name="declines", verbose_name=_("case request")
    )
    words = EncryptedField(_("reason"), max_length=2000)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    wall = Wall(
        staff="SELECT, INSERT", grants={}, confidential=True, history=False,
        asker="SELECT (id, organization_id, request_id, words, at)",
    )  # fmt: skip

    class Meta:
        verbose_name = _("declined case request")
        verbose_name_plural = _("declined case requests")
        ordering = ["id"]
        constraints = [
            WithRequest(name="followup_casedecline_with_request"),
            models.UniqueConstraint(
                fields=["organization", "request"], name="followup_casedecline_once",
                violation_error_message=_("It was declined already."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class CaseRecall(TenantModel):
    """That the monitors ask for a case no more (照会の取下げ).

    The request stays as it was asked; from then on none of its copies is readable, whatever was
    agreed (`app.case_stands`).
    """

    request = TenantForeignKey(
        CaseRequest, models.CASCADE, related_name="recalls", verbose_name=_("case request")
    )
    words = EncryptedField(_("reason"), max_length=2000, blank=True)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT", grants={}, asker="SELECT, INSERT", confidential=True,
                history=False)  # fmt: skip

    class Meta:
        verbose_name = _("withdrawn case request")
        verbose_name_plural = _("withdrawn case requests")
        ordering = ["id"]
        constraints = [
            WithRequest(name="followup_caserecall_with_request"),
            models.UniqueConstraint(
                fields=["organization", "request"], name="followup_caserecall_once",
                violation_error_message=_("It was taken back already."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
