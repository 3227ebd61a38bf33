"""What is told in confidence changes no byte that a host company can fetch (TENANCY 2.6).

Every address there is, by GET and POST, with its exports, PDFs and workbooks; the calendar; the
API as a person and as a program; reminders and mails. Addresses are walked, not listed.
"""

from datetime import timedelta

import pytest
from api.hosts_view import Host, comparable, different
from clarification_samples import asked, monitor
from django.test import Client
from django.utils.timezone import localdate, now
from doors import DOORS, roles_of
from factories.cases import agreed_by_both, asked_for, copy_of
from factories.compliance import FindingFactory
from factories.filing import ReportPhotoFactory
from factories.protection import (
    ConsultationFactory,
    DocumentCheckFactory,
    LabourViolationFactory,
    ProtectionInterviewFactory,
    SuspicionFactory,
)
from factories.safeguarding import (
    EntryFactory,
    OwnHotlineFactory,
    TermsFactory,
    card,
    contact,
    recording,
    voice,
)
from factories.supervision import (
    CorrectionFactory,
    CorrectionPhotoFactory,
    CorrectionStepFactory,
)
from people import make_member

from titp.accounts.models import Role
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import check_organization
from titp.documents import storage
from titp.notifications.letter import LETTERS
from titp.notifications.models import CalendarFeed, Message
from titp.notifications.reminders import remind
from titp.tenancy.context import JOBS, READS_CONFIDENTIAL, STAFF, use
from trainees.models import Consultation, Escalation, Trainee
from training_plans.models import TrainingPlan

TODAY = localdate()


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def host(kita, inside, company, report, people, program):
    clerk = Client(REMOTE_ADDR="10.9.9.9")
    clerk.user = make_member(kita, "clerk", password=None, company=company)
    clerk.force_login(clerk.user)
    with inside():
        photo = ReportPhotoFactory(
            report=report, by_id=clerk.user.pk, key=storage.keep(b"sample", "jpg")
        )
        finding = FindingFactory(
            company=company, due_on=TODAY + timedelta(3), found_on=TODAY, rule="SUP-003"
        )
        plan = TrainingPlan.objects.filter(company=company).first()
        asked, answered = (CorrectionFactory(company=company, by_id=clerk.user.pk) for _ in "ab")
        proof = CorrectionPhotoFactory(
            step=CorrectionStepFactory(correction=answered, by_id=clerk.user.pk),
            key=storage.keep(b"sample", "jpg"),
        )
        check_organization(TODAY)
    of_report = {"pk": report.pk, "trainee": people[0]}
    rows = {
        "findings/": {"pk": finding.pk}, "companies/": {"pk": company.pk},
        "trainees/": {"pk": people[0]}, "training-plans/": {"pk": plan.pk},
        "monthly-reports/": of_report, "api/monthly-reports/": of_report,
        "corrections/": {"pk": asked.pk}, "correction-photos/": {"pk": proof.pk},
        "report-photos/": {"pk": photo.pk},
        "rules/": {"rule_id": "PROT-003"},
    }  # fmt: skip
    return Host(kita, clerk, program, rows)


@pytest.fixture
def fetched(host, kita):
    """`fetched()`: everything, the calendar behind its secret, and the letters that would leave."""
    with use(kita.pk, STAFF, user_id=host.clerk.user.pk):
        feed = CalendarFeed.renew(host.clerk.user)
    pages = [f"/calendars/{feed.token}.ics", "/memberships/", "/", "/o/kita/trainees/?format=xlsx"]
    pages += [f"/o/kita/rules/{one.id}/" for one in RULES.values() if one.confidential]
    pages += [f"/o/kita/to-do/?rule={one.id}" for one in RULES.values() if one.confidential]

    def fetch():
        return host.everything(pages) | {"letters": (letters(kita, host.clerk.user), [], "")}

    return fetch


