"""What the API answers about published figures, as the schema describes it."""

from rest_framework import serializers

from titp.monitoring.figure import Kind, Topic
from titp.monitoring.models import PublishedCell


class BothSerializer(serializers.Serializer):
    """Words in both languages."""

    en = serializers.CharField()
    ja = serializers.CharField()


class DimensionSerializer(serializers.Serializer):
    """What a figure is broken down by."""

    slug = serializers.CharField()
    title = BothSerializer()


class FigureSerializer(serializers.Serializer):
    """A figure's entry of the dictionary."""

    figure = serializers.CharField(help_text="Its name in addresses.")
    kind = serializers.ChoiceField([one.value for one in Kind])
    version = serializers.IntegerField(help_text="Of the definition that is declared now.")
    topic = serializers.ChoiceField([one.value for one in Topic])
    sdg = serializers.ListField(
        child=serializers.CharField(), help_text="Targets or indicators of the 2030 Agenda."
    )
    dimensions = DimensionSerializer(many=True)
    title = BothSerializer()
    unit = BothSerializer()
    definition = BothSerializer()
    numerator = BothSerializer()
    denominator = BothSerializer()
    source = BothSerializer()
    limits = BothSerializer()


class RulesSerializer(serializers.Serializer):
    """By which rules numbers are told."""

    version = serializers.IntegerField()
    words = serializers.ListField(child=serializers.CharField())


class EditionSerializer(serializers.Serializer):
    """The figures of one month, frozen."""

    edition = serializers.CharField(help_text="The month, as 2026-10.")
    as_of = serializers.DateField()
    published_at = serializers.DateTimeField()
    rules = RulesSerializer()


class NumberSerializer(serializers.Serializer):
    """One published number. Groups are codes: empty is everybody, ~ are others of all."""

    first = serializers.CharField(allow_blank=True)
    first_name = BothSerializer()
    second = serializers.CharField(allow_blank=True)
    second_name = BothSerializer()
    state = serializers.ChoiceField(PublishedCell.State.values)
    value = serializers.FloatField(allow_null=True)
    n = serializers.IntegerField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    version = serializers.IntegerField(help_text="Of the definition that it was counted by.")
    organizations_at_least = serializers.IntegerField(allow_null=True)


class NumbersSerializer(EditionSerializer, FigureSerializer):
    """A figure in an edition: both, and all of its numbers. Before anything was published there is
    no edition, and no number."""

    edition = serializers.CharField(allow_null=True)
    as_of = serializers.DateField(allow_null=True)
    published_at = serializers.DateTimeField(allow_null=True)
    rules = RulesSerializer(allow_null=True)
    numbers = NumberSerializer(many=True)
