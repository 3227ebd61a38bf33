"""Files that people drop: what was read, what waits for an answer, what was taken over."""

import json

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.documents.storage import KeyField
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class UploadQuerySet(TenantQuerySet):
    def newest_first(self):
        return self.order_by("-uploaded_at", "-pk")

    def unread(self):
        return self.filter(read_at=None).exclude(key="")

    def dropped_before(self, moment):
        """Those whose file is still kept, although it was dropped before a moment."""
        return self.filter(uploaded_at__lt=moment).exclude(key="")


class Upload(TenantModel):
    """One file as it was dropped, and how its reading went (取込ファイル)."""

    sheet = models.CharField(max_length=40)
    file_name = EncryptedField(_("file"), max_length=200, blank=True)  # may tell a person's name
    key = KeyField(blank=True)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True,
        verbose_name=_("uploaded by"),
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True)
    error = models.CharField(max_length=20, blank=True)
    source_rows = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    # Headings as understood; a heading is a word of the form, not of a person.
    columns = models.JSONField(default=list)

    wall = Wall(hidden=("file_name",), history=False)
    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("upload", args=[self.pk])


class Commit(TenantModel):
    """The act of taking rows over, in one transaction that can be undone (取込確定)."""

    upload = TenantForeignKey(Upload, models.CASCADE, related_name="commits")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    # Which entries of the history this act wrote: what undoing has to take back.
    transaction = models.BigIntegerField()
    created = models.PositiveIntegerField(_("new"), default=0)
    updated = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    wall = Wall(history=False)

    class Meta:
        verbose_name = _("commit")
        verbose_name_plural = _("commits")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"


class UploadRowQuerySet(TenantQuerySet):
    def ready(self):
        """Good rows that nobody has taken over yet."""
        return self.filter(disposition="import", commit=None)

    def waiting(self):
        return self.filter(disposition="wait", commit=None)

    def in_order(self):
        return self.order_by("pk")


class UploadRow(TenantModel):
    """One row of the source, as it was read; nothing is dropped silently (取込行)."""

    upload = TenantForeignKey(Upload, models.CASCADE, related_name="rows")
    sheet_name = models.CharField(max_length=100, blank=True)
    row_number = models.PositiveIntegerField()
    disposition = models.CharField(max_length=6)
    reason = models.CharField(max_length=20, blank=True)
    has_questions = models.BooleanField(default=False)
    # values, questions and raw texts as JSON: names and numbers, so encrypted
    content = EncryptedField(blank=True)
    # equal for rows of equal values: a file that is dropped again is recognized by it
    fingerprint = models.BinaryField(null=True)
    subject_id = models.BigIntegerField(null=True)
    effect = models.CharField(max_length=9, blank=True)
    commit = TenantForeignKey(Commit, models.SET_NULL, related_name="rows", null=True)

    wall = Wall(history=False)
    objects = UploadRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded row")
        verbose_name_plural = _("uploaded rows")
        indexes = [
            models.Index(fields=["organization", "upload", "disposition"], name="row_of_upload"),
            models.Index(fields=["organization", "fingerprint"], name="row_seen_before"),
        ]

    def __str__(self):
        return f"{self.sheet_name} {self.row_number}"

    @property
    def said(self):
        """What the row says: {"values": {…}, "questions": […], "raw": {field: [cell, text]}}."""
        return json.loads(self.content) if self.content else {"values": {}, "questions": []}

    @said.setter
    def said(self, content):
        self.content = json.dumps(content, ensure_ascii=False)
        self.has_questions = bool(content["questions"])


class LearnedAnswer(TenantModel):
    """What an office answered once: this text in this column means that (読み方の記憶)."""

    sheet = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    text_index = models.BinaryField()
    answer = EncryptedField(blank=True)

    wall = Wall(hidden=("answer",))

    class Meta:
        verbose_name = _("learned answer")
        verbose_name_plural = _("learned answers")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "sheet", "field", "text_index"],
                name="spreadsheets_learned_once",
            )
        ]

    def __str__(self):
        return self.field
