"""Periods that clash only once they have begun: what is planned without a day clashes with none."""

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from titp.tenancy.walls import NoOverlap


class NoOverlapOnceBegun(NoOverlap):
    """As `NoOverlap`; without a first day an entry has not begun, not ever so long ago."""

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        first, last = getattr(instance, self.start), getattr(instance, self.end)
        if not first or {self.start, self.end} & set(exclude or ()):
            return
        goes_on = Q(**{self.end: None}) | Q(**{f"{self.end}__gte": first})
        begins = Q(**{f"{self.start}__lte": last}) if last else ~Q(**{self.start: None})
        mine = {self.per: getattr(instance, self.per)}
        others = model._base_manager.using(using).filter(goes_on, begins, **mine)
        if others.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message())

    def create_sql(self, model, schema_editor):
        return f"{super().create_sql(model, schema_editor)} WHERE ({self.start} IS NOT NULL)"
