"""A table whose second dimension is itself of two stages, as a picture of what flows where.

Keys of such a dimension are "a:b" or "a:b:more", and its title has a colon too: "field: pathway".
Nationality by field and pathway then is a flow from countries through fields to pathways.
"""

from collections import Counter

from django.utils.translation import gettext as _

from titp.monitoring.figure import ALL, OTHER, OTHERS, UNKNOWN, Kind
from titp.monitoring.pictures import parts_of
from titp.monitoring.safety import ROUND_TO
from titp.pages.charts import Link, flow

BETWEEN = ":"


def flow_of(figure, firsts, seconds, pairs):
    """The picture, from the Numbers of both breakdowns and of the table; None where the second
    dimension has one stage only, where groups cannot be added up, or where nothing is told.

    Who went from the middle to the last stage is told by the second breakdown alone, of all.
    """
    first, second = figure.dimensions
    if figure.kind != Kind.COUNT or BETWEEN not in str(second.title) or not seconds:
        return None
    came, went, sizes = Counter(), Counter(), [Counter(), Counter(), Counter()]
    for one in parts_of(first, firsts, lambda one: one.first).values():
        sizes[0][str(one.name)] += one.value
    for one in pairs:
        came[str(one.name), stages_of(second, one.second)[0]] += one.value
    for one in parts_of(second, seconds, lambda one: one.second).values():
        middle, last = stages_of(second, one.second)
        went[middle, last] += one.value
        sizes[1][middle] += one.value
        sizes[2][last] += one.value
    stages = [str(first.title), *(words.strip() for words in str(second.title).split(BETWEEN, 1))]
    return flow(
        f"{figure.slug}-flow",
        _("From %(first)s through %(second)s to %(third)s")
        % dict(zip(("first", "second", "third"), stages, strict=True)),
        stages,
        [[Link(*way, amount) for way, amount in sums.items()] for sums in (came, went)],
        sizes=sizes,
        rest=ROUND_TO * 2,  # less may come of rounding alone
        hue=1,
        unit=str(figure.unit),
        source=_("Ribbons are drawn where the number may be shown; the rest is hatched."),
    )


def stages_of(dimension, key):
    """Words for the middle and the last stage of a key, also of one that was merged."""
    if key.startswith(OTHER):
        of = key.removeprefix(OTHER)
        return (stages_of(dimension, of)[0] if of else str(OTHERS)), str(OTHERS)
    middle, colon, last = key.partition(BETWEEN)
    name = str(dimension.name(key))
    if not colon or key == UNKNOWN:
        return name, name
    before = str(dimension.name(middle)) if middle != ALL else str(OTHERS)
    # The name of a pair begins with that of its middle stage, as "Construction: employed".
    return before, name.removeprefix(before).lstrip(" :：") or name
