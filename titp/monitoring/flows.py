"""A table whose second dimension is itself of two stages, as a picture of what flows where.

Keys of such a dimension are "a:b": the stage in the middle and the last one, as sector and outcome.
"""

from django.utils.translation import gettext as _

from titp.monitoring.figure import ALL, OTHER, OTHERS, UNKNOWN, Kind
from titp.monitoring.pictures import parts_of
from titp.pages.charts import Flow, flow

BETWEEN = ":"
ROUNDING = 2  # each number was moved by so much at most


def flow_of(figure, firsts, pairs):
    """The picture, from the Numbers of the first breakdown and of the table; None where the second
    dimension has one stage only, where groups cannot be added up, or where nothing is told."""
    if figure.kind != Kind.COUNT or not any(BETWEEN in one.second for one in pairs):
        return None
    flows, told = [], {}
    for one in pairs:
        path = (str(one.name), *stages_of(figure.second, one.second))
        flows.append(Flow(path, one.value))
        total, number = told.get(one.first, (0, 0))
        told[one.first] = total + one.value, number + 1
    hidden = _("not shown")
    for key, one in parts_of(figure.first, firsts, lambda one: one.first).items():
        total, number = told.get(key, (0, 0))
        rest = one.value - total
        if rest > ROUNDING * (number + 1):  # less may come of rounding alone
            flows.append(Flow((str(one.name), hidden, hidden), rest, hidden=True))
    middle, _colon, last = str(figure.second.title).partition(BETWEEN)
    return flow(
        f"{figure.slug}-flow",
        _("From %(first)s through %(second)s")
        % {"first": figure.first.title, "second": figure.second.title},
        [str(figure.first.title), middle.strip() if last else "", (last or middle).strip()],
        flows,
        unit=str(figure.unit),
        source=_("Sums of rounded numbers that may be shown; grey is what may not."),
    )


def stages_of(dimension, key):
    """Words for the middle and the last stage of a key."""
    if key.startswith(OTHER):
        of = key.removeprefix(OTHER)
        return str(dimension.name(of) if of else OTHERS), str(OTHERS)
    middle, _colon, last = key.partition(BETWEEN)
    if not last or key == UNKNOWN:
        return str(dimension.name(key)), str(dimension.name(key))
    before = str(dimension.name(middle)) if middle != ALL else str(OTHERS)
    whole = str(dimension.name(key))
    # The name of a pair begins with that of its middle stage, as "Construction: employed".
    return before, whole.removeprefix(before).lstrip(" :：,、·・→–-/（(").rstrip("）)") or whole
