"""Which edition a page is asked for."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from titp.japanese.months import add_months
from titp.monitoring import reading
from titp.monitoring.models import Edition


@dataclass(frozen=True)
class Asked:
    """The Edition of `?edition=2026-10`, or the newest, None where there is none at all; and all
    there are, the newest first."""

    edition: Edition | None
    editions: list

    @property
    def year_before(self):
        """The Edition of the same month a year before, or None."""
        if not self.edition:
            return None
        month = add_months(self.edition.month, -12)
        return next((one for one in self.editions if one.month == month), None)

    def other(self, text):
        """Another of the editions by its month. Raises Http404 for a month without one."""
        return _of_month(text, self.editions)


def asked_edition(request, name="edition"):
    """What is asked for. Raises Http404 for a month without an edition."""
    editions, text = reading.editions(), request.GET.get(name, "")
    if text:
        return Asked(_of_month(text, editions), editions)
    return Asked(editions[0] if editions else None, editions)


def _of_month(text, editions):
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None
    for one in editions:
        if one.month == month:
            return one
    raise Http404
