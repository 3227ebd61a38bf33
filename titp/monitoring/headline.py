"""A published number in words: its value or range, and what must stand beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.pages.charts.values import number as written


@dataclass(frozen=True)
class Headline:
    """Of everybody, or of one group: `number` None means that nothing was counted; `lower` is the
    Number of the lower end where the figure is a range."""

    figure: object
    number: object
    lower: object = None

    @property
    def is_shown(self):
        return self.number is not None and self.number.is_shown

    @property
    def value(self):
        """The number alone, as the reader's language writes it; a dash where there is none."""
        if not self.is_shown:
            return "–"
        most = written(self.number.value)
        if not self.figure.lower_end:
            return most
        if self.lower is None or not self.lower.is_shown:
            return _("up to %(high)s") % {"high": most}
        return _("at least %(low)s, up to %(high)s") % {
            "low": written(self.lower.value), "high": most,
        }  # fmt: skip

    @property
    def note(self):
        """n, interval and organizations in one line, or why there is no number."""
        if self.number is None:
            return _("nothing was counted")
        if not self.number.is_shown:
            return _("not shown: too few people or organizations")
        told = []
        if self.number.low is not None and self.number.high is not None:
            told.append(_("95 %% interval %(low)s–%(high)s") % self._interval)
        if self.number.n is not None and self.number.low is not None:
            told.append(f"n = {written(self.number.n)}")
        if self.number.organizations:
            words = _("from at least %(count)s organizations")
            told.append(words % {"count": written(self.number.organizations)})
        return " · ".join(told)

    @property
    def is_older_definition(self):
        """Whether it was counted by another version than the definition that is declared now."""
        return self.number is not None and self.number.version != self.figure.version

    @property
    def _interval(self):
        return {"low": written(self.number.low), "high": written(self.number.high)}


def headlines(figures, numbers):
    """Slug → Headline of everybody, of these figures, from Numbers that hold their totals and lower
    ends."""
    totals = {(one.figure.slug, one.first): one for one in numbers if not one.second}
    return {
        one.slug: Headline(
            one,
            totals.get((one.slug, "")),
            totals.get((one.slug, one.lower_end)) if one.lower_end else None,
        )
        for one in figures
    }
