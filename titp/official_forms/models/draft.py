"""A paper on the way: the words that people wrote in its boxes; all else comes from the record."""

import json

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.official_forms.form import FORMS
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall

MOST_LETTERS = 2_000_000


class FormDraftQuerySet(TenantQuerySet):
    def of(self, form, subject, asked):
        """The draft of a form about one subject, and of these days where it is of a period."""
        return self.filter(form=form.slug, subject=subject.pk, **days_of(form, asked))


class FormDraft(TenantModel):
    """What people wrote for a form about one subject, in one edition of it (様式の下書き).

    `words`: {key of a box: text}. `left`: words of boxes that its edition no longer has, so that
    nothing is lost when a new edition comes. Both tell of persons and so are encrypted; `keys`, of
    which boxes there are words, is not.
    """

    form = models.CharField(_("form"), max_length=60)
    edition = models.DateField(_("edition"))
    about = models.CharField(_("about"), max_length=60)
    subject = models.PositiveBigIntegerField(_("subject"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    sealed_words = EncryptedField(_("words"), max_length=MOST_LETTERS, blank=True)
    sealed_left = EncryptedField(
        _("words of boxes that are gone"), max_length=MOST_LETTERS, blank=True
    )
    keys = ArrayField(models.CharField(max_length=60), default=list, blank=True, editable=False)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("written by"),
    )  # fmt: skip

    wall = Wall(hidden=("sealed_words", "sealed_left"))
    objects = FormDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a form")
        verbose_name_plural = _("drafts of forms")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "form", "about", "subject", "starts_on"],
                nulls_distinct=False,
                name="official_forms_draft_once",
            )
        ]

    def __str__(self):
        return str(self.declared.title if self.declared else self.form)

    @property
    def words(self):
        """{key of a box: text}; a copy, to be set as a whole."""
        return json.loads(self.sealed_words) if self.sealed_words else {}

    @words.setter
    def words(self, words):
        self.sealed_words = json.dumps(words, ensure_ascii=False) if words else ""
        self.keys = sorted(words)

    @property
    def left(self):
        return json.loads(self.sealed_left) if self.sealed_left else {}

    @left.setter
    def left(self, words):
        self.sealed_left = json.dumps(words, ensure_ascii=False) if words else ""

    @property
    def declared(self):
        """Its edition; None where the form is no longer kept."""
        return FORMS.of_edition(self.form, self.edition)

    def lay_aside(self, form):
        """Words without a box in this form, as where one of its edition was changed or taken out.

        Nothing is written; who keeps the draft next keeps them aside.
        """
        if self.words.keys() - {box.key for box in form.written}:
            self.upgrade(form)

    def upgrade(self, newer):
        """Go over to another edition, box by box; what has no box there is laid aside."""
        words, left, moved = self.words, self.left, {}
        for box in newer.written:
            for key in (box.key, *box.was):
                told = words if key in words else left
                if key in told:
                    moved[box.key] = told.pop(key)
                    break
        self.words, self.left, self.edition = moved, left | words, newer.edition


def days_of(form, asked):
    """First and last day as a row keeps them; None for forms that are of no period."""
    if not form.period:
        return {"starts_on": None, "ends_on": None}
    return {"starts_on": asked.starts_on, "ends_on": asked.ends_on}
