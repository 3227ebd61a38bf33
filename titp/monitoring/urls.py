"""Addresses of the monitors' pages; they belong to no organization."""

from django.urls import path

from titp.monitoring.api import Editions, FigureOfEdition, Figures, FiguresSchema
from titp.monitoring.clarification_urls import urlpatterns as of_clarifications
from titp.monitoring.files import FORMS
from titp.monitoring.views.comparison import comparison
from titp.monitoring.views.figure import figure, figure_pdf
from titp.monitoring.views.file import figures_file
from titp.monitoring.views.overview import programme
from titp.monitoring.views.topic import sdg, topic
from titp.monitoring.yearly.views import yearly_report, yearly_report_file, yearly_reports

urlpatterns = [
    path("monitor/", programme, name="monitor"),
    path("monitor/topics/<slug:topic>/", topic, name="monitor-topic"),
    path("monitor/sdgs/<int:goal>/", sdg, name="monitor-sdg"),
    path("monitor/comparison/", comparison, name="monitor-comparison"),
    path("monitor/figures/<slug:slug>/", figure, name="monitor-figure"),
    path("monitor/figures/<slug:slug>/paper.pdf", figure_pdf, name="monitor-figure-pdf"),
    *(
        path(f"monitor/figures.{form}", figures_file, {"form": form}, name=f"monitor-{form}")
        for form in FORMS
    ),
    path("api/editions", Editions.as_view(), name="api-editions"),
    path("api/figures", Figures.as_view(), name="api-figures"),
    path("api/figures/<slug:slug>", FigureOfEdition.as_view(), name="api-figure"),
    path("api/figures-schema", FiguresSchema.as_view(), name="api-figures-schema"),
    path("monitor/yearly/", yearly_reports, name="yearly-reports"),
    path("monitor/yearly/<slug:month>/<slug:language>/", yearly_report, name="yearly-report"),
    path(
        "monitor/yearly/<slug:month>/<slug:language>.pdf", yearly_report_file,
        name="yearly-report-file",
    ),
    *of_clarifications,
]  # fmt: skip
