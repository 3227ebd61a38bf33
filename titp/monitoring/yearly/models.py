"""Reports of a year that monitors ordered, and the papers that were made of them."""

import re

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ja", "en")
DECEMBER = 12


class YearlyReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(finished_at=None)

    def newest_first(self):
        """With their editions, which only monitors' connection reads."""
        return self.select_related("edition").order_by("-edition__month", "language")

    def try_again(self):
        """Those that could not be made wait for a worker again."""
        return self.exclude(refusal="").update(refusal="", finished_at=None)


class YearlyReport(models.Model):
    """The report of a calendar year up to one edition, in one language (年次報告書).

    It is open until `finished_at`; then it has a file, or says in `refusal` why there is none.
    The file lies under its checksum. A trigger (sql/yearly.sql) keeps a report that has one as it
    is, from everybody: the same address answers the same bytes for ever.
    """

    class Refusal(models.TextChoices):
        TOO_LONG = "too_long", _("too long for one PDF")
        UNAVAILABLE = "unavailable", _("this machine cannot make PDFs")
        FAILED = "failed", _("something went wrong; the operators can see what")

    edition = models.ForeignKey("monitoring.Edition", models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=8)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("ordered by"),
    )  # fmt: skip
    ordered_at = models.DateTimeField(_("ordered at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    refusal = models.CharField(_("why not"), max_length=11, choices=Refusal, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    size = models.PositiveIntegerField(_("bytes"), default=0)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)

    objects = YearlyReportQuerySet.as_manager()
    # A monitor's order is written by the web process, what became of it by the worker.
    platform_grants = {
        "app_web": "SELECT, INSERT, UPDATE",
        "app_worker": "SELECT, INSERT, UPDATE",
        "app_nightly": "SELECT",
        "app_monitor": "SELECT",
    }

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language"], name="monitoring_yearlyreport_once"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at=None, sha256="", refusal="")
                | models.Q(finished_at__isnull=False, refusal="") & ~models.Q(sha256="")
                | models.Q(finished_at__isnull=False, sha256="") & ~models.Q(refusal=""),
                name="monitoring_yearlyreport_one_outcome",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.language}, {self.edition}"

    @property
    def year(self):
        return self.edition.month.year

    @property
    def is_provisional(self):
        """Whether editions of the year are still to come, or never came."""
        return self.edition.month.month < DECEMBER

    @property
    def state(self):
        """In one word, as the progress component takes it."""
        if self.finished_at is None:
            return "running"
        return "failed" if self.refusal else "done"

    @property
    def file_name(self):
        """What it is called on the reader's machine: year, edition and language."""
        name = f"programme-{self.year}-edition-{self.edition}-{self.language}.pdf"
        return re.sub(r"[^a-z0-9.-]", "", name)

    def finish(self, printed, sha256):
        """Note the paper that was made (a `Printed`) and lies under its checksum."""
        self.pages, self.size, self.sha256 = printed.pages, len(printed.content), sha256
        self.refusal, self.finished_at = "", timezone.now()
        self.save(update_fields=["pages", "size", "sha256", "refusal", "finished_at"])

    def refuse(self, reason):
        """Close it without a paper."""
        self.refusal, self.finished_at = reason, timezone.now()
        self.save(update_fields=["refusal", "finished_at"])
