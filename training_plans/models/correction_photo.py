"""Pictures of what was put right."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import CompanyWindow, Wall


class CorrectionPhoto(TenantModel):
    """A picture that shows what was put right, with the answer it belongs to (改善の証拠写真)."""

    step = TenantForeignKey(
        "training_plans.CorrectionStep",
        models.CASCADE,
        related_name="photos",
        verbose_name=_("answer"),
    )
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="+", editable=False,
        verbose_name=_("host company"),
    )  # fmt: skip
    kept_inside = models.BooleanField(default=False, editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64)
    key = storage.KeyField()

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "step_id", "company_id", "kept_inside", "sha256", "key",
            ),
            unless="kept_inside",
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("picture of what was put right")
        verbose_name_plural = _("pictures of what was put right")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "step", "sha256"],
                name="training_plans_correctionphoto_once",
                violation_error_message=_("This picture is there already."),
            )
        ]

    def __str__(self):
        return f"{self.step_id} {self.sha256[:8]}"

    def save(self, *args, **kwargs):
        self.company_id = self.step.company_id
        self.kept_inside = self.step.kept_inside
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return self.step.get_absolute_url()
