"""Columns that are computed from others, kept in step on every way of writing."""

from django.db import models

from titp.japanese.text import search_key, sort_key
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class DerivingQuerySet(TenantQuerySet):
    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)  # looked at twice
        for row in objs:
            row.derive()
        return super().bulk_create(objs, *args, **kwargs)


class DerivingModel(TenantModel):
    """A row that computes some of its columns in `derive()` before it is written."""

    objects = DerivingQuerySet.as_manager()

    class Meta:
        abstract = True

    def derive(self):
        """Set the computed columns from the others."""
        raise NotImplementedError

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)


class NamedQuerySet(DerivingQuerySet):
    def matching(self, text):
        """Rows whose names contain the text, in any script and with or without marks."""
        return self.filter(search_key__contains=search_key(text))


class NamedModel(DerivingModel):
    """A row that is found by its names and sorted as a Japanese directory sorts.

    PostgreSQL without extensions has neither `unaccent` nor a Japanese collation, so the keys
    are stored beside the names.
    """

    search_key = models.TextField(editable=False, default="")
    sort_key = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def names(self):
        """What it may be searched by; the first that is not empty is what it is sorted by."""
        raise NotImplementedError

    def derive(self):
        names = [name for name in self.names() if name]
        self.search_key = search_key(" ".join(names))
        self.sort_key = sort_key(names[0] if names else "")
