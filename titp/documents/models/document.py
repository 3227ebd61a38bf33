"""Stored papers: what was handed out, when, by whom, and that it is still the same."""

import hashlib
import re
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from titp.accounts.naming import name_of
from titp.documents import storage
from titp.documents.report import REPORTS
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class DocumentQuerySet(TenantQuerySet):
    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    def with_maker(self):
        """Each with `maker`, the name or address of who made it; "" for one made by a job."""
        return self.annotate(maker=name_of("made_by"))

    def of(self, subject):
        """Papers about one thing, of any report."""
        return self.filter(about=subject._meta.label, subject=subject.pk)

    def keep(self, printed, report, subjects, by=None, known=None, seen_on=None):
        """Store a PDF that was just made of a report about these subjects; `by` is a user's id.

        `seen_on` is the day as of which a monthly report shows them, `known` the moment up to
        which it tells what was recorded. The file is written first: a row never names a file that
        is not there. When the row is refused, the file goes again.
        """
        only = subjects[0] if len(subjects) == 1 else None
        key = storage.keep(printed.content)
        now = timezone.now()
        try:
            return self.create(
                report=report.slug,
                title=printed.title[:200],
                language=printed.language,
                about=report.about,
                subject=only and only.pk,
                subject_label=", ".join(map(str, subjects))[:200],
                made_at=now,
                made_by_id=by,
                known_at=known or now,
                seen_on=seen_on,
                pages=printed.pages,
                size=len(printed.content),
                sha256=hashlib.sha256(printed.content).hexdigest(),
                key=key,
            )
        except BaseException:
            storage.remove(key)
            raise


class Document(TenantModel):
    """A paper that was made and kept as PDF, exactly as it was handed out (書類)."""

    report = models.CharField(_("report"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=8)
    about = models.CharField(_("about"), max_length=60, blank=True)
    subject = models.PositiveBigIntegerField(_("subject"), null=True, blank=True)
    subject_label = models.CharField(_("about whom"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("made by"),
    )  # fmt: skip
    known_at = models.DateTimeField(_("as known at"))
    seen_on = models.DateField(_("as seen on"), null=True, blank=True)  # of monthly reports
    pages = models.PositiveIntegerField(_("pages"))
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    key = storage.KeyField()

    # What was handed out is never changed; a job may remove it when its time is over.
    wall = Wall(staff="SELECT, INSERT, DELETE")
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "key"], name="documents_document_key_once"
            ),
            # People may make a month's report as often as they like; a job makes it once.
            models.UniqueConstraint(
                fields=["organization", "report", "about", "subject", "seen_on", "language"],
                condition=models.Q(made_by=None),
                name="documents_document_of_month_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "-made_at", "id"], name="documents_document_newest"
            ),
            models.Index(
                fields=["organization", "about", "subject", "id"], name="documents_document_about"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def declared(self):
        """The report it was made of; None when that is no longer declared."""
        return REPORTS.get(self.report)

    @property
    def file_name(self):
        """What it is called on the reader's machine: title, language and day."""
        title = re.sub(r"\s+", "_", self.title)
        made_on = timezone.localdate(self.made_at)
        return get_valid_filename(f"{title}_{self.language}_{made_on:%Y-%m-%d}.pdf")

    @property
    def again(self):
        """The address at which it can be read and printed anew as it was; "" where it cannot."""
        if not (self.seen_on and self.subject and self.declared and self.declared.monthly):
            return ""
        asked = {
            "language": self.language,
            "on": self.seen_on.isoformat(),
            "known": self.known_at.isoformat(),
        }
        return f"{reverse('paper', args=[self.report, self.subject])}?{urlencode(asked)}"

    def opened(self):
        """The PDF, open for reading. Raises storage.NoSuchFile when the disk has lost it."""
        return storage.opened(self.key)

    def is_unchanged(self):
        """Whether the file is still the one that was made."""
        with self.opened() as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
