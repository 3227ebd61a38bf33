"""Many forms of many people in one PDF: ordered by a person, made by a worker."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.documents.models import Document
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.official_forms.many import kept_together, missing_of
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class FormOrderQuerySet(TenantQuerySet):
    def open(self):
        return self.filter(finished_at=None)

    def of_person(self, user):
        return self.filter(ordered_by=user.pk)


class FormOrder(TenantModel):
    """That somebody wants these forms about these subjects, as one PDF (様式の一括作成).

    Open until `finished_at`; then it has a document, or says in `refusal` why there is none.
    """

    class Refusal(models.TextChoices):
        TOO_LONG = "too_long", _("too long for one PDF: choose fewer")
        UNAVAILABLE = "unavailable", _("this machine cannot make PDFs")
        GONE = "gone", _("what it should be about is no longer there")
        FAILED = "failed", _("something went wrong; the operators can see what")

    forms = models.JSONField(_("forms"))
    subjects = models.JSONField(_("subjects"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    # Without it, only what is missing is looked for: [form, key of the subject, keys of boxes].
    makes = models.BooleanField(_("makes the papers"), default=True)
    missing = models.JSONField(_("what is missing"), default=list, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ordered by")
    )
    ordered_at = models.DateTimeField(_("ordered at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    document = TenantForeignKey(
        Document, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("document"),
    )  # fmt: skip
    refusal = models.CharField(_("why not"), max_length=11, choices=Refusal, blank=True)

    wall = Wall(history=False)
    objects = FormOrderQuerySet.as_manager()

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

    @property
    def state(self):
        """In one word, as the progress component takes it."""
        if self.finished_at is None:
            return "running"
        return "failed" if self.refusal else "done"

    def fill(self, tell=lambda done: None):
        """Do what was ordered, or say why that cannot be; `tell(done)` as it goes."""
        self.document, refusal = None, ""
        try:
            if self.makes:
                self.document = kept_together(self, tell)
                refusal = "" if self.document else self.Refusal.GONE
            else:
                self.missing = missing_of(self, tell)
        except PaperTooLong:
            refusal = self.Refusal.TOO_LONG
        except PrintingUnavailable:
            refusal = self.Refusal.UNAVAILABLE
        self._finish(refusal)

    def give_up(self):
        """Close it without a paper, after an error that nobody had thought of."""
        self.document = None
        self._finish(self.Refusal.FAILED)

    def _finish(self, refusal):
        self.refusal = refusal
        self.finished_at = timezone.now()
        self.save(update_fields=["document", "missing", "refusal", "finished_at"])
