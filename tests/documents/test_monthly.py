"""Reports of a month: asked for by its day, made once by jobs, each organization by itself."""

import logging
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from titp.declared import Text
from titp.documents.models import Document, Order
from titp.documents.monthly import days_to_ask_for, make_monthly, make_monthly_reports
from titp.documents.papers import printed, written
from titp.documents.printing import Limits
from titp.documents.report import REPORTS, report
from titp.documents.tasks import fill_order, monthly_reports
from titp.tenancy.context import JOBS, STAFF, use

pytestmark = pytest.mark.django_db

TODAY = localdate()
LAST_MONTH = TODAY.replace(day=1) - timedelta(1)


@pytest.fixture
def account(settings, monkeypatch):
    """The only monthly report while the test runs; its template shows the day it was given."""
    for slug in [slug for slug, declared in REPORTS.items() if declared.monthly]:
        monkeypatch.delitem(REPORTS, slug)
    templates = dict(settings.TEMPLATES[0])
    templates["DIRS"] = [*templates["DIRS"], settings.ROOT / "tests" / "documents" / "templates"]
    settings.TEMPLATES = [templates]

    def account(organization, on):
        """What was so on a day."""
        return {"said": f"{organization} {on}"}

    account.__module__ = "sample.reports.account"
    words = {"title": Text(ja="月次報告", en="Account"), "about": "tenancy.Organization"}
    yield report(**words, may="read documents", monthly=True)(account)
    del REPORTS["account"]


def kept(organization):
    with use(organization.pk, STAFF):
        return list(Document.objects.all())


def test_it_shows_the_day_it_is_asked_for_and_is_printed_on_another(account, kita):
    with use(kita.pk, STAFF):
        page = written(account, kita, "en", date(2026, 11, 23), seen_on=date(2026, 10, 31))
    assert "きた協同組合 2026-10-31" in page
    assert "Nov. 23, 2026" in page


def test_the_days_to_ask_for_are_today_and_the_ends_of_months():
    days = days_to_ask_for(date(2026, 3, 15))
    assert days[:3] == [date(2026, 3, 15), date(2026, 2, 28), date(2026, 1, 31)]


def test_the_page_of_documents_asks_for_month_and_language(account, signed_in, at, kita):
    page = signed_in("auditor").get(at("kita", "/documents/")).content.decode()
    assert f'action="/o/kita/papers/account/{kita.pk}/"' in page
    assert f'<option value="{LAST_MONTH:%Y-%m-%d}">' in page


def test_what_is_looked_at_is_what_is_made(account, signed_in, at, kita):
    client = signed_in("caseworker")
    day = f"{LAST_MONTH:%Y-%m-%d}"
    page = client.get(at("kita", f"/papers/account/{kita.pk}/?on={day}&language=en"))
    assert f"きた協同組合 {day}" in page.content.decode()
    assert f'<input type="hidden" name="on" value="{day}">' in page.content.decode()
    sent = {"subject": kita.pk, "on": day, "language": "en"}
    client.post(at("kita", "/papers/account/documents/"), sent)
    (document,) = kept(kita)
    assert document.seen_on == LAST_MONTH


def test_who_may_only_read_is_not_offered_to_make_it(account, signed_in, at, kita):
    page = signed_in("auditor").get(at("kita", f"/papers/account/{kita.pk}/")).content.decode()
    assert "/papers/account/documents/" not in page


@pytest.mark.parametrize("day", ["x", "2026-02-30", f"{TODAY + timedelta(2):%Y-%m-%d}"])
def test_of_a_day_that_is_none_or_that_is_ahead_there_is_no_report(
    account, signed_in, at, kita, day
):
    address = at("kita", f"/papers/account/{kita.pk}/?on={day}")
    assert signed_in("auditor").get(address).status_code == 404


def test_people_may_make_it_as_often_as_they_like(account, signed_in, at, kita):
    client = signed_in("caseworker")
    for _time in range(2):
        client.post(at("kita", "/papers/account/documents/"), {"subject": kita.pk})
    assert len(kept(kita)) == 2


def test_one_that_is_too_long_to_wait_for_is_ordered(account, signed_in, at, kita, monkeypatch):
    monkeypatch.setattr("titp.documents.views.WHILE_WAITING", Limits(letters=10))
    sent = {"subject": kita.pk, "on": f"{LAST_MONTH:%Y-%m-%d}"}
    signed_in("caseworker").post(at("kita", "/papers/account/documents/"), sent)
    with use(kita.pk, STAFF):
        order = Order.objects.get()
    assert order.seen_on == LAST_MONTH
    fill_order(order_id=order.pk, organization_id=kita.pk)
    (document,) = kept(kita)
    assert document.seen_on == LAST_MONTH


def test_a_job_makes_the_finished_month_once(account, kita):
    for _time in range(2):
        monthly_reports(organization_id=kita.pk)
    (document,) = kept(kita)
    assert (document.seen_on, document.made_by_id, document.language) == (LAST_MONTH, None, "ja")


def test_what_a_person_made_does_not_stand_for_what_the_job_makes(account, signed_in, at, kita):
    sent = {"subject": kita.pk, "on": f"{LAST_MONTH:%Y-%m-%d}", "language": "ja"}
    signed_in("caseworker").post(at("kita", "/papers/account/documents/"), sent)
    monthly_reports(organization_id=kita.pk)
    assert len(kept(kita)) == 2


def test_of_two_jobs_at_once_the_slower_keeps_nothing(account, kita, files):
    def while_printing(*args, **kwargs):
        patch.undo()
        made = printed(*args, **kwargs)
        assert len(make_monthly(kita, LAST_MONTH, TODAY)) == 1  # the quicker one
        return made

    with use(kita.pk, JOBS), pytest.MonkeyPatch.context() as patch:
        patch.setattr("titp.documents.monthly.printed", while_printing)
        assert make_monthly(kita, LAST_MONTH, TODAY) == []
    assert len(kept(kita)) == 1
    assert len(list(files.rglob("*.pdf"))) == 1


def test_every_organization_gets_its_own(account, kita, minami):
    documents = make_monthly_reports(TODAY)
    assert {document.organization_id for document in documents} == {kita.pk, minami.pk}
    assert {document.seen_on for document in documents} == {LAST_MONTH}
    again = make_monthly_reports(TODAY)
    assert [document.pk for document in again] == [document.pk for document in documents]


def test_a_running_month_is_made_only_when_it_is_wanted(account, kita):
    make_monthly_reports(TODAY, force=True)
    (document,) = kept(kita)
    assert document.seen_on == TODAY


def test_one_that_fails_does_not_stop_the_others(account, kita, minami, caplog):
    shows = account.shows

    def breaks_in_kita(organization, on):
        if organization.slug == "kita":
            raise RuntimeError("a name that must not be told")
        return shows(organization, on)

    breaks_in_kita.__module__ = shows.__module__
    object.__setattr__(account, "shows", breaks_in_kita)
    with caplog.at_level(logging.ERROR):
        (document,) = make_monthly_reports(TODAY)
    assert document.organization_id == minami.pk
    assert f"reports of organization {kita.pk}: RuntimeError" in caplog.text
    assert "a name" not in caplog.text


def test_a_machine_that_cannot_print_makes_none_and_says_why(account, kita, without_pango, caplog):
    monthly_reports(organization_id=kita.pk)
    assert kept(kita) == []
    assert "libpango" in caplog.text
