"""Public lists of the law: occupations with their operations, and headcount caps."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from titp.reference.models import ReferenceModel


class Operation(ReferenceModel):
    """An operation that may be trained in stages 2 and 3, with its occupation (職種・作業).

    Source: Enforcement Ordinance, appended table 2.
    """

    operation_code = models.CharField(max_length=10, primary_key=True)
    operation_ja = models.CharField(max_length=80)
    operation_en = models.CharField(max_length=160)
    occupation_code = models.CharField(max_length=10)
    occupation_ja = models.CharField(max_length=80)
    occupation_en = models.CharField(max_length=160)
    field_group_code = models.CharField(max_length=4)
    field_group_ja = models.CharField(max_length=80)
    field_group_en = models.CharField(max_length=80)
    test_type = models.CharField(max_length=40)
    test_name_ja = models.CharField(max_length=120)
    test_body_ja = models.CharField(max_length=120)
    stage3_allowed = models.CharField(max_length=12)

    reference_file = "occupations_operations.csv"
    reference_key = "operation_code"

    class Meta:
        verbose_name = _("operation")
        verbose_name_plural = _("operations")
        ordering = ["operation_code"]

    def __str__(self):
        if (get_language() or "").startswith("ja"):
            return f"{self.occupation_ja}・{self.operation_ja}"
        return f"{self.occupation_en}: {self.operation_en}"


class HeadcountCap(ReferenceModel):
    """How many a host may train, by its full-time staff (Ordinance art. 16(1)(2)) (人数枠)."""

    key = models.CharField(max_length=40, primary_key=True)
    table = models.CharField(max_length=20)
    acceptance_type = models.CharField(max_length=20)
    staff_min = models.PositiveIntegerField()
    staff_max = models.PositiveIntegerField(null=True)
    base_number = models.PositiveIntegerField(null=True)
    base_fraction = models.CharField(max_length=20)

    reference_file = "headcount_caps.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("headcount cap")
        verbose_name_plural = _("headcount caps")
        ordering = ["table", "staff_min"]

    def __str__(self):
        return f"{self.staff_min}–{self.staff_max or ''}: {self.base_number or self.base_fraction}"

    @classmethod
    def rows(cls):
        for row in super().rows():
            row.key = f"{row.table} {row.acceptance_type} {row.staff_min}"
            yield row
