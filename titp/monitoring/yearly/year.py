"""The editions of a calendar year and their numbers: all that a yearly report is made of."""

from dataclasses import dataclass, field

from titp.monitoring import reading
from titp.monitoring.figure import ALL, FIGURES
from titp.monitoring.models import Edition
from titp.monitoring.reading import MONITOR
from titp.monitoring.yearly.models import DECEMBER


@dataclass
class Year:
    """A year up to one edition, the newest of `editions`; `before` is the last one of the year
    before, None where there is none.

    `numbers`: slug → all Numbers of the last edition; `trends`: slug → key of the first dimension →
    Numbers over the year's editions, as `reading.trends` answers; `earlier`: slug → everybody's
    Number in `before`.
    """

    number: int
    editions: list
    before: object = None
    numbers: dict = field(default_factory=dict)
    trends: dict = field(default_factory=dict)
    earlier: dict = field(default_factory=dict)

    @property
    def last(self):
        return self.editions[-1]

    @property
    def is_provisional(self):
        return self.last.month.month < DECEMBER

    @property
    def figures(self):
        """The declared figures of which the last edition tells anything, in their order."""
        return [figure for slug, figure in FIGURES.items() if slug in self.numbers]

    def of(self, figure):
        return self.numbers.get(figure.slug, [])

    def total(self, figure):
        """Everybody's Number in the last edition, or None."""
        return next((one for one in self.of(figure) if one.first == one.second == ALL), None)

    def lower(self, figure):
        """The Number of the lower end of a figure that is a range, or None."""
        if not figure.lower_end:
            return None
        found = (one for one in self.of(figure) if one.second == ALL)
        return next((one for one in found if one.first == figure.lower_end), None)

    def trend(self, figure):
        """Key of the first dimension → Numbers over the editions; without those of a definition
        that is not the last edition's."""
        now = self.total(figure)
        found = self.trends.get(figure.slug, {})
        return {
            key: [one for one in found.get(key, []) if now and one.version == now.version]
            for key in {ALL, figure.lower_end}
        }


def year_of(edition):
    """The Year up to an edition, from what monitors may read and nothing else."""
    month, known = edition.month, reading.editions()
    editions = [one for one in known if one.month.year == month.year and one.month <= month]
    before = next((one for one in known if one.month.year == month.year - 1), None)
    numbers = {}
    for one in reading.numbers(edition):
        numbers.setdefault(one.figure.slug, []).append(one)
    earlier = reading.totals(before) if before else {}
    trends = reading.trends(FIGURES.values(), month, editions=month.month)
    return Year(month.year, editions[::-1], before, numbers, trends, earlier)


def edition_of(pk):
    """The Edition with this key, over the monitors' connection."""
    return Edition.objects.using(MONITOR).get(pk=pk)
