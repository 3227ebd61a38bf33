"""What a model says of who may read it; `titp.tenancy.walls` makes it so in PostgreSQL."""

from dataclasses import dataclass, field

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True)
class CompanyWindow:
    """What a company's user sees of a table: rows of its company, these columns.

    `column` names the company; `reads` are column names; `writes` may be inserted and updated.
    With `whose="user_id"` the column names a person, who sees only what is addressed to them.
    `unless` names a column of truths: where it is true, the row is not there for companies.
    """

    column: str
    reads: tuple[str, ...]
    writes: tuple[str, ...] = ()
    whose: str = "company_id"
    unless: str = ""

    def written(self):
        """As a migration keeps it."""
        parts = (self.column, self.reads, self.writes, self.whose, self.unless)
        shortest = 5 if self.unless else 3 if self.whose == "company_id" else 4
        return parts[:shortest]


@dataclass(frozen=True)
class Wall:
    """What a model says about its wall; every part has a safe default.

    `confidential`: it is read and written by those only whose seal says so (see
    `titp.tenancy.context.READS_CONFIDENTIAL`), and by the machine's own work. `asker`: what a
    monitor may do with it who asks the organization something (`titp.tenancy.context.ASKER`).
    """

    staff: str = EVERYTHING
    grants: dict[str, str] = field(default_factory=lambda: {"app_nightly": "SELECT"})
    window: CompanyWindow | None = None
    history: bool = True
    hidden: tuple[str, ...] = ()
    confidential: bool = False
    asker: str = ""
