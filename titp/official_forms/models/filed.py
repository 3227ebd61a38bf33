"""Papers as they were handed in: values, edition, checksums, who and when; never changed."""

import base64
import hashlib
import json
import re
from datetime import UTC

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.official_forms.filling import checksum
from titp.official_forms.form import FORMS, label_of
from titp.official_forms.models.draft import days_of
from titp.tenancy.encrypted import EncryptedField, mark_of
from titp.tenancy.models import PublicTenantModel, TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall

MOST_LETTERS = 4_000_000


class FiledQuerySet(TenantQuerySet):
    def of(self, form, subject):
        """All papers of this form about one subject, the newest first."""
        return self.filter(form=form.slug, about=form.about, subject=subject.pk)

    def about_row(self, row):
        return self.filter(about=row._meta.label, subject=row.pk)

    def unopened(self):
        """What is encrypted in them is opened when it is asked for, and not before.

        So a copy that opens no more, because somebody changed it, hides no other.
        """
        fields = self.model._meta.concrete_fields
        return self.defer(*(one.name for one in fields if isinstance(one, EncryptedField)))


class Filed(models.Model):
    """A frozen paper: PDF and values with their checksums, by which edition, who and when."""

    form = models.CharField(_("form"), max_length=60)
    number = models.CharField(_("number"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    edition = models.DateField(_("edition"))
    about = models.CharField(_("about"), max_length=60)
    subject = models.PositiveBigIntegerField(_("subject"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    subject_label = ""
    values_sha256 = models.CharField(_("checksum of the values"), max_length=64)
    sha256 = models.CharField(_("checksum"), max_length=64)
    # Over what the row says and its numbers under lock; nobody can put it there without our key.
    mark = models.CharField(max_length=64, editable=False)
    pages = models.PositiveIntegerField(_("pages"))
    size = models.PositiveIntegerField(_("bytes"))
    filed_at = models.DateTimeField(_("filed at"), default=timezone.now)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("filed by")
    )

    class Meta:
        abstract = True
        ordering = ["-filed_at", "-id"]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def declared(self):
        """The edition it was made by; None where it is no longer kept."""
        return FORMS.of_edition(self.form, self.edition)

    @property
    def may(self):
        """The permission's words that open it, also where the form is gone."""
        return self.declared.may if self.declared else "change organization"

    @property
    def file_name(self):
        title = re.sub(r"\s+", "_", f"{self.number}_{self.title}")
        return get_valid_filename(f"{title}_{timezone.localdate(self.filed_at):%Y-%m-%d}.pdf")

    def is_unchanged(self):
        """Whether values, PDF and numbers under lock are still those that were filed.

        Raises storage.NoSuchFile when the disk has lost the PDF.
        """
        try:
            return (
                self.is_marked()
                and checksum(self.frozen_values()) == self.values_sha256
                and hashlib.sha256(self.pdf()).hexdigest() == self.sha256
            )
        except InvalidTag:
            return False

    def is_marked(self):
        """Whether it bears our mark; raises InvalidTag where what is under lock opens no more."""
        return self.mark == mark_of(self.marked_text())

    def marked_text(self):
        """What its mark is over: which paper, about whom, of which days, filed when and by whom."""
        told = (
            self.values_sha256, self.sha256, self.form, self.number, self.title, self.edition,
            self.about, self.subject, self.subject_label, self.starts_on, self.ends_on,
            self.filed_at.astimezone(UTC), self.filed_by_id, self.under_lock(),
        )  # fmt: skip
        return json.dumps(["" if one is None else str(one) for one in told], ensure_ascii=False)

    def under_lock(self):
        """The numbers under lock as they are kept; "" where there are none."""
        return ""

    def fields_of(self, filled, printed, by):
        """Take what was just made; `by` is who files it."""
        form, values = filled.form, filled.values
        self.form, self.number, self.title = form.slug, form.number, form.title.ja
        self.edition, self.about, self.subject = form.edition, form.about, filled.subject.pk
        for name, day in days_of(form, filled.asked).items():
            setattr(self, name, day)
        self.values_sha256 = checksum(values)
        self.sha256 = hashlib.sha256(printed.content).hexdigest()
        self.pages, self.size, self.filed_by = printed.pages, len(printed.content), by
        self.mark = mark_of(self.marked_text())


class FiledForm(Filed, TenantModel):
    """A form as it was handed in (提出済みの様式). Its file lies in the store."""

    subject_label = models.CharField(_("about whom"), max_length=200, blank=True)
    values = models.JSONField(_("values"))
    # Numbers that values and PDF show in part only, and of which row of the books each is:
    # {key of a table: [[row, column, number, model, key]]}. Papers of before name no row.
    sealed_numbers = EncryptedField(_("numbers in full"), max_length=MOST_LETTERS, blank=True)
    key = storage.KeyField()

    # A filed paper is a fact: nobody rewrites or removes it.
    wall = Wall(staff="SELECT, INSERT", hidden=("sealed_numbers",))
    objects = FiledQuerySet.as_manager()

    class Meta(Filed.Meta):
        verbose_name = _("filed form")
        verbose_name_plural = _("filed forms")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "key"], name="official_forms_filed_key_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "about", "subject", "id"], name="official_forms_about"
            )
        ]

    @classmethod
    def keep(cls, filled, printed, by):
        """Freeze a paper that was just printed. The file first: a row never names a lost one."""
        filed = cls(values=filled.values, subject_label=label_of(filled.subject)[:200])
        if numbers := filled.numbers:
            filed.sealed_numbers = json.dumps(numbers)
        filed.fields_of(filled, printed, by)
        filed.key = storage.keep(printed.content)
        try:
            filed.save()
        except BaseException:
            storage.remove(filed.key)
            raise
        return filed

    def frozen_values(self):
        return self.values

    def under_lock(self):
        return self.sealed_numbers or ""

    def numbers(self):
        """Pairs of the first cell of a row, and the number in full that stands in it."""
        return [
            (self.values[key][row][0], number) for key, (row, _column, number, *_) in self._told()
        ]

    def whose_numbers(self):
        """The rows of the books whose numbers these are, as far as their keys; not fetched."""
        return [
            apps.get_model(of[0])(pk=of[1])
            for _key, (_row, _column, _number, *of) in self._told()
            if of
        ]

    def _told(self):
        told = json.loads(self.sealed_numbers) if self.sealed_numbers else {}
        return [(key, place) for key, places in told.items() for place in places]

    def pdf(self):
        """The bytes that were filed. Raises storage.NoSuchFile when the disk has lost them."""
        with storage.opened(self.key) as file:
            return file.read()


