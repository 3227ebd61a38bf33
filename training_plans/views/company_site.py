"""What pages of audits and visits show besides: what is planned, written on site, and corrected."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed
from titp.pages.lists import Column, linked
from titp.pages.moments import moment
from titp.pages.records import Table, changeable, plain
from training_plans.correction_words import state_badge
from training_plans.models import Correction, Errand, SiteRecord

PLANNED = (
    plain("planned_on", gettext_lazy("planned for")),
    plain("kind", gettext_lazy("kind"), important=True),
    Column("goes", gettext_lazy("who goes"), lambda row: row.person, important=True),
    Column("note", gettext_lazy("note"), lambda row: row.note),
    changeable("errand", "change audits"),
)
CORRECTIONS = (
    Column(
        "correction", gettext_lazy("correction"), str,
        lambda row: linked("correction", row.pk, str(row)),
    ),
    Column("what", gettext_lazy("what is to be put right"), lambda row: row.what[:120]),
    plain("due_on", gettext_lazy("answer due on"), important=True),
    Column(
        "state", gettext_lazy("state"), lambda row: row.state, state_badge, important=True
    ),
)  # fmt: skip
RECORDS = (
    Column(
        "record", gettext_lazy("record on site"), str,
        lambda row: linked("site-record", row.pk, str(row)),
    ),
    Column("opener", gettext_lazy("opened by"), lambda row: row.opener, important=True),
    Column(
        "finished_at", gettext_lazy("finished at"),
        lambda row: moment(row.finished_at) if row.finished_at else _("being written"),
        important=True,
    ),
)  # fmt: skip


def on_site_tables(request, company):
    """Tables of what is planned at a company, and of what was or is written there."""
    plans = allowed(request, "change audits")
    planned = Errand.objects.open().with_person().filter(company=company).by_day()
    return [
        Table(
            _("Planned"), planned, PLANNED,
            reverse("errand-new", args=[company.pk]) if plans else "", _("Plan one"),
        ),
        Table(
            _("Corrections"), Correction.objects.with_state().filter(company=company)[:50],
            CORRECTIONS, reverse("correction-new", args=[company.pk]) if plans else "",
            _("Write one"),
        ),
        Table(
            _("Records on site"),
            SiteRecord.objects.with_people().filter(company=company)[:20], RECORDS,
        ),
    ]  # fmt: skip


def record_of(held):
    """Fact pairs: the record on site of an audit or visit, where it came of one."""
    record = SiteRecord.objects.filter(**{held._meta.model_name: held}).first()
    return [(_("Record on site"), linked("site-record", record.pk, record))] if record else []


def corrections_of(held):
    """The table of what was found at an audit or visit, to be put right."""
    rows = Correction.objects.with_state().filter(**{held._meta.model_name: held})
    return Table(_("Corrections"), rows, CORRECTIONS)
