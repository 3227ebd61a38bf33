"""What a report is: a paper that an app declares in `<app>/reports/<slug>.py` (帳票)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from titp.accounts.permissions import TABLE
from titp.declared import Declared, Text
from titp.tenancy.context import current
from titp.tenancy.models import Organization, TenantModel

REPORTS = Declared("reports")


@dataclass(frozen=True)
class Report:
    """A paper: what it is called, whom it is about, who may have it, and what it shows.

    `form` is the number of the official form it follows, `edition` the day of the edition that
    was followed, `source` where that edition was seen; all three are empty for papers of our
    own. `about` is the model of its subject ("app.Model"). `may` is the permission's words.
    `shows` answers the template's context for one subject; that of a `monthly` report also takes
    the day as of which it shows it.
    """

    slug: str
    title: Text
    form: str
    about: str
    may: str
    shows: Callable[..., dict]
    explanation: str = ""
    edition: date | None = None
    source: str = ""
    monthly: bool = False

    @property
    def model(self):
        return apps.get_model(self.about)

    def subjects(self):
        """All that it can be made about, for the organization we act for."""
        if issubclass(self.model, TenantModel):
            return self.model.objects.all()
        # The one model that papers are about and that is behind no wall.
        return Organization.objects.filter(pk=current().organization_id)

    def shown(self, subject, seen_on):
        """What its template shows of one subject, as of a day where the report asks for one."""
        return self.shows(subject, seen_on) if self.monthly else self.shows(subject)

    @property
    def template(self):
        """Beside the other templates of the app that declares it."""
        app = self.shows.__module__.partition(".reports")[0].rpartition(".")[2]
        return f"{app}/reports/{self.slug}.html"


def report(*, title, about, may, form="", edition=None, source="", monthly=False):
    """Declare a report: the function's name is its slug, its docstring its explanation.

    The function takes one subject and answers what the template shows; a `monthly` one is of a
    month: it also takes the last day that it may speak of. A permission that is not in the table
    is refused at start-up.
    """
    if may not in TABLE:
        raise ImproperlyConfigured(f"“{may}” is not in the permission table")

    def declare(shows):
        return REPORTS.add(
            Report(
                slug=shows.__name__,
                title=title,
                form=form,
                about=about,
                may=may,
                shows=shows,
                explanation=(shows.__doc__ or "").strip(),
                edition=edition,
                source=source,
                monthly=monthly,
            )
        )

    return declare
