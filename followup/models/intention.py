"""What somebody plans at home, as told before leaving."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from followup.models.situation import Situation
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class IntentionQuerySet(TenantQuerySet):
    def newest(self):
        """One for each person: what was told last."""
        return self.order_by("organization_id", "trainee_id", "-id").distinct(
            "organization_id", "trainee_id"
        )


class Intention(OfDeparture):
    """What a person plans after the return, and what would help (帰国後の予定・希望).

    A row for each time it was told; the newest counts. `plan` is named as what came of it.
    """

    # Situation.Kind, without who does nothing for now and with who does not know yet.
    Plan = models.TextChoices(
        "Plan",
        {
            **{one.name: (one.value, one.label) for one in Situation.Kind if one != "not_working"},
            "UNDECIDED": ("undecided", _("not decided yet")),
        },
    )

    class Support(models.TextChoices):
        MENTOR = "mentor", pgettext_lazy("support", "a mentor")
        COURSE = "course", pgettext_lazy("support", "a course")
        FINANCE = "finance", pgettext_lazy("support", "money to begin with")
        JICA = "jica", _("help with an application to JICA")
        WORK = "work", _("introduction to an employer")
        HOST = "host", _("contact with the host company or its branch")
        JAPAN = "japan", _("information on working in Japan again")

    told_on = models.DateField(_("told on"), default=localdate)
    plan = models.CharField(_("plan after the return"), max_length=18, choices=Plan)
    sector = models.CharField(_("sector"), max_length=13, choices=Situation.Sector, blank=True)
    place = models.CharField(_("town or province"), max_length=100, blank=True)
    support = models.JSONField(_("what would help"), default=list, blank=True)  # of Support
    note = models.TextField(_("in the person’s words"), blank=True)

    wall = Wall(staff="SELECT, INSERT, DELETE")
    objects = IntentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan after the return")
        verbose_name_plural = _("plans after the return")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["organization", "trainee", "-id"], name="followup_intention_newest"
            )
        ]

    def __str__(self):
        return self.get_plan_display()

    @property
    def support_labels(self):
        return [self.Support(one).label for one in self.support if one in self.Support.values]
