"""Pages look back: what they show of another day, and that they say so."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from factories.companies import CompanyFactory, StaffMemberFactory, WorkplaceFactory
from factories.organization import OfficeFactory
from factories.trainees import PassportFactory
from factories.training_plans import AuditFactory, AuditReportFactory, TrainingPlanFactory
from looks import TODAY, ask, clock, text

from companies.models import Company
from titp.compliance.models import Waiver
from titp.tenancy.context import STAFF, use
from trainees.models import Trainee

SIGNED = TODAY - timedelta(10)


def test_a_company_is_shown_as_it_was_recorded(books, signed_in):
    client, address = signed_in("caseworker"), f"/companies/{books['company'].pk}/"
    shown = text(ask(client, address, known=books["then"]))
    facts = shown[: shown.index('id="corrections"')]
    assert "011-000-0001" in facts
    assert "011-000-0002" not in facts
    assert "011-000-0002" in text(ask(client, address))


def test_a_page_of_the_past_says_so_in_a_banner_with_the_way_back(books, signed_in):
    address = f"/companies/{books['company'].pk}/"
    shown = text(ask(signed_in("auditor"), address, on=SIGNED, known=books["then"]))
    assert f"As of {SIGNED}, as known on {TODAY}" in shown
    assert f'<a href="/o/kita{address}">Back to now</a>' in shown


def test_a_page_of_the_past_offers_no_change(books, signed_in):
    client, address = signed_in("caseworker"), f"/companies/{books['company'].pk}/"
    doors = re.compile(r'href="[^"]*/(?:edit|removal|new)/')
    assert doors.search(text(client.get(f"/o/kita{address}")))
    for tab in ("", "staff/", "workplaces/", "audits/", "trainees/"):
        assert not doors.findall(text(ask(client, address + tab, known=books["then"])))


def test_tabs_and_links_go_on_in_the_past(books, signed_in):
    client, known = signed_in("caseworker"), books["then"]
    shown = text(ask(client, f"/companies/{books['company'].pk}/", on=SIGNED, known=known))
    query = urlencode({"on": SIGNED, "known": known.isoformat()}).replace("&", "&amp;")
    for tab in ("staff", "workplaces", "audits", "trainees"):
        assert f'/companies/{books["company"].pk}/{tab}/?{query}"' in shown
    assert f"/to-do/?rule=SUP-003&amp;company={books['company'].pk}&amp;{query}" in shown


def test_corrections_show_as_corrections_with_who_and_when(books, signed_in, kita):
    client = signed_in("caseworker")
    with use(kita.pk, STAFF, user_id=client.user.pk):
        Company.objects.filter(pk=books["company"].pk).update(phone="011-000-0003")
    shown = text(ask(client, f"/companies/{books['company'].pk}/", known=books["then"]))
    corrections = " ".join(shown[shown.index('id="corrections"') :].split())
    assert re.search(r"011-000-0001</del>.*→.*011-000-0003</ins>", corrections)
    assert "011-000-0002" not in corrections
    assert client.user.email in corrections
    assert "recorded only since" in corrections  # the report


def test_what_was_changed_and_changed_back_is_no_correction(inside, signed_in):
    with inside():
        company = CompanyFactory(phone="1")
        then = clock()
        for phone in ("2", "1"):
            Company.objects.filter(pk=company.pk).update(phone=phone)
        WorkplaceFactory(company=company).delete()
    shown = text(ask(signed_in("auditor"), f"/companies/{company.pk}/", known=then))
    assert "Nothing of this has been corrected since." in shown


def test_was_it_overdue_when_we_signed(books, signed_in):
    """It was, as known then; as known now, it had been done in time."""
    client, address = signed_in("auditor"), f"/findings/{books['finding'].pk}/"
    then = text(ask(client, address, known=books["then"]))
    head = then[then.index("<h1>") : then.index('id="read"')]
    assert "The recorded day has passed; please confirm" in head
    assert "The same day, as known now</dt><dd>nothing owed or near" in head
    assert f"settled on {TODAY}" in head
    now = text(ask(client, address))
    assert "As known then, nothing of this was owed or near on that day." in now


def test_before_the_day_it_was_near_and_not_overdue(books, signed_in):
    due_on = books["finding"].due_on
    address = f"/findings/{books['finding'].pk}/"
    shown = text(ask(signed_in("auditor"), address, on=due_on, known=books["then"]))
    assert "The day is near" in shown


def test_the_list_of_duties_is_what_the_rules_find_in_what_was_known(books, signed_in):
    client = signed_in("auditor")
    address = f"/findings/{books['finding'].pk}/?"
    assert address in text(ask(client, "/to-do/", known=books["then"], rule="SUP-003"))
    assert address not in text(ask(client, "/to-do/", rule="SUP-003"))
    assert address.rstrip("?") not in text(client.get("/o/kita/to-do/?rule=SUP-003"))


def test_the_list_keeps_its_conditions_in_the_past(books, signed_in):
    client, known = signed_in("auditor"), books["then"]
    assert "1 result" in text(ask(client, "/to-do/", known=known, rule="SUP-003", state="overdue"))
    assert "0 results" in text(ask(client, "/to-do/", known=known, rule="SUP-003", when="month"))
    shown = text(ask(client, "/to-do/", known=known, rule="SUP-003"))
    form = shown[shown.index('<form class="filter-bar') :]
    assert f'<input type="hidden" name="known" value="{known.isoformat()}">' in form
    assert '<input type="hidden" name="rule" value="SUP-003">' in shown


def test_a_duty_that_no_night_has_stored_has_a_page_too(inside, signed_in):
    with inside():
        audit = AuditFactory(held_on=TODAY - timedelta(200))
        AuditReportFactory(audit=audit, submitted_on=TODAY - timedelta(145))
    client, on = signed_in("auditor"), TODAY - timedelta(150)
    shown = text(ask(client, "/to-do/", on=on, rule="SUP-003"))
    address = re.search(r'href="(/o/kita/findings/0/\?[^"]*)"', shown).group(1)
    page = text(client.get(address.replace("&amp;", "&")))
    assert "The day is near" in page
    assert f"rule=SUP-003&subject={audit.pk}" in address.replace("&amp;", "&")


@pytest.mark.parametrize("query", ["", "?rule=SUP-003", "?rule=NONE&subject=1&on=2026-01-01"])
def test_a_duty_that_nothing_describes_is_unknown(signed_in, query):
    assert signed_in("auditor").get(f"/o/kita/findings/0/{query}").status_code == 404


def test_what_rested_then_rests_in_the_past(books, signed_in, inside):
    client = signed_in("caseworker")
    with inside():
        Waiver.objects.create(
            finding=books["finding"], company=books["company"], by=client.user, reason="x"
        )
        later = clock()
    query = {"rule": "SUP-003", "company": books["company"].pk}
    assert "1 result" in text(ask(client, "/to-do/", known=books["then"], **query))
    assert "0 results" in text(ask(client, "/to-do/", known=later, **query))


def test_every_tab_of_a_person_looks_back(inside, signed_in):
    with inside():
        plan = TrainingPlanFactory(starts_on=date(2026, 4, 1))
        person = plan.trainee
        passport = PassportFactory(trainee=person, number="AB1234567", issued_on=date(2020, 1, 1))
        StaffMemberFactory(company=plan.company)
        then = clock()
        Trainee.objects.filter(pk=person.pk).update(name_roman="CORRECTED NAME")
        passport.number = "XY7654321"
        passport.save()
        person.placements.update(starts_on=date(2026, 3, 31))
        plan.delete()
    client, address = signed_in("caseworker"), f"/trainees/{person.pk}/"
    for tab in ("", "papers/", "training-plans/", "placements/"):
        shown = text(ask(client, address + tab, known=then))
        assert f"<h1>{person.name_roman}</h1>" in shown, tab
        assert "CORRECTED NAME" in shown[shown.index('id="corrections"') :]
    assert "2027-03-31" in text(ask(client, address + "training-plans/", known=then))
    papers = text(ask(client, address + "papers/", known=then))
    assert passport.masked not in papers[: papers.index('id="corrections"')]
    placements = text(ask(client, address + "placements/", known=then))
    assert "2026-03-31" not in placements[: placements.index('id="corrections"')]


def test_the_organizations_own_affairs_look_back_too(inside, signed_in):
    with inside():
        office = OfficeFactory(name="本所")
        then = clock()
        type(office).objects.filter(pk=office.pk).update(name="移転後の本所")
        OfficeFactory(name="新しい支所")
    shown = text(ask(signed_in("auditor"), "/organization/offices/", known=then))
    rows, corrections = shown.split('id="corrections"')
    assert "本所" in rows
    assert "支所" not in rows
    assert "移転後の本所</ins>" in corrections
    assert "新しい支所" in corrections
