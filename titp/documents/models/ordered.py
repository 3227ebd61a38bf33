"""What a person orders because a page cannot wait so long for it, and a worker makes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.documents.models.document import Document
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class OrderedQuerySet(TenantQuerySet):
    def open(self):
        return self.filter(finished_at=None)

    def newest_first(self):
        return self.order_by("-ordered_at", "-pk")

    def of_person(self, user):
        return self.filter(ordered_by=user.pk)


class Ordered(TenantModel):
    """An order without a state of its own (作成依頼).

    It is open until `finished_at`; then it has a document, or says in `refusal` why there is none.
    """

    class Refusal(models.TextChoices):
        TOO_LONG = "too_long", _("too long for one PDF: choose fewer")
        UNAVAILABLE = "unavailable", _("this machine cannot make PDFs")
        GONE = "gone", _("what it should be about is no longer there")
        FAILED = "failed", _("something went wrong; the operators can see what")

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

    objects = OrderedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def state(self):
        """In one word, as the progress component takes it."""
        if self.finished_at is None:
            return "running"
        return "failed" if self.refusal else "done"

    def fill(self, *how):
        """Do what was ordered, or say why that cannot be; `how` is what `_made` takes."""
        self.document = None
        try:
            refusal = self._made(*how)
        except PaperTooLong:
            refusal = self.Refusal.TOO_LONG
        except PrintingUnavailable:
            refusal = self.Refusal.UNAVAILABLE
        self._finish(refusal)

    def give_up(self):
        """Close it without a paper, after an error that nobody had thought of."""
        self.document = None
        self._finish(self.Refusal.FAILED)

    def _made(self, *how):
        """Make it and set `document`; answers why that cannot be, or ""."""
        raise NotImplementedError

    def _finish(self, refusal):
        self.refusal = refusal
        self.finished_at = timezone.now()
        self.save()
