"""That somebody tried to reach a person who is asked, by which way, and what came of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.contact import Channel
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class AttemptQuerySet(TenantQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-id")


class Attempt(TenantModel):
    """One try to bring a person the link of an invitation (連絡の記録)."""

    # The kinds of a person's contacts, and what goes over somebody else or on paper.
    Way = models.TextChoices(
        "Way",
        [
            *((kind.name, (kind.value, kind.label)) for kind in Channel.Kind),
            ("ANCHOR", ("anchor", _("over a contact person at home"))),
            ("SHEET", ("sheet", _("printed code"))),
        ],
    )

    class Outcome(models.TextChoices):
        SENT = "sent", pgettext_lazy("attempt", "sent")
        SPOKEN = "spoken", pgettext_lazy("attempt", "spoken with")
        NO_ANSWER = "no_answer", pgettext_lazy("attempt", "no answer")
        GONE = "gone", pgettext_lazy("attempt", "number or address no longer works")
        REFUSED = "refused", pgettext_lazy("attempt", "does not wish to answer now")

    # After these the person has, or had, the link before them.
    REACHING = (Outcome.SENT, Outcome.SPOKEN, Outcome.REFUSED)

    invitation = TenantForeignKey(
        "followup.Invitation", models.CASCADE, related_name="tries",
        verbose_name=_("invitation to the follow-up"),
    )  # fmt: skip
    # None where it went over somebody at home, on paper, or over a way that was removed since.
    channel = TenantForeignKey(
        "followup.Channel", models.SET_NULL, related_name="+", null=True, blank=True,
        verbose_name=_("contact of the person"),
    )  # fmt: skip
    # Whose list it was called from; None: the office or the night.
    calling_list = TenantForeignKey(
        "followup.CallingList", models.CASCADE, related_name="tries", null=True, editable=False,
        verbose_name=_("calling list"),
    )  # fmt: skip
    way = models.CharField(_("by which way"), max_length=20, choices=Way)
    outcome = models.CharField(_("what came of it"), max_length=9, choices=Outcome)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("by whom"),
    )  # fmt: skip

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("try to reach a person")
        verbose_name_plural = _("tries to reach a person")
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.get_way_display()} {self.at:%Y-%m-%d}"
