"""Public lists: rows that nobody owns, filled from a CSV beside the app that uses them."""

import csv
from pathlib import Path

from django.apps import apps
from django.db import models


class ReferenceModel(models.Model):
    """A row of a public list. A subclass names its file (in `<app>/data/`) and its key column."""

    source = models.TextField()

    reference_file = ""
    reference_key = "code"

    class Meta:
        abstract = True

    @classmethod
    def rows(cls):
        """The rows of the file as unsaved objects; empty cells become the field's empty value."""
        folder = Path(apps.get_app_config(cls._meta.app_label).path)
        fields = {field.column: field for field in cls._meta.concrete_fields}
        with (folder / "data" / cls.reference_file).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                known = {name: row[name] for name in fields if name in row}
                yield cls(
                    **{
                        name: fields[name].to_python(text)
                        if text != ""
                        else cls._empty(fields[name])
                        for name, text in known.items()
                    }
                )

    @staticmethod
    def _empty(field):
        return None if field.null else ""

    @classmethod
    def sync(cls, using):
        """Insert or update all rows of the file; returns how many it has.

        A row that left the file stays in the table: other rows may point at it.
        """
        key = cls._meta.pk.name
        others = [field.name for field in cls._meta.concrete_fields if field.name != key]
        rows = cls.objects.using(using).bulk_create(
            cls.rows(), update_conflicts=True, unique_fields=[key], update_fields=others
        )
        return len(rows)


def reference_models():
    """All public lists, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, ReferenceModel)]
