"""Papers that take longer than a page can wait: ordered now, made by a worker."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.documents.models.document import Document
from titp.documents.papers import printed
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.documents.report import REPORTS
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class OrderQuerySet(TenantQuerySet):
    def open(self):
        return self.filter(finished_at=None)

    def newest_first(self):
        return self.order_by("-ordered_at", "-pk")

    def of_person(self, user):
        return self.filter(ordered_by=user.pk)


class Order(TenantModel):
    """That somebody wants one PDF of a report about many subjects (作成依頼).

    It has no state of its own: it is open until `finished_at`; then it has a document, or says
    in `refusal` why there is none.
    """

    class Refusal(models.TextChoices):
        TOO_LONG = "too_long", _("too long for one PDF: choose fewer")
        UNAVAILABLE = "unavailable", _("this machine cannot make PDFs")
        GONE = "gone", _("what it should be about is no longer there")
        FAILED = "failed", _("something went wrong; the operators can see what")

    report = models.CharField(_("report"), max_length=60)
    subjects = models.JSONField(_("subjects"))
    language = models.CharField(_("language"), max_length=8)
    # both of monthly reports
    seen_on = models.DateField(_("as seen on"), null=True, blank=True)
    known_at = models.DateTimeField(_("as known at"), null=True, blank=True)
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
    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order of papers")
        verbose_name_plural = _("orders of papers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at=None, document=None, refusal="")
                | models.Q(finished_at__isnull=False, document__isnull=False, refusal="")
                | ~models.Q(refusal="") & models.Q(finished_at__isnull=False, document=None),
                name="documents_order_one_outcome",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "-ordered_at", "id"], name="documents_order_newest"
            )
        ]

    def __str__(self):
        return f"{self.declared.title if self.declared else self.report} × {len(self.subjects)}"

    @property
    def declared(self):
        """The report it is an order of; None when that is no longer declared."""
        return REPORTS.get(self.report)

    @property
    def state(self):
        """In one word, as the progress component takes it."""
        if self.finished_at is None:
            return "running"
        return "failed" if self.refusal else "done"

    def fill(self, on):
        """Make the papers and keep them, or say why that cannot be; `on` is the printing day."""
        self.document, refusal = None, ""
        subjects = list(self.declared.subjects().filter(pk__in=self.subjects).order_by("pk"))
        try:
            if subjects:
                days = {"seen_on": self.seen_on, "known": self.known_at}
                made = printed(self.declared, subjects, self.language, on, **days)
                self.document = Document.objects.keep(
                    made, self.declared, subjects, by=self.ordered_by_id, **days
                )
            else:
                refusal = self.Refusal.GONE
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
        self.save(update_fields=["document", "refusal", "finished_at"])
