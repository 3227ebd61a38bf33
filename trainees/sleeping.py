"""Who sleeps in which room of a host company on a day, and how much of its floor each has."""

from decimal import Decimal

from django.db.models import Prefetch, Q
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Room
from titp.pages.lists import Column, linked
from trainees.models import Leaving, Lodger


def sleeping(company, on):
    """The rooms in which trainees sleep on that day, each with `asleep` and `residents`."""
    gone = Leaving.objects.final().filter(gone_on__lte=on).values("trainee")
    asleep = Lodger.objects.in_force(on).exclude(Q(trainee__in=gone)).select_related("trainee")
    rooms = Room.objects.filter(lodging__company=company).select_related("lodging")
    shown = []
    for room in rooms.prefetch_related(Prefetch("lodgers", asleep, to_attr="asleep")):
        room.residents = len(room.asleep) + room.other_residents
        if room.asleep:
            shown.append(room)
    return shown


def roomy(room):
    """Whether each has 4.5 m², compared as exact decimals; None where nobody measured."""
    return None if room.area_m2 is None else 2 * room.area_m2 >= 9 * room.residents


def floor_of_each(room):
    kept = roomy(room)
    if kept is None:
        return _("not measured")
    each = (room.area_m2 / room.residents).quantize(Decimal("0.01"))
    badge = {"tone": "ok" if kept else "err", "text": f"{each} m²"}
    return render_to_string("components/badge.html", badge)


SLEEPING = (
    Column("room", gettext_lazy("bedroom"), lambda room: room),
    Column(
        "asleep", gettext_lazy("trainees"), lambda room: len(room.asleep),
        lambda room: format_html_join(
            _(", "), "{}",
            ((linked("trainee", row.trainee_id, row.trainee),) for row in room.asleep),
        ),
        important=True,
    ),
    Column(
        "residents", gettext_lazy("who sleep here"), lambda room: room.residents, numeric=True
    ),
    Column(
        "each", gettext_lazy("floor for each"), lambda room: room.area_m2, floor_of_each,
        important=True,
    ),
)  # fmt: skip
