"""A list over a statement: rows that no table holds, yet filtered, sorted and counted as others.

class Outlook(models.Model):          # managed = False; its fields are the answer's columns
    objects = answered(OUTLOOK).as_manager()

Outlook.objects.as_of(localdate()).filter(stage=2)
"""

from functools import partial

from django.db import models
from django.db.models.sql.datastructures import BaseTable

SEEN_ON = "%(on)s"


class Answer(BaseTable):
    """What stands in FROM in the place of a table: the statement, as seen on a day."""

    def __init__(self, table_name, alias, statement, on):
        super().__init__(table_name, alias)
        self.statement, self.on = statement, on

    def as_sql(self, compiler, connection):
        name = compiler.quote_name_unless_alias(self.table_alias)
        days = [self.on] * self.statement.count(SEEN_ON)
        return f"({self.statement.replace(SEEN_ON, '%s')}) {name}", days

    def relabeled_clone(self, change_map):
        alias = change_map.get(self.table_alias, self.table_alias)
        return Answer(self.table_name, alias, self.statement, self.on)


class AnsweredQuerySet(models.QuerySet):
    """Rows of a model that has no table."""

    def answering(self, statement, on):
        """The rows that a statement answers; it knows one value, the day of looking."""
        rows = self.all()
        rows.query.base_table_class = partial(Answer, statement=statement, on=on)
        return rows