class ConfidentialFiledForm(Filed, PublicTenantModel):
    """A form that only those may open who may read consultations (秘密を要する様式).

    Values and PDF are encrypted in the row; nothing of it lies in the store of files.
    """

    sealed_values = EncryptedField(_("values"), max_length=MOST_LETTERS)
    sealed_pdf = EncryptedField(_("paper as PDF"), max_length=MOST_LETTERS)

    wall = Wall(
        staff="SELECT, INSERT", confidential=True,
        hidden=("sealed_values", "sealed_pdf", "subject"),
    )  # fmt: skip
    objects = FiledQuerySet.as_manager()

    class Meta(Filed.Meta):
        verbose_name = _("confidential filed form")
        verbose_name_plural = _("confidential filed forms")

    @classmethod
    def keep(cls, filled, printed, by):
        """Freeze a paper that was just printed."""
        filed = cls(
            sealed_values=json.dumps(filled.values, ensure_ascii=False),
            sealed_pdf=base64.b64encode(printed.content).decode(),
        )
        filed.fields_of(filled, printed, by)
        filed.save()
        return filed

    def frozen_values(self):
        return json.loads(self.sealed_values)

    def pdf(self):
        """The bytes that were filed."""
        return base64.b64decode(self.sealed_pdf)


def model_of(form):
    """Where papers of this form are filed."""
    return ConfidentialFiledForm if form.confidential else FiledForm
