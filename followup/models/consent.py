"""That somebody agrees to be asked after the return: to what, until when, and that no longer."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from followup.models.departing import OfDeparture
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall

# What a person may agree to beside being asked by the organization, each by a tick of its own.
SCOPES = ("sending_may_call", "mentors_may_know", "figures_may_count", "devnet_may_ask")


class FollowUpConsentQuerySet(TenantQuerySet):
    def in_force(self, on):
        """The newest that each person had given by a day, where it was neither over nor withdrawn.

        A newer one stands in the place of all before it, also when it allows less.
        """
        newer = FollowUpConsent.objects.filter(
            trainee=OuterRef("trainee"), given_on__lte=on, pk__gt=OuterRef("pk")
        )
        return self.filter(
            ~Exists(newer), Q(withdrawn_at=None) | Q(withdrawn_at__date__gt=on),
            given_on__lte=on, until__gte=on,
        )  # fmt: skip

    def allowing(self, scope):
        """Those that allow one of SCOPES too."""
        return self.filter(**{scope: True})


class FollowUpConsent(OfDeparture):
    """A person's consent to be asked what became of them (帰国後フォローアップへの同意).

    Given in the own language, for a while, on a tablet or on paper. A consent always lets the
    organization ask; what else it allows are `SCOPES`. `wording` is what the person read, as it
    stood there; `version` names it. What was agreed to is never changed, only withdrawn.
    """

    class Way(models.TextChoices):
        TABLET = "tablet", _("on a tablet")
        PAPER = "paper", _("on signed paper")

    class Withdrawal(models.TextChoices):
        LINK = "link", _("by the person, over the link")
        MESSAGE = "message", _("told by message or mail")
        PHONE = "phone", _("told by telephone")
        IN_PERSON = "in_person", _("told in person")

    language = models.CharField(_("language"), max_length=8)
    version = models.CharField(_("wording"), max_length=20)
    wording = models.TextField(_("what the person read"))
    way = models.CharField(_("given how"), max_length=6, choices=Way)
    # The name as the person wrote it under the words; on paper the signature stands there.
    signed_as = EncryptedField(_("name as signed"), max_length=100, blank=True)
    given_on = models.DateField(_("given on"))
    until = models.DateField(_("until"))
    sending_may_call = models.BooleanField(_("the sending organization may call"), default=False)
    mentors_may_know = models.BooleanField(_("mentors may be told"), default=False)
    figures_may_count = models.BooleanField(_("counts in figures without names"), default=False)
    devnet_may_ask = models.BooleanField(_("Devnet may ask for the case"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_how = models.CharField(_("withdrawn how"), max_length=9, choices=Withdrawal,
                                     blank=True, editable=False)  # fmt: skip
    withdrawn_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("withdrawal recorded by"),
    )  # fmt: skip

    wall = Wall(
        staff="SELECT, INSERT, DELETE, UPDATE (withdrawn_at, withdrawn_how, withdrawn_by_id)",
        hidden=("signed_as",),
    )
    objects = FollowUpConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent to the follow-up")
        verbose_name_plural = _("consents to the follow-up")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("given_on")),
                name="followup_consent_ends_after_start",
                violation_error_message=_("It would end before it was given."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_how="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_how=""),
                name="followup_consent_withdrawn_somehow",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "trainee", "-id"], name="followup_consent_newest")
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.given_on}"

    @property
    def allowed(self):
        """The names of what it allows beside being asked."""
        return [
            self._meta.get_field(scope).verbose_name for scope in SCOPES if getattr(self, scope)
        ]

    def withdraw(self, how, by=None):
        """From now on nobody is asked, called or counted by it; doing it twice changes nothing."""
        if self.withdrawn_at:
            return
        self.withdrawn_at, self.withdrawn_how, self.withdrawn_by = timezone.now(), how, by
        self.save(update_fields=["withdrawn_at", "withdrawn_how", "withdrawn_by"])
