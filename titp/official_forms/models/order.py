"""Many forms of many people in one PDF: ordered by a person, made by a worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.documents.models.ordered import Ordered
from titp.official_forms.many import kept_together, missing_of
from titp.tenancy.walls import Wall


class FormOrder(Ordered):
    """That somebody wants these forms about these subjects, as one PDF (様式の一括作成)."""

    forms = models.JSONField(_("forms"))
    subjects = models.JSONField(_("subjects"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    # Without it, only what is missing is looked for: [form, key of the subject, keys of boxes].
    makes = models.BooleanField(_("makes the papers"), default=True)
    missing = models.JSONField(_("what is missing"), default=list, blank=True)

    wall = Wall(history=False)

    class Meta:
        verbose_name = _("order of forms")
        verbose_name_plural = _("orders of forms")
        ordering = ["-ordered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at=None, document=None, refusal="")
                | models.Q(finished_at__isnull=False, document__isnull=False, refusal="")
                | models.Q(makes=False, finished_at__isnull=False, document=None, refusal="")
                | ~models.Q(refusal="") & models.Q(finished_at__isnull=False, document=None),
                name="official_forms_order_one_outcome",
            )
        ]

    def __str__(self):
        return _("%(forms)s forms × %(subjects)s") % {
            "forms": len(self.forms), "subjects": len(self.subjects),
        }  # fmt: skip

    @property
    def total(self):
        return len(self.forms) * len(self.subjects)

    def _made(self, tell=lambda done: None):
        """`tell(done)` as it goes."""
        if not self.makes:
            self.missing = missing_of(self, tell)
            return ""
        self.document = kept_together(self, tell)
        return "" if self.document else self.Refusal.GONE
