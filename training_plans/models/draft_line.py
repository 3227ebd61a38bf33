"""A person's month while the host fills it in, and the cells that the office sent back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.walls import CompanyWindow, Wall
from training_plans.models.monthly_report import OfReport, ReportStep


class DraftLine(OfReport):
    """What was typed of one person's month, as it was typed, and what may be expected (記入中).

    `cells` and `proposed` are {column: text}; see `training_plans.month_columns`. A text that
    cannot be read is kept like any other, so that nothing that was typed is lost. `touched` is
    {column: [id of the person, moment]}: who wrote it last. It has no history of its own: what
    counts is what was sent, and that has.
    """

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="+", verbose_name=_("trainee")
    )
    # As the host knew the person, also when they are somebody else's now, whom it may not read.
    name = models.CharField(_("name"), max_length=100)
    sort_key = models.TextField(editable=False, default="")
    cells = models.JSONField(default=dict)
    proposed = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT"},
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "report_id", "company_id", "trainee_id", "name",
                "sort_key", "cells", "proposed", "touched",
            ),
            writes=("cells", "touched"),
        ),
        history=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("line that is being filled in")
        verbose_name_plural = _("lines that are being filled in")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "report", "trainee"],
                name="training_plans_draftline_once",
            )
        ]

    def __str__(self):
        return f"{self.name} {self.report}"


class ReturnedCell(OfReport):
    """One cell that the office sent back, and why (差戻し箇所)."""

    class Reason(models.TextChoices):
        MISSING = "missing", _("It is not filled in.")
        DIFFERS = "differs", _("It differs from the paper.")
        UNLIKELY = "unlikely", _("It is unusual; please check.")
        BELOW = "below", _("It is less than has to be paid.")
        ABOVE = "above", _("It is more than the agreement or the cost.")
        EVIDENCE = "evidence", _("Please attach what shows it.")
        OTHER = "other", _("another reason")

    step = TenantForeignKey(
        ReportStep, models.CASCADE, related_name="cells", verbose_name=_("sent back")
    )
    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="+", verbose_name=_("trainee")
    )
    column_name = models.CharField(_("column"), max_length=40)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    note = models.TextField(_("note"), blank=True)
    was = models.TextField(_("what stood there"), blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "report_id", "company_id", "step_id", "trainee_id",
                "column_name", "reason", "note", "was",
            ),
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("cell sent back")
        verbose_name_plural = _("cells sent back")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "step", "trainee", "column_name"],
                name="training_plans_returnedcell_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="other") | ~models.Q(note=""),
                name="training_plans_returnedcell_other_is_said",
                violation_error_message=_("Please write the reason."),
            ),
        ]

    def __str__(self):
        return f"{self.column_name}: {self.get_reason_display()}"
