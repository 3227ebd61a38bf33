"""What a pack speaks of: the organization or one host, a period, and who its copy is for."""

from dataclasses import dataclass
from datetime import date

from companies.models import Company
from titp.compliance.models import Finding


@dataclass(frozen=True)
class Scope:
    """`company` None: the whole organization. `for_host`: only what that host may see itself."""

    company: Company | None
    starts_on: date
    ends_on: date
    for_host: bool = False

    def open_to(self, model):
        """Whether the reader may know of this table at all."""
        return not self.for_host or model.wall.window is not None

    def shows(self, model, field):
        """Whether the reader may see this column; of the host, what its own window shows."""
        column = model._meta.get_field(field).attname if _is_field(model, field) else field
        return not self.for_host or column in model.wall.window.reads

    def of(self, rows, path):
        """Those of the company that the pack is about, without what is kept from a host."""
        if self.company and path:
            rows = rows.filter(**{path: self.company.pk})
        window = rows.model.wall.window
        if self.for_host and window and window.unless:
            rows = rows.filter(**{window.unless: False})
        return rows

    def findings(self):
        """All that is open, as the list of duties has it; let rest or not."""
        return self.of(Finding.objects.open(), "company").named().worst_first()


def _is_field(model, name):
    return any(field.name == name for field in model._meta.fields)
