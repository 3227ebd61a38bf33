"""Months as programs read them: what a report, its people, its cells and its columns look like."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from titp.compliance.serializers import CitationSerializer
from training_plans.filing.check import STATES
from training_plans.filing.review import open_cells
from training_plans.models import DraftLine, MonthlyReport, ReportStep, ReturnedCell
from training_plans.models.month_line import LONGEST
from training_plans.month_api_cells import (
    COUNT,
    DAY,
    HALVES,
    MINUTES,
    YEN,
    kind_of,
    values_of,
)
from training_plans.month_api_columns import WordsSerializer
from training_plans.month_columns import COLUMNS, LANGUAGES

WHOLE = {"type": "integer", "minimum": 0}
TYPES = {
    MINUTES: WHOLE | {"maximum": LONGEST}, YEN: WHOLE, COUNT: WHOLE | {"maximum": 31},
    HALVES: {"type": "number", "minimum": 0, "maximum": 31, "multipleOf": 0.5},
}  # fmt: skip
TYPED = {"type": "string", "maxLength": 2000}
DESCRIPTIONS = {
    DAY: "A day such as 2026-11-25.",
    MINUTES: "Whole minutes, or a text such as 160:30.",
}


class CellField(serializers.Field):
    """A cell as it is; a text that cannot be read stands there as it was typed."""

    def to_representation(self, value):
        return value


def _field_of(column):
    """A field of a class of its own, for the description stands on the class."""
    kind = kind_of(column)
    shapes = [*filter(None, [TYPES.get(kind)]), TYPED, {"type": "null"}]
    described = {"anyOf": shapes, "description": DESCRIPTIONS.get(kind, column.label("en"))}
    return extend_schema_field(described)(type("CellField", (CellField,), {}))(required=False)


CellsSerializer = type(
    "CellsSerializer", (serializers.Serializer,),
    {"__doc__": "One person's cells by column; an empty one is null or not there."}
    | {name: _field_of(column) for name, column in COLUMNS.items()},
)  # fmt: skip


class PersonSerializer(serializers.Serializer):
    """Somebody of a report, by the name under which the company knows them."""

    trainee = serializers.IntegerField(source="trainee_id")
    name = serializers.CharField()


@extend_schema_field({"type": "string", "pattern": r"^\d{4}-\d{2}$", "description": "2026-11"})
class MonthField(serializers.Field):
    """A month, of which the row has the first day."""

    def to_representation(self, value):
        return f"{value:%Y-%m}"


class ReportSerializer(serializers.ModelSerializer):
    """A company's report of a month; `open`: whether it waits for the company."""

    month = MonthField()
    company = serializers.IntegerField(source="company_id")
    company_name = serializers.CharField()
    state = serializers.ChoiceField(choices=MonthlyReport.State.choices)
    open = serializers.BooleanField(source="is_open")
    people = PersonSerializer(source="draftlines", many=True)

    class Meta:
        model = MonthlyReport
        fields = [
            "id", "month", "due_on", "submitted_on", "company", "company_name", "state", "open",
            "people",
        ]  # fmt: skip


class UnreadSerializer(serializers.Serializer):
    """A cell whose text cannot be read, and why."""

    column = serializers.CharField()
    detail = serializers.CharField()


class LineSerializer(serializers.Serializer):
    """One person's month: what is filled in, what is proposed, and what cannot be read."""

    trainee = serializers.IntegerField(source="trainee_id")
    name = serializers.CharField()
    cells = CellsSerializer()
    proposed = CellsSerializer()
    unread = UnreadSerializer(many=True)


class LinesSerializer(serializers.Serializer):
    """Everybody's line of a report."""

    lines = LineSerializer(source="as_read", many=True)


class ReturnedSerializer(serializers.ModelSerializer):
    """A cell that the office sent back: why, and what stood there."""

    trainee = serializers.IntegerField(source="trainee_id")
    column = serializers.CharField(source="column_name")
    reason_text = serializers.CharField(source="get_reason_display")

    class Meta:
        model = ReturnedCell
        fields = ["trainee", "column", "reason", "reason_text", "note", "was"]


class StepSerializer(serializers.ModelSerializer):
    """What was done with the report, in order."""

    class Meta:
        model = ReportStep
        fields = ["kind", "at", "via", "reason"]


class WholeReportSerializer(ReportSerializer):
    """A report with its lines, what was sent back, and what was done."""

    people = None
    lines = LineSerializer(source="as_read", many=True)
    returned = ReturnedSerializer(source="sent_back", many=True)
    steps = StepSerializer(source="reportsteps", many=True)

    class Meta(ReportSerializer.Meta):
        fields = [*ReportSerializer.Meta.fields[:-1], "lines", "returned", "steps"]


class CheckSerializer(serializers.Serializer):
    """One thing to look at: whose, in which cells, by which rule, and the arithmetic in words."""

    trainee = serializers.IntegerField(source="trainee_id")
    columns = serializers.ListField(child=serializers.CharField())
    state = serializers.ChoiceField(choices=[(state, state) for state in STATES])
    rule = serializers.CharField(source="rule.id", default=None, allow_null=True)
    cites = CitationSerializer(many=True)
    due_on = serializers.DateField(allow_null=True)
    formula = serializers.SerializerMethodField()

    @extend_schema_field(WordsSerializer)
    def get_formula(self, check):
        return {language: check.formula(language) for language in LANGUAGES}


class LineToWriteSerializer(serializers.Serializer):
    """What to write of one person."""

    trainee = serializers.IntegerField()
    cells = CellsSerializer()


class LinesToWriteSerializer(serializers.Serializer):
    """Lines to write: 1 to 100 people of the report."""

    lines = serializers.ListField(child=LineToWriteSerializer(), min_length=1, max_length=100)


class WrittenLineSerializer(serializers.Serializer):
    """Which cells of a person are other than before."""

    trainee = serializers.IntegerField()
    changed = serializers.ListField(child=serializers.CharField())


class WrittenSerializer(serializers.Serializer):
    """What became of the lines."""

    lines = WrittenLineSerializer(many=True)


class SentSerializer(serializers.Serializer):
    """The report that was sent."""

    id = serializers.IntegerField()
    state = serializers.CharField()
    submitted_on = serializers.DateField()


def whole(report):
    """The report with what `WholeReportSerializer` shows of it beside its own columns."""
    report.as_read = [_line(one) for one in DraftLine.objects.filter(report=report)]
    report.sent_back = [*(open_cells(report) or {}).values()]
    return report


def _line(draft):
    cells, errors = values_of(draft.cells, COLUMNS.values())
    proposed, _errors = values_of(draft.proposed, COLUMNS.values())
    return {
        "trainee_id": draft.trainee_id, "name": draft.name, "cells": cells, "proposed": proposed,
        "unread": [{"column": name, "detail": detail} for name, detail in errors.items()],
    }  # fmt: skip
