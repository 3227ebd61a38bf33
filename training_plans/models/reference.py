"""Public lists of the law: occupations with their operations, and what of a plan may change."""

from datetime import date

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from titp.reference.models import ReferenceModel

IN_FORCE = date(2017, 11, 1)  # the Act


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

    class Measure(models.TextChoices):
        """A number by which the table decides, and its unit."""

        HOURS = "hours_percent", _("planned hours of a year, in percent")
        OVERTIME = "overtime_minutes", _("overtime of a month")
        TRAINING = "training_minutes", _("training of a month")
        START = "start_months", _("start of training, in months")

    class CountsFrom(models.TextChoices):
        DAY = "day", _("the day of the change")
        MONTH_END = "month_end", _("the last day of its month")

    code = models.CharField(max_length=20, primary_key=True)
    place = models.PositiveSmallIntegerField()
    usual_class = models.CharField(max_length=13, choices=Kind)
    counts_from = models.CharField(max_length=9, choices=CountsFrom)
    starts_on = models.DateField(_("from"), default=IN_FORCE)
    mark = models.CharField(max_length=3)
    item_ja = models.CharField(max_length=100)
    item_en = models.CharField(max_length=100)
    # Where a number decides: from `at_least` (or nought) until below `less_than` (or any).
    measure = models.CharField(max_length=16, choices=Measure, default="")
    at_least = models.PositiveIntegerField(null=True)
    less_than = models.PositiveIntegerField(null=True)
    guidance_ja = models.CharField(max_length=200, default="")
    guidance_en = models.CharField(max_length=200, default="")

    reference_file = "plan_changes.csv"

    class Meta:
        verbose_name = _("item of a change")
        verbose_name_plural = _("items of changes")
        ordering = ["place"]

    def __str__(self):
        return self.item_ja if (get_language() or "").startswith("ja") else self.item_en

    @property
    def guidance(self):
        return self.guidance_ja if (get_language() or "").startswith("ja") else self.guidance_en

    @property
    def bound(self):
        """The number from which it counts, or below which where there is no other (training)."""
        return self.less_than if self.at_least is None else self.at_least

    @property
    def to_be_confirmed(self):
        return "U" in self.mark


class PlanPaper(ReferenceModel):
    """A paper that goes with the application for a plan: one for a batch, or one of each person.

    Source: Ordinance art. 8 and the reference forms (参考様式第1号). `stages` are digits: "12".
    """

    class Scope(models.TextChoices):
        BATCH = "batch", _("one for all")
        PERSON = "person", _("one for each person")

    code = models.CharField(max_length=10, primary_key=True)
    place = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=6, choices=Scope)
    stages = models.CharField(max_length=3)
    name_ja = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    mark = models.CharField(max_length=3)

    reference_file = "plan_papers.csv"

    class Meta:
        verbose_name = _("paper of an application")
        verbose_name_plural = _("papers of an application")
        ordering = ["place"]

    def __str__(self):
        return self.name_ja if (get_language() or "").startswith("ja") else self.name_en

    @property
    def to_be_confirmed(self):
        return "U" in self.mark
