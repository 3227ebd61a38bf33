"""When a number of several organizations may be published, and how (TENANCY 2.7)."""

from math import floor, log10, sqrt

from titp.monitoring.figure import Kind

RULES = 2  # rises when anything below changes
LEAST, LEAST_ORGANIZATIONS, LARGEST_SHARE, ROUND_TO = 10, 3, 70, 5
# Of what the largest contributes, so much must come from others than the two largest: else the
# second could compute it by taking off its own (p% rule).
UNKNOWN_SHARE = 10
# No hidden number may be computed more closely than this.
PROTECTION = LEAST
BANDS = (3, 5, 10, 20, 50, 100, 200, 500, 1000)
DIGITS = 3  # a mean has no more: with more, and its n, the total could be computed
Z = 1.96  # 95 %


class Sums:
    """What each organization contributes to one group: (value, base, squares) by organization.

    Adding two makes the group of both; nothing else is ever done with groups, so whatever can be
    computed from published groups is a sum of such. `rest`: of another figure that counts all of
    whom this one counts a part, how many it does not count (see `beside`).
    """

    __slots__ = ("kind", "of", "rest")

    def __init__(self, kind, of=None, rest=None):
        self.kind = kind
        self.of = of or {}
        self.rest = rest or {}

    def add(self, organization_id, numbers):
        before = self.of.get(organization_id)
        self.of[organization_id] = (
            tuple(map(sum, zip(before, numbers, strict=True))) if before else numbers
        )

    def __add__(self, other):
        both = Sums(self.kind, dict(self.of), dict(self.rest))
        for organization_id, numbers in other.of.items():
            both.add(organization_id, numbers)
        for organization_id, people in other.rest.items():
            both.rest[organization_id] = both.rest.get(organization_id, 0) + people
        return both

    def beside(self, whole):
        """The same beside the Sums of all of whom it counts a part: the difference is told too."""
        mine = self.by_organization()
        rest = {
            one: more
            for one, people in whole.by_organization().items()
            if (more := people - mine.get(one, 0)) > 0
        }
        return Sums(self.kind, self.of, rest)

    def by_organization(self):
        """Organization → what it contributes to n."""
        place = 0 if self.kind == Kind.COUNT else 1
        return {one: numbers[place] for one, numbers in self.of.items()}

    @property
    def n(self):
        """How many people or cases stand behind it."""
        return sum(self.by_organization().values())

    def people(self):
        """What each organization contributes to n."""
        return [people for people in self.by_organization().values() if people]

    def parts(self):
        """The numbers of people that publishing it tells, as lists by organization.

        A rate tells those to whom it applies, and thereby the others; and any number tells those
        whom it leaves out, where another one counts them with the rest.
        """
        rest = list(self.rest.values())
        if self.kind != Kind.RATE:
            return [self.people(), rest]
        yes = [value for value, _base, _ in self.of.values() if value]
        return [yes, [base - value for value, base, _ in self.of.values() if base != value], rest]

    @property
    def is_countable(self):
        """Whether n alone may be told: with it, whom it leaves out is known, too."""
        return enough(self.people()) and (not self.rest or enough(list(self.rest.values())))

    @property
    def is_safe(self):
        """Whether all of it may be told. Groups without common people stay safe when added."""
        if not self.is_countable:
            return False
        if self.kind == Kind.MEAN:
            totals = [abs(value) for value, _n, _squares in self.of.values() if value]
            if totals and not spread(totals):
                return False
        return all(not part or enough(part) for part in self.parts())


def enough(numbers):
    """Whether so many people of so many organizations, none dominant, may be counted together."""
    return sum(numbers) >= LEAST and len(numbers) >= LEAST_ORGANIZATIONS and spread(numbers)


def spread(numbers):
    """Whether neither the largest nor what it contributes stands out."""
    largest, second, *_ = (*sorted(numbers, reverse=True)[:2], 0)
    total = sum(numbers)
    return (
        largest * 100 <= total * LARGEST_SHARE
        and (total - largest - second) * 100 >= largest * UNKNOWN_SHARE
    )


def rounded(number):
    """To the nearest multiple of 5."""
    return (number + ROUND_TO // 2) // ROUND_TO * ROUND_TO


def at_least(organizations):
    """So many organizations at least: the exact number would tell when one comes or goes."""
    return max((band for band in BANDS if band <= organizations), default=None)


def published(sums, precision):
    """(value, n, low, high, organizations) of safe sums, from rounded numbers."""
    n = rounded(sums.n)
    organizations = at_least(len(sums.people()))
    if sums.kind == Kind.COUNT:
        return n, n, None, None, organizations
    if sums.kind == Kind.RATE:
        yes = rounded(sum(value for value, _base, _ in sums.of.values()))
        low, high = wilson(yes, n)
        rate = [round(100 * share, precision) for share in (yes / n, low, high)]
        return rate[0], n, rate[1], rate[2], organizations
    total, squares = (sum(numbers[place] for numbers in sums.of.values()) for place in (0, 2))
    mean = total / sums.n
    half = Z * sqrt(max(squares / sums.n - mean**2, 0) / sums.n)
    value, low, high = (_digits(x, precision) for x in (mean, mean - half, mean + half))
    return value, n, low, high, organizations


def wilson(yes, n):
    """The interval of 95 % of a share, by Wilson: (low, high) between 0 and 1."""
    share, factor = yes / n, 1 + Z**2 / n
    middle = (share + Z**2 / (2 * n)) / factor
    half = Z / factor * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _digits(number, precision):
    if not number:
        return 0.0
    return round(number, min(precision, DIGITS - 1 - floor(log10(abs(number)))))
