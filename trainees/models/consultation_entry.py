"""What is added to a consultation: words of the person and of the office, and files as evidence."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import PublicTenantModel
from titp.tenancy.walls import Wall
from trainees.walls import WithConsultation


class OfConsultation(PublicTenantModel):
    """A row of a consultation, for those only for whom the consultation is."""

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return reverse("consultation", args=[self.consultation.in_address])


class ConsultationEntry(OfConsultation):
    """Words that followed: an answer, what the person added, or a note of the office (経過)."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("answer to the person")
        ADDED = "added", _("added by the person")
        NOTE = "note", _("note of the office")

    consultation = TenantForeignKey(
        "trainees.Consultation", models.CASCADE, related_name="entries",
        verbose_name=_("consultation"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    # nobody: the person, who came back with the code
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("by whom"),
    )  # fmt: skip
    words = EncryptedField(_("words"), max_length=10_000, blank=True)

    wall = Wall(hidden=("words",), confidential=True)

    class Meta:
        verbose_name = _("entry of a consultation")
        verbose_name_plural = _("entries of consultations")
        ordering = ["id"]
        constraints = [WithConsultation(name="trainees_consultationentry_with_consultation")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"


class ConsultationFile(OfConsultation):
    """A recording, picture or paper that belongs to a consultation (証拠資料).

    Kept as it came, encrypted; `sha256` is of what came. Nothing is ever written over.
    """

    consultation = TenantForeignKey(
        "trainees.Consultation", models.CASCADE, related_name="files",
        verbose_name=_("consultation"),
    )  # fmt: skip
    at = models.DateTimeField(_("received at"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("taken in by"),
    )  # fmt: skip
    from_whom = EncryptedField(_("from whom"), max_length=200, blank=True)
    what = EncryptedField(_("what it shows"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=40, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False)
    key = storage.KeyField()

    wall = Wall(hidden=("from_whom", "what"), confidential=True)

    class Meta:
        verbose_name = _("file of a consultation")
        verbose_name_plural = _("files of consultations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "consultation", "sha256"],
                name="trainees_consultationfile_once",
                violation_error_message=_("This file is there already."),
            ),
            WithConsultation(name="trainees_consultationfile_with_consultation"),
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}"
