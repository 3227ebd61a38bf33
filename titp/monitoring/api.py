"""The API for monitors: editions, the dictionary of figures, and a figure in an edition.

It tells what files and pages tell, over the monitors' connection, to their programs and to them.
"""

from django.utils.translation import override
from drf_spectacular.utils import OpenApiParameter, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from titp.api.scopes import FIGURES
from titp.monitoring import reading
from titp.monitoring.api_shapes import EditionSerializer, FigureSerializer, NumbersSerializer
from titp.monitoring.files import declared, published, told
from titp.monitoring.subjects import published_figures
from titp.monitoring.views.asked import asked_edition
from titp.monitoring.views.figure import figure_or_404

MONITOR = "monitor the programme"
OF_MONTH = OpenApiParameter(
    "edition", {"type": "string", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$"},
    OpenApiParameter.QUERY, description="A month, as 2026-10; left out: the newest edition.",
)  # fmt: skip


class OfMonitors(APIView):
    """A door for those who monitor, and for programs with the scope `figures:read`."""

    may = through = MONITOR
    scopes = {"GET": FIGURES, "HEAD": FIGURES}


class Editions(OfMonitors):
    """Which editions there are."""

    @extend_schema(summary="All editions, the newest first", responses=EditionSerializer(many=True))
    def get(self, request):
        return Response([published(one) for one in reading.editions()])


class Figures(OfMonitors):
    """The dictionary."""

    @extend_schema(
        summary="All figures with their definitions", responses=FigureSerializer(many=True)
    )
    def get(self, request):
        return Response([declared(one) for one in published_figures()])


class FigureOfEdition(OfMonitors):
    """One figure, and what an edition tells of it."""

    NOTHING = dict.fromkeys(("edition", "as_of", "published_at", "rules"))

    @extend_schema(
        summary="A figure in an edition: its definition and all of its numbers",
        parameters=[OF_MONTH], responses=NumbersSerializer,
    )  # fmt: skip
    def get(self, request, slug):
        figure, edition = figure_or_404(slug), asked_edition(request).edition
        if edition is None:  # nothing has been published yet
            return Response(self.NOTHING | declared(figure) | {"numbers": []})
        rows = [_named(one) for one in reading.numbers(edition, figure)]
        return Response(published(edition) | declared(figure) | {"numbers": rows})


def _named(number):
    """A number with the names of its groups in both languages."""
    names = {}
    for language in ("en", "ja"):
        with override(language):
            names[language] = str(number.name), str(number.second_name)
    first, second = ({one: names[one][place] for one in names} for place in (0, 1))
    return told(number) | {"first_name": first, "second_name": second}


class FiguresSchema(SpectacularJSONAPIView):
    """The description (OpenAPI) of this part of the API."""

    may = through = MONITOR
    scopes = {"GET": "", "HEAD": ""}
    custom_settings = {
        "TITLE": "Figures of the Technical Intern Training programme",
        "PREPROCESSING_HOOKS": ["titp.api.schema.of_monitors"],
    }
