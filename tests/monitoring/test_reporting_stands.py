"""Which organizations stopped reporting is written with an edition, and tells of nobody in it."""

from datetime import date, datetime

import pytest
from clearing import clear_tenant_tables
from django.db import InternalError, connections
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import make_aware
from factories.months import MonthlyReportFactory
from people import make_member, make_person

from titp.monitoring.models import Edition
from titp.tenancy.context import STAFF, use
from training_plans.models import ReportingStand, ReportStep
from training_plans.reporting_stands import publish_stands, stands

ON = date(2026, 10, 31)


def step(report, kind, day, by):
    ReportStep.objects.create(
        report=report, kind=kind, via="office", by_id=by.pk, at=make_aware(datetime(*day, 12))
    )


@pytest.fixture
def published(committed):
    """きた fell silent after July, two of whose three reports were checked; みなみ never began."""
    kita = committed
    by = make_member(kita, "caseworker", password=None)
    with use(kita.pk, STAFF):
        for month, kinds in ((6, ("approved",)), (7, ("approved", "approved", ""))):
            for kind in kinds:
                report = MonthlyReportFactory(
                    month=date(2026, month, 1), submitted_on=date(2026, month + 1, 9)
                )
                if kind:
                    step(report, kind, (2026, month + 1, 10), by)
        # sent, but only after the day of the edition
        late = MonthlyReportFactory(month=date(2026, 9, 1), submitted_on=None)
        step(late, "submitted", (2026, 11, 2), by)
    Edition.objects.using("nightly").create(month=ON.replace(day=1), as_of=ON, rules=1)
    publish_stands(ON)
    yield kita
    clear_tenant_tables()


def test_a_month_is_sent_with_its_first_report_and_checked_with_its_last(published):
    stand = next(one for one in stands() if one.supervisor_id == published.pk)
    assert (stand.sent, stand.checked) == (date(2026, 7, 1), date(2026, 6, 1))


def test_what_is_missing_is_told_in_months_and_days(published):
    silence = next(one for one in stands() if one.supervisor_id == published.pk).silence
    assert (silence.months, silence.since, silence.days) == (2, date(2026, 8, 1), 61)


def test_who_never_sent_anything_comes_first(published):
    assert [one.supervisor.slug for one in stands()] == ["minami", "kita"]


def test_it_is_written_once_and_stays(published):
    assert publish_stands(ON) == 0
    with pytest.raises((IntegrityError, InternalError)):
        ReportingStand.objects.using("owner").update(sent=None)


def test_the_page_reads_over_the_monitors_connection_alone(published, client):
    client.force_login(make_person("reporting@example.org", factor=True, is_monitor=True))
    with CaptureQueriesContext(connections["monitor"]) as asked:
        text = client.get("/monitor/reporting/").content.decode()
    assert len(asked) == 1
    assert "2 months, since 2026-08" in text
    assert "61 days" in text


def test_before_there_is_an_edition_the_page_says_so(committed, client):
    client.force_login(make_person("early@example.org", factor=True, is_monitor=True))
    assert "Nothing has been published yet" in client.get("/monitor/reporting/").content.decode()
