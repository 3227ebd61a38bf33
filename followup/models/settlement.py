"""What is settled before and after somebody flies home, item by item."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class SettledItemQuerySet(TenantQuerySet):
    def newest(self):
        """How each item of each person stands: what was recorded of it last."""
        keys = ("organization_id", "trainee_id", "item")
        return self.order_by(*keys, "-id").distinct(*keys)

    def settled(self):
        """Of the newest: those that are done or not needed."""
        last = self.newest().values("pk")
        return self.model.objects.filter(pk__in=last).exclude(state=SettledItem.State.OPEN)


class SettledItem(OfDeparture):
    """That something of the final return was done, is not needed, or is open again (帰国時の精算).

    The items of practice at a final return; who pays the ticket: Ordinance art. 12(1)(vi), 52(ix).
    A row for each time something was recorded; the newest counts.
    """

    class Item(models.TextChoices):
        TICKET = "ticket", _("air ticket")
        INTERVIEW = "interview", _("interview before leaving")
        CERTIFICATES = "certificates", _("certificates handed over")
        WAGES = "wages", _("last wages paid")
        EMPLOYMENT_INSURANCE = "employment_insurance", _("leaving slip of employment insurance")
        INSURANCE = "insurance", _("health and pension insurance ended")
        WITHHOLDING_SLIP = "withholding_slip", _("withholding slip handed over")
        RESIDENT_TAX = "resident_tax", _("resident tax: paid, or an agent named")
        TAX_AGENT = "tax_agent", _("tax agent named for the refund")
        PENSION = "pension", _("claim form for the pension lump sum explained")
        BANK = "bank", _("bank account closed")
        MOVING_OUT = "moving_out", _("moving out notified to the municipality")
        RESIDENCE_CARD = "residence_card", _("residence card returned at the airport")
        # Only ever "not needed": so nobody is asked again who has said no.
        FOLLOW_UP = "follow_up", _("consent to the follow-up")

    class State(models.TextChoices):
        DONE = "done", pgettext_lazy("settled item", "done")
        NOT_NEEDED = "not_needed", pgettext_lazy("settled item", "not needed")
        OPEN = "open", pgettext_lazy("settled item", "open again")

    class Payer(models.TextChoices):
        ORGANIZATION = "organization", _("the organization")
        COMPANY = "company", _("the host company")
        PERSON = "person", _("the person")

    item = models.CharField(_("item"), max_length=20, choices=Item)
    state = models.CharField(_("state"), max_length=10, choices=State)
    day = models.DateField(_("day"))
    payer = models.CharField(_("paid by"), max_length=12, choices=Payer, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    wall = Wall(staff="SELECT, INSERT, DELETE")
    objects = SettledItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("settled item")
        verbose_name_plural = _("settled items")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["organization", "trainee", "item", "-id"], name="settled_newest")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(item="ticket", state="done") | ~Q(payer=""),
                name="followup_settleditem_ticket_has_a_payer",
                violation_error_message=_("Please choose who pays the ticket."),
            ),
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(note=""),
                name="followup_settleditem_not_needed_for_a_reason",
                violation_error_message=_("Please write why it is not needed."),
            ),
        ]

    def __str__(self):
        return f"{self.get_item_display()} {self.get_state_display()}"
