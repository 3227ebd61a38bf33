"""Public lists about people: countries that send them, statuses under which they stay."""

from babel import Locale
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from titp.reference.models import ReferenceModel

# Handbook 11: those of the hotlines of OTIT, what else trainees speak, and Japanese.
LANGUAGES = ("vi", "zh", "id", "fil", "en", "th", "km", "my", "mn", "ne", "lo", "si", "bn", "ja")


def countries():
    """ISO 3166 codes with names in the reader's language, for choices."""
    names = _in_the_readers_language().territories
    return sorted(
        ((code, name) for code, name in names.items() if len(code) == 2 and code.isalpha()),
        key=lambda pair: pair[1],
    )


def country_name(code):
    """The country's name in the reader's language; the code itself where there is none."""
    return _in_the_readers_language().territories.get(code, code)


def language_name(code):
    """The language's name in the reader's language; the code itself where there is none."""
    return _in_the_readers_language().languages.get(code, code)


def consultation_languages():
    """The languages that people who come as trainees speak, with names for choices."""
    return [(code, language_name(code)) for code in LANGUAGES]


def _in_the_readers_language():
    return Locale.parse((get_language() or "en").replace("-", "_"))


class Country(ReferenceModel):
    """A country with which Japan has, or has not, a memorandum of cooperation (送出国)."""

    iso_code = models.CharField(max_length=2, primary_key=True)
    name_ja = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    moc_status = models.CharField(max_length=20)
    moc_date = models.DateField(null=True)
    typical_languages = models.CharField(max_length=20)

    reference_file = "sending_countries.csv"
    reference_key = "iso_code"

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en"]

    def __str__(self):
        return self.name_ja if (get_language() or "").startswith("ja") else self.name_en


class ResidenceStatus(ReferenceModel):
    """A status of residence of the Immigration Act (在留資格)."""

    code = models.CharField(max_length=24, primary_key=True)
    name_ja = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80)
    stage = models.PositiveSmallIntegerField(null=True)
    acceptance_type = models.CharField(max_length=20)
    period_of_stay = models.TextField()
    max_months = models.PositiveSmallIntegerField(null=True)
    used_for_trainee = models.TextField()

    reference_file = "statuses_of_residence.csv"

    class Meta:
        verbose_name = _("status of residence")
        verbose_name_plural = _("statuses of residence")
        ordering = ["code"]

    def __str__(self):
        return self.name_ja if (get_language() or "").startswith("ja") else self.name_en
