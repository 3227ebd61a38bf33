"""All that is kept for the follow-up of one person, to hand to whom it is about."""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.template.loader import render_to_string
from django.utils.text import capfirst

from titp.documents.printing import Limits, print_papers
from titp.pages.records import readable
from titp.tenancy.context import current
from titp.tenancy.models import Organization

LIMITS = Limits(pages=60, letters=1_500_000, seconds=60)
# What opens something, or only says where a row lies.
WITHHELD = {"id", "organization", "seed", "code_hash", "token_hash", "key", "public_id"}


@dataclass(frozen=True)
class Kept:
    """The rows of one kind: its name in the tables and for people, and rows of (field, row)."""

    name: str
    label: str
    fields: list[models.Field]
    rows: list[models.Model]

    def plain(self):
        """[{field: value}], values as they are recorded."""
        return [{field.name: self._value(row, field) for field in self.fields} for row in self.rows]

    def shown(self):
        """For each row pairs of label and value as people read them; what is empty is left out."""
        for row in self.rows:
            told = ((capfirst(field.verbose_name), self._told(row, field)) for field in self.fields)
            yield [(label, value) for label, value in told if value not in (None, "", [])]

    def _value(self, row, field):
        return str(getattr(row, field.name) or "") if field.is_relation else _of(row, field)

    def _told(self, row, field):
        value = self._value(row, field) if field.is_relation else readable(row, field.name)
        return ", ".join(map(str, value)) if isinstance(value, list) else value


def _of(row, field):
    return getattr(row, field.name)


def kept_about(person):
    """Each Kept of this room with rows about the person: found by their fields, not listed."""
    for model in apps.get_app_config("followup").get_models():
        if not (way := _way_to_person(model)):
            continue
        rows = list(model.objects.filter(**{way: person}).order_by("pk"))
        if rows:
            fields = [field for field in model._meta.concrete_fields if _is_told(field)]
            yield Kept(model._meta.model_name, capfirst(model._meta.verbose_name), fields, rows)


def _way_to_person(model):
    """How a row leads to its person: by itself, or over the one row that it belongs to."""
    for way in ("trainee", "invitation"):
        try:
            field = model._meta.get_field(way)
        except FieldDoesNotExist:
            continue
        return way if way == "trainee" else f"{way}__trainee" if field.is_relation else ""
    return ""


def _is_told(field):
    if field.name in WITHHELD:
        return False
    # Who of the office wrote it is that person's datum; the person oneself heads the record.
    return not field.is_relation or field.related_model._meta.label not in (
        "accounts.User", "trainees.Trainee",
    )  # fmt: skip


def as_json(person):
    """{"person": name, kind: rows} for a program."""
    return {"person": str(person)} | {one.name: one.plain() for one in kept_about(person)}


def as_pdf(person, on, language):
    """The same to read, as `Printed`. Raises PrintingUnavailable and PaperTooLong."""
    context = {
        "person": person, "language": language, "printed_on": on,
        "organization": Organization.objects.get(pk=current().organization_id),
        "kinds": [(one.label, list(one.shown())) for one in kept_about(person)],
    }  # fmt: skip
    return print_papers([render_to_string("followup/departure_record.html", context)], LIMITS)
