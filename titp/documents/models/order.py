"""Papers that take longer than a page can wait: ordered now, made by a worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.documents.models.document import Document
from titp.documents.models.ordered import Ordered
from titp.documents.papers import printed
from titp.documents.report import REPORTS
from titp.tenancy.walls import Wall


class Order(Ordered):
    """That somebody wants one PDF of a report about many subjects (作成依頼)."""

    report = models.CharField(_("report"), max_length=60)
    subjects = models.JSONField(_("subjects"))
    language = models.CharField(_("language"), max_length=8)
    # both of monthly reports
    seen_on = models.DateField(_("as seen on"), null=True, blank=True)
    known_at = models.DateTimeField(_("as known at"), null=True, blank=True)

    wall = Wall(history=False)

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

    def _made(self, on):
        """`on` is the printing day."""
        subjects = list(self.declared.subjects().filter(pk__in=self.subjects).order_by("pk"))
        if not subjects:
            return self.Refusal.GONE
        days = {"seen_on": self.seen_on, "known": self.known_at}
        made = printed(self.declared, subjects, self.language, on, **days)
        self.document = Document.objects.keep(
            made, self.declared, subjects, by=self.ordered_by_id, **days
        )
        return ""