def letters(kita, user):
    """Subject and text of each mail to the clerk that is waiting."""
    with use(kita.pk, JOBS):
        waiting = Message.objects.with_recipient().filter(recipient=user).order_by("pk")
        return [LETTERS[one.kind].write(one) for one in waiting]


def speak(kita, inside, company_id, person_id):
    """Everything that a host must not learn of, by the doors where there are such."""
    office, asks = make_member(kita, "caseworker", password=None), monitor()
    asked(kita, asks, words="CANARY")
    with use(kita.pk, JOBS):
        contact(office)
        handed_out, revoked = card(), card()
        revoked.revoke()
        person = Trainee.objects.get(pk=person_id)
    phone = Client(REMOTE_ADDR="10.8.8.8")
    said = {"words": "CANARY", "company": "やまと食品", "name": str(person), "voice": voice()}
    for about, staff in (("violence", ""), ("wages", "on")):
        said["voice"].seek(0)
        answer = phone.post(f"/voice/{handed_out.code}/vi/", said | {"about": about, "staff": staff,
                                                                     "key": about * 5})  # fmt: skip
        assert answer.status_code == 200
    desk = Client(REMOTE_ADDR="10.7.7.7")
    desk.force_login(office)
    taken_in = {"channel": "phone", "category": "papers", "language": "vi", "summary": "CANARY",
                "trainee": person_id, "received_at": f"{TODAY - timedelta(3)} 09:00"}  # fmt: skip
    assert desk.post("/o/kita/consultations/new/", taken_in).status_code == 302
    with use(kita.pk, STAFF, user_id=office.pk, capabilities=READS_CONFIDENTIAL):
        told = Consultation.objects.get(channel="phone")
        EntryFactory(consultation=told)
        recording(told)
        ConsultationFactory(company_id=company_id, received_at=now() - timedelta(20))
        TermsFactory(since=TODAY - timedelta(50), first_answer_hours=2)
        OwnHotlineFactory()
        DocumentCheckFactory(trainee=person, checked_on=TODAY, passport_with_trainee=False)
        ProtectionInterviewFactory(trainee=person, held_on=TODAY, deposit_reported=True)
        SuspicionFactory(company_id=company_id, suspected_on=TODAY - timedelta(9))
        LabourViolationFactory(company_id=company_id, found_on=TODAY - timedelta(9))
        check_organization(TODAY)
        found = set(Finding.objects.open().values_list("rule", flat=True))
        assert Consultation.objects.count() == 4
        assert Escalation.objects.count() == 3
        agreed_by_both(copy_of(asked_for(kita, asks), office, consultation=told), office)
    assert found >= {rule.id for rule in RULES.values() if rule.confidential}


def test_no_byte_differs_after_somebody_has_spoken(kita, inside, company, people, host, fetched):
    remind_all(kita)
    before = fetched()
    opened = [route for route, view in DOORS if Role.CLERK in roles_of(view)]
    assert [route for route in opened if before["get", route][0] == 404] == []
    # otherwise nothing could differ: a clerk opens most of these pages, and finds rows there
    assert sum(came[0] == 200 for came in before.values()) > 50
    speak(kita, inside, company.pk, people[0])
    remind_all(kita)
    assert different(before, fetched()) == {}


def test_an_ordinary_duty_is_seen_there(kita, inside, company, host):
    """So that the test above can fail."""
    seen = ("to-do/", "api/findings", "reminders/")
    before = {route: host.clerk.get(f"/o/kita/{route}").content for route in seen}
    with inside():
        FindingFactory(company=company, due_on=TODAY + timedelta(1), found_on=TODAY, rule="SUP-003")
    remind_all(kita)
    for route in seen:
        assert comparable(host.clerk.get(f"/o/kita/{route}").content) != comparable(before[route])


def remind_all(kita):
    """The night's reminders, in the books of one organization."""
    with use(kita.pk, JOBS):
        remind(TODAY, alias="default")
