"""What stands in a pack besides its registers: missing items, consultations, filed papers."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from companies.models import Company
from titp.compliance.lists import whom
from titp.compliance.models import Waiver
from titp.compliance.rule import RULES
from titp.compliance.wording import title_of
from titp.official_forms.models import FiledForm
from trainees.models import Consultation
from training_plans.inspection.register import Table, cell, table_of, written
from training_plans.inspection.registers import CHAPTERS

# By which of its fields a record belongs to a company.
WAYS = (
    ("company", "company"), ("plan", "plan__company"), ("audit", "audit__company"),
    ("trainee", "trainee__company"),
)  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """A part of the pack with its tables."""

    slug: str
    title: str
    tables: list[Table]

    @property
    def is_wide(self):
        """Its sheets lie on their side: one of its tables has too many columns to stand."""
        return any(table.is_wide for table in self.tables)


def missing(scope):
    """(table, resting): the open findings, and those of them that somebody let rest."""
    resting = set(Waiver.objects.in_force().values_list("finding_id", flat=True))
    rows = list(scope.findings())
    headings = [_("No."), _("Duty"), _("Article"), _("About"), _("Day"), _("State")]
    groups = {False: [], True: []}
    for row in rows:
        lines = groups[row.pk in resting]
        lines.append([str(len(lines) + 1), *_of_finding(row)])
    return (
        Table("missing", _("Missing items: the open findings"), headings, groups[False]),
        Table("resting", _("Open findings that somebody let rest"), headings, groups[True]),
    )


def _of_finding(row):
    rule = RULES.get(row.rule)
    article = _(", ").join(map(str, rule.cites)) if rule else ""
    day = written(row.due_on) or _("no day")
    return [f"{row.rule} {title_of(row)}", article, whom(row), day, row.get_state_display()]


def chapters(scope, tell=lambda: None):
    """All chapters that the reader of this copy may have, each register told of as it is done."""
    for number, (title, registers) in enumerate(CHAPTERS):
        tables = []
        for register in registers:
            tables.append(table_of(register, scope))
            tell()
        if tables := [table for table in tables if table]:
            yield Chapter(f"chapter-{number}", str(title), tables)
    if not scope.for_host:
        yield Chapter("consultations", _("Consultations (redacted)"), [_consultations(scope)])
    tell()


def _consultations(scope):
    """Neither who, nor where, nor in what tongue, nor a word of what was said.

    What is only for the safeguarding contacts, or is about somebody of the office, is not even
    counted: a number would tell who must not know that there is a matter.
    """
    rows = scope.of(
        Consultation.objects.filter(
            restricted=False,
            about_person=None,
            received_at__date__range=(scope.starts_on, scope.ends_on),
        ),
        "company",
    ).only("received_at", "category", "urgency", "first_response_at", "closed_at")
    lines = [
        [str(number), *(cell(row, path)[:10] if path.endswith("_at") else cell(row, path)
                        for path in ("received_at", "category", "urgency", "first_response_at",
                                     "closed_at"))]
        for number, row in enumerate(rows.order_by("received_at", "pk"), 1)
    ]  # fmt: skip
    headings = [
        _("No."), _("Received on"), _("Matter"), _("Urgency"), _("First answered on"),
        _("Closed on"),
    ]  # fmt: skip
    note = _(
        "Names, hosts, languages and words are left out. Matters that only the safeguarding"
        " contacts may see are not in this pack; the contacts show them to an inspector."
    )
    return Table("consultations", _("Consultations"), headings, lines, note)


def filed_papers(scope):
    """The frozen papers that were filed in the period, with what they are about within scope."""
    if scope.for_host:
        return []
    rows = FiledForm.objects.filter(filed_at__date__range=(scope.starts_on, scope.ends_on))
    rows = list(rows.unopened().defer("values").order_by("filed_at", "pk"))
    if scope.company is None:
        return rows
    ours = {about: _ours(scope.company, about) for about in {row.about for row in rows}}
    return [row for row in rows if row.subject in ours[row.about]]


def _ours(company, about):
    """The keys of one kind of record that belong to a company, in one query."""
    model = apps.get_model(about)
    if model is Company:
        return {company.pk}
    names = {one.name for one in model._meta.fields}
    for first, way in WAYS:
        if first in names:
            return set(model.objects.filter(**{way: company}).values_list("pk", flat=True))
    return set()
