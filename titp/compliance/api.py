"""The API of rules and findings; a company's user sees its own company's, by the database."""

import django_filters
from rest_framework.generics import ListAPIView

from titp.api.filters import TrueOrFalse
from titp.compliance.models import Finding, State
from titp.compliance.rule import RULES, rules_in_order
from titp.compliance.serializers import FindingSerializer, RuleSerializer


class RuleList(ListAPIView):
    """All rules with their law, in both languages."""

    may = "read rules"
    serializer_class = RuleSerializer
    filter_backends = ()

    def get_queryset(self):
        return rules_in_order()


class FindingFilter(django_filters.FilterSet):
    """`open` is true or false; `due_by` and `due_from` are days; the rest are exact values."""

    rule = django_filters.ChoiceFilter(choices=lambda: [(key, key) for key in RULES])
    state = django_filters.MultipleChoiceFilter(choices=State.choices)
    company = django_filters.NumberFilter(field_name="company_id")
    trainee = django_filters.NumberFilter(field_name="trainee_id")
    open = TrueOrFalse(field_name="closed_on", lookup_expr="isnull")
    due_by = django_filters.DateFilter(field_name="due_on", lookup_expr="lte")
    due_from = django_filters.DateFilter(field_name="due_on", lookup_expr="gte")


class FindingList(ListAPIView):
    """Findings, settled ones too; those without a due day first, then by due day."""

    may = "read findings"
    serializer_class = FindingSerializer
    filterset_class = FindingFilter

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Finding._base_manager.none()
        return Finding.objects.worst_first()
