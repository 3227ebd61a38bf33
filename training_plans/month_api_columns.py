"""The columns of months as programs read them, with their labels in five languages."""

from rest_framework import serializers

from training_plans.month_api_cells import KINDS, kind_of
from training_plans.month_columns import COLUMNS, LANGUAGES


class WordsSerializer(serializers.Serializer):
    """A word in each language of the labels."""

    ja, easy, vi, id, en = (serializers.CharField() for _language in LANGUAGES)


class ChoiceSerializer(serializers.Serializer):
    """One value of a column of choices."""

    value = serializers.CharField()
    labels = WordsSerializer()


class ColumnSerializer(serializers.Serializer):
    """A column of every report; `required`: a month is not taken without it."""

    name = serializers.CharField()
    group = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    required = serializers.BooleanField()
    labels = WordsSerializer()
    choices = ChoiceSerializer(many=True)


def columns():
    """All columns, as `ColumnSerializer` shows them."""
    for column in COLUMNS.values():
        yield {
            "name": column.name, "group": column.group, "kind": kind_of(column),
            "required": column.required,
            "labels": {language: column.label(language) for language in LANGUAGES},
            "choices": [
                {
                    "value": value,
                    "labels": {language: dict(column.choices_in(language))[value]
                               for language in LANGUAGES},
                }
                for value, _key in column.choices
            ],
        }  # fmt: skip
