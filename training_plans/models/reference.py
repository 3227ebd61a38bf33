"""Public lists of the law: occupations with their operations, and what of a plan may change."""

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


class ChangeItem(ReferenceModel):
    """What of a plan may change, and what has to be done then: the decision table (計画の変更事項).

    Act art. 11, Ordinance art. 17 and 18, and the operation manual. `mark` says how certain the
    class is: S seen in a source, K general practice, U to be confirmed (要確認).
    """

    class Kind(models.TextChoices):
        NOTICE = "notice", _("notice of a minor change")  # 軽微変更届
        ACCREDITATION = "accreditation", _("accreditation of the change")  # 変更認定
        NONE = "none", _("no notice, only a record")

    class CountsFrom(models.TextChoices):
        DAY = "day", _("the day of the change")
        MONTH_END = "month_end", _("the last day of its month")

    code = models.CharField(max_length=20, primary_key=True)
    place = models.PositiveSmallIntegerField()
    usual_class = models.CharField(max_length=13, choices=Kind)
    counts_from = models.CharField(max_length=9, choices=CountsFrom)
    mark = models.CharField(max_length=3)
    item_ja = models.CharField(max_length=100)
    item_en = models.CharField(max_length=100)

    reference_file = "plan_changes.csv"

    class Meta:
        verbose_name = _("item of a change")
        verbose_name_plural = _("items of changes")
        ordering = ["place"]

    def __str__(self):
        return self.item_ja if (get_language() or "").startswith("ja") else self.item_en

    @property
    def to_be_confirmed(self):
        return "U" in self.mark
