"""Records on site: what is written while somebody audits or visits a host, and its pictures."""

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from training_plans.models.errand import Purpose
from training_plans.models.monthly_report import name_of


class SiteRecordQuerySet(TenantQuerySet):
    def unfinished(self):
        return self.filter(finished_at=None)

    def with_people(self):
        """Each with the names of who opened and who finished it."""
        return self.annotate(opener=name_of("opened_by"), finisher=name_of("finished_by"))


class SiteRecord(TenantModel):
    """What is written on site, box by box; finished, it becomes the audit or visit (現地記録).

    `words` are texts by box as they were typed, encrypted, for people tell things there;
    `touched` says of each box who wrote it, when it came here, and when it was written by the
    clock of the device, which may have had no network then. `basis` is what stood there to look
    at when the record was opened: whom to interview, what was reported, which rooms, which
    corrections. A trigger locks what is finished (sql/site_records.sql).
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="site_records",
        verbose_name=_("host company"),
    )  # fmt: skip
    errand = TenantOneToOne(
        "training_plans.Errand", models.SET_NULL, related_name="site_record", null=True,
        blank=True, verbose_name=_("planned audit or visit"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=13, choices=Purpose)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    basis = models.JSONField(default=dict)
    words = EncryptedField(_("what was written"), max_length=400_000, blank=True)
    touched = models.JSONField(default=dict)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    finished_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("finished by"),
    )  # fmt: skip
    audit = TenantOneToOne(
        "training_plans.Audit", models.CASCADE, related_name="site_record", null=True, blank=True,
        verbose_name=_("audit"),
    )  # fmt: skip
    visit = TenantOneToOne(
        "training_plans.Visit", models.CASCADE, related_name="site_record", null=True, blank=True,
        verbose_name=_("visit"),
    )  # fmt: skip

    wall = Wall(hidden=("words", "basis"))
    objects = SiteRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record on site")
        verbose_name_plural = _("records on site")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None, audit=None, visit=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False, audit=None)
                & ~Q(visit=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False, visit=None)
                & ~Q(audit=None),
                name="training_plans_siterecord_finished_as_one_thing",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {date_format(self.opened_at, 'Y-m-d')}"

    @property
    def is_audit(self):
        return self.kind != Purpose.VISIT

    @property
    def texts(self):
        """{box: text} as it stands."""
        return json.loads(self.words) if self.words else {}

    @texts.setter
    def texts(self, texts):
        self.words = json.dumps(texts, ensure_ascii=False) if texts else ""

    def get_absolute_url(self):
        return reverse("site-record", args=[self.pk])


class SitePicture(TenantModel):
    """A photograph taken on site, or a signature drawn there (写真・署名)."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photograph")
        SIGNATURE = "signature", _("signature")

    record = TenantForeignKey(
        SiteRecord, models.CASCADE, related_name="pictures", verbose_name=_("record on site")
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.PHOTO)
    words = models.CharField(
        _("what it shows, or who signs"), max_length=200, blank=True,
    )  # fmt: skip
    taken_at = models.DateTimeField(_("taken at"))
    at = models.DateTimeField(_("received at"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    sha256 = models.CharField(_("checksum"), max_length=64)
    key = storage.KeyField()

    class Meta:
        verbose_name = _("picture from a site")
        verbose_name_plural = _("pictures from sites")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "record", "sha256"],
                name="training_plans_sitepicture_once",
                violation_error_message=_("This picture is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="signature") | ~Q(words=""),
                name="training_plans_sitepicture_signed_by_somebody",
                violation_error_message=_("Who signs?"),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.words}"

    @property
    def company_id(self):
        return self.record.company_id

    def get_absolute_url(self):
        return reverse("site-record", args=[self.record_id])
