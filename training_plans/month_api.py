"""The API for payroll software: months that wait, their lines, sending them, and what came back.

A program works for one company; its clerks and the office may ask the same questions in a session.
"""

import re
from datetime import date
from http import HTTPStatus

import django_filters
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from titp.api.filters import TrueOrFalse
from titp.api.idempotency import HEADER, once
from titp.api.scopes import READING, WRITING
from training_plans.filing.checks import checks
from training_plans.filing.submission import NotNow, submit
from training_plans.models import MonthlyReport, ReportStep
from training_plans.models.monthly_report import OPEN
from training_plans.month_api_columns import ColumnSerializer, columns
from training_plans.month_api_lines import cells_problem, not_now, write
from training_plans.month_api_shapes import (
    CheckSerializer,
    LinesSerializer,
    LinesToWriteSerializer,
    ReportSerializer,
    SentSerializer,
    WholeReportSerializer,
    WrittenSerializer,
    whole,
)

FILE = "file monthly reports"
MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
KEY = OpenApiParameter(
    HEADER, {"type": "string", "pattern": "^[!-~]{1,200}$"}, OpenApiParameter.HEADER,
    required=True,
    description="New for each act, the same for each try of it; good for at least 24 hours.",
)  # fmt: skip


def reports():
    return MonthlyReport.objects.with_state().with_company_name().prefetch_related("draftlines")


def report_at(pk):
    return get_object_or_404(reports(), pk=pk)


def a_month(text):
    if not MONTH.fullmatch(text):
        raise ValidationError(_("Write a month as 2026-11."))


class ReportFilter(django_filters.FilterSet):
    """`open`: whether it waits for the company; `month`: as 2026-11."""

    open = TrueOrFalse(method="that_wait")
    state = django_filters.MultipleChoiceFilter(choices=MonthlyReport.State.choices)
    month = django_filters.CharFilter(method="of_month", validators=[a_month])

    def that_wait(self, rows, name, value: bool):
        return rows.filter(state__in=OPEN) if value else rows.exclude(state__in=OPEN)

    def of_month(self, rows, name, text):
        year, month = MONTH.fullmatch(text).groups()
        return rows.filter(month=date(int(year), int(month), 1))


class ReportList(ListAPIView):
    """Reports of the company, the newest first; with `open=true` those that wait for it."""

    may, scopes = FILE, READING
    serializer_class = ReportSerializer
    filterset_class = ReportFilter

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return MonthlyReport._base_manager.none()
        return reports()


class OneReport(APIView):
    """One report: what is filled in, proposed and sent back, and what was done with it."""

    may, scopes = FILE, READING

    @extend_schema(responses=WholeReportSerializer)
    def get(self, request, pk):
        return Response(WholeReportSerializer(whole(report_at(pk))).data)


class Checks(APIView):
    """What there is to look at in a report as it stands, the gravest first, with the arithmetic."""

    may, scopes = FILE, READING

    @extend_schema(responses=CheckSerializer(many=True))
    def get(self, request, pk):
        return Response(CheckSerializer(checks(report_at(pk)), many=True).data)


class Columns(APIView):
    """The columns of every report: how they are called, of what kind they are, what is required."""

    may, scopes = FILE, READING

    @extend_schema(responses=ColumnSerializer(many=True))
    def get(self, request):
        return Response(ColumnSerializer(columns(), many=True).data)


class Lines(APIView):
    """Lines of a report: read all of them, or write 1 to 100 at once, either all or nothing.

    PUT writes whole lines: columns that are not named become empty. PATCH writes the named ones.
    Once cells were sent back, those can be changed, and what is empty.
    """

    may, scopes = FILE, READING | WRITING

    @extend_schema(responses=LinesSerializer)
    def get(self, request, pk):
        return Response(LinesSerializer(whole(report_at(pk))).data)

    @extend_schema(parameters=[KEY], request=LinesToWriteSerializer, responses=WrittenSerializer)
    def put(self, request, pk):
        return self._written(request, pk, whole_lines=True)

    @extend_schema(parameters=[KEY], request=LinesToWriteSerializer, responses=WrittenSerializer)
    def patch(self, request, pk):
        return self._written(request, pk, whole_lines=False)

    def _written(self, request, pk, whole_lines):
        report = report_at(pk)

        def act():
            return Response({"lines": write(report, request.data, whole_lines)})

        return once(request, act)


class Submission(APIView):
    """Sending a report to the office: the whole month, when every cell of it can be read."""

    may, scopes = FILE, WRITING

    @extend_schema(
        parameters=[KEY], request=None,
        responses={(201, "application/json"): SentSerializer},
    )  # fmt: skip
    def post(self, request, pk):
        report = report_at(pk)
        return once(request, lambda: self._sent(request, report))

    def _sent(self, request, report):
        try:
            attempt = submit(report, request.user, ReportStep.Via.API)
        except NotNow as refused:
            raise not_now() from refused
        if attempt.errors:
            raise cells_problem(
                {"trainee": trainee, **({"column": column} if column != "__all__" else {}),
                 "detail": detail}
                for trainee, found in attempt.errors.items()
                for column, detail in found.items()
            )  # fmt: skip
        if not attempt.written:
            raise not_now()
        sent = report_at(report.pk)
        return Response(SentSerializer(sent).data, status=HTTPStatus.CREATED)
