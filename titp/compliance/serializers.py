"""Rules and findings as the API and the commands write them."""

from rest_framework import serializers

from titp.compliance.models import Finding
from titp.compliance.rule import RULES, Certainty, Layer, OwedBy


class TextSerializer(serializers.Serializer):
    """Words in both languages."""

    ja = serializers.CharField()
    en = serializers.CharField()


class CitationSerializer(serializers.Serializer):
    """One place in a law, with its name in both languages and its address at e-Gov."""

    text = TextSerializer()
    law = TextSerializer(source="law.name")
    number = TextSerializer(source="law.number")
    url = serializers.URLField()


class PeriodSerializer(serializers.Serializer):
    """The first and the last day on which a rule is law; no last day is null."""

    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)


class RuleSerializer(serializers.Serializer):
    """A rule with all its words."""

    id = serializers.CharField()
    slug = serializers.CharField()
    version = serializers.IntegerField()
    title = TextSerializer()
    explanation = TextSerializer()
    cites = CitationSerializer(many=True)
    in_force = PeriodSerializer()
    layer = serializers.ChoiceField(choices=Layer.choices)
    certainty = serializers.ChoiceField(choices=Certainty.choices)
    note = TextSerializer(allow_null=True)
    severity = serializers.IntegerField()
    subject = serializers.CharField(source="about.kind")
    owed_by = serializers.ChoiceField(choices=OwedBy.choices)
    remedy = TextSerializer()
    remind_before = serializers.ListField(child=serializers.IntegerField())
    reads = serializers.DictField(child=TextSerializer())


class SubjectSerializer(serializers.Serializer):
    """What a finding is about: the kind and id of the row, its company and its person."""

    kind = serializers.SerializerMethodField()
    id = serializers.IntegerField(source="subject_id")
    company = serializers.IntegerField(source="company_id", allow_null=True)
    trainee = serializers.IntegerField(source="trainee_id", allow_null=True)

    def get_kind(self, finding) -> str:
        return kind_of(finding.rule)


class FindingSerializer(serializers.ModelSerializer):
    """A finding without any name: ids, days and the values that were read."""

    subject = SubjectSerializer(source="*")
    evidence = serializers.DictField()

    class Meta:
        model = Finding
        fields = [
            "id", "rule", "rule_version", "subject", "due_on", "state", "severity", "evidence",
            "found_on", "closed_on",
        ]  # fmt: skip


def kind_of(rule_id):
    """The kind of subject of a rule's findings; empty for a rule that is gone."""
    return RULES[rule_id].about.kind if rule_id in RULES else ""
