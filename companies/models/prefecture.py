"""The 47 prefectures (都道府県)."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from titp.reference.models import ReferenceModel


class Prefecture(ReferenceModel):
    """A prefecture, by its JIS X 0401 code; decides the minimum wage (都道府県)."""

    code = models.CharField(max_length=2, primary_key=True)
    name_ja = models.CharField(max_length=8)
    name_en = models.CharField(max_length=16)
    region_en = models.CharField(max_length=20)

    reference_file = "prefectures.csv"

    class Meta:
        verbose_name = _("prefecture")
        verbose_name_plural = _("prefectures")
        ordering = ["code"]

    def __str__(self):
        return self.name_ja if (get_language() or "").startswith("ja") else self.name_en
