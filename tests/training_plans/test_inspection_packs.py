"""The inspection pack and the score of readiness: what they hold, and what they keep back."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from factories.companies import CompanyFactory
from factories.placement import JobApplicationFactory, ReferralFactory
from factories.plans import PlanPrerequisitesFactory
from factories.protection import ConsultationFactory
from factories.supervision import CorrectionFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, LectureFactory, TrainingPlanFactory
from people import make_member

from titp.compliance.models import Finding, State
from titp.documents import storage
from titp.tenancy.context import use
from trainees.models import JobApplication
from training_plans.inspection.contents import chapters, missing
from training_plans.inspection.scope import Scope
from training_plans.models import InspectionPack, TrainingPlan
from training_plans.tasks import make_pack, ring_waiting_packs

TODAY = localdate()
YEAR = TODAY - timedelta(365)


def finding(company, rule="SUP-001", subject=1, **more):
    told = {"state": State.OVERDUE, "due_on": TODAY - timedelta(3), "found_on": TODAY}
    return Finding.objects.create(rule=rule, subject_id=subject, company=company, **told | more)


def told(scope):
    return repr([missing(scope), *chapters(scope)])


@pytest.fixture
def user(kita):
    return make_member(kita, "caseworker")


@pytest.fixture
def host(user, acting):
    return CompanyFactory(name="Sakura Kogyo")


@pytest.fixture
def host_copy(host):
    return Scope(host, YEAR, TODAY, for_host=True)


def order(kita, user, **fields):
    with use(kita.pk):
        fields = {"starts_on": YEAR, "ends_on": TODAY, "language": "en"} | fields
        return InspectionPack.objects.create(ordered_by_id=user.pk, **fields)


def test_the_missing_items_are_the_open_findings_and_no_others(host):
    finding(host)
    finding(host, subject=2, due_on=TODAY + timedelta(40), state=State.DUE_SOON)
    finding(host, subject=3, closed_on=TODAY)
    finding(CompanyFactory(), subject=4)
    scope = Scope(host, YEAR, TODAY)
    items, resting = missing(scope)
    ours = Finding.objects.to_do().filter(company=host)
    assert {row.pk for row in scope.findings()} == {row.pk for row in ours}
    assert [row[4] for row in items.rows] == [
        f"{day:%Y-%m-%d}" for day in ours.worst_first().values_list("due_on", flat=True)
    ]
    assert not resting.rows


def test_a_pack_is_one_zip_whose_sums_are_right(kita, user, host):
    TrainingPlanFactory(company=host, trainee=TraineeFactory(company=host))
    finding(host)
    pack = order(kita, user, company=host)
    make_pack(pack_id=pack.pk, organization_id=kita.pk, user_id=user.pk)
    with use(kita.pk):
        pack.refresh_from_db()
        with storage.opened(pack.key) as file:
            content = file.read()
        make_pack.run(pack_id=pack.pk)  # again: it is finished, nothing changes
        assert InspectionPack.objects.get().sha256 == pack.sha256
    assert hashlib.sha256(content).hexdigest() == pack.sha256
    archive = zipfile.ZipFile(io.BytesIO(content))
    lines = archive.read("SHA256SUMS.txt").decode().splitlines()
    sums = {name: one for one, name in (line.split("  ") for line in lines)}
    assert sums == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in archive.namelist() if name != "SHA256SUMS.txt"
    }  # fmt: skip
    assert {"inspection_pack.pdf", "registers/trainees.csv", "registers/missing.csv"} <= set(sums)
    assert pack.missing == 1


def test_the_copy_of_a_host_is_the_same_before_and_after_somebody_has_spoken(host, host_copy):
    finding(host)
    before = told(host_copy)
    ConsultationFactory(company=host, summary="They keep my passport")
    finding(host, rule="PROT-003", subject=9, confidential=True)
    CorrectionFactory(company=host, kept_inside=True, what="Ask the others", found_on=TODAY)
    assert told(host_copy) == before


def test_the_copy_of_a_host_has_nothing_of_another_host(host, host_copy):
    other = CompanyFactory(name="Another Host")
    TrainingPlanFactory(company=other, trainee=TraineeFactory(company=other))
    finding(other)
    assert "Another Host" not in told(host_copy)


def test_consultations_are_redacted_and_restricted_ones_are_not_even_counted(kita):
    with use(kita.pk):
        host = CompanyFactory(name="Sakura Kogyo")
        person = TraineeFactory(company=host, name_roman="NGUYEN VAN AN")
        fields = {"company": host, "received_at": now(), "summary": "secret words"}
        ConsultationFactory(**fields, trainee=person, handled_by="Tanaka")
        ConsultationFactory(**fields, restricted=True)
        parts = {one.slug: one for one in chapters(Scope(None, YEAR, TODAY))}
    text = repr(parts["consultations"])
    assert len(parts["consultations"].tables[0].rows) == 1
    for word in ("NGUYEN", "secret", "Tanaka", "Sakura"):
        assert word not in text


def test_each_record_says_when_it_was_written_and_how_long_after_its_day(host):
    AuditFactory(company=host, held_on=TODAY - timedelta(9))
    tables = {t.slug: t for one in chapters(Scope(host, YEAR, TODAY)) for t in one.tables}
    assert tables["audits"].headings[-2:] == ["Written at", "days after"]
    assert tables["audits"].rows[0][-2][:10] == f"{TODAY:%Y-%m-%d}"
    assert tables["audits"].rows[0][-1] == "9"


def test_more_trainees_ask_no_more_queries(host):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            told(Scope(host, YEAR, TODAY))
        return len(queries)

    def one_more():
        plan = TrainingPlanFactory(company=host, trainee=TraineeFactory(company=host))
        LectureFactory(plan=plan, held_on=TODAY)
        PlanPrerequisitesFactory(plan=plan)
        ReferralFactory(application__trainee=plan.trainee, company=host, referred_on=TODAY)
        TrainingPlan.objects.filter(pk=plan.pk).update(starts_on=YEAR, ends_on=TODAY)

    one_more()
    one = asked()
    for _number in range(3):
        one_more()
    assert asked() == one


def test_what_fails_leaves_no_file_and_says_so(kita, user, host, monkeypatch, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    pack = order(kita, user, company=host)
    monkeypatch.setattr("training_plans.inspection.making.PAPER", "no/such/template.html")
    make_pack(pack_id=pack.pk, organization_id=kita.pk)
    with use(kita.pk):
        pack.refresh_from_db()
    assert (pack.state, pack.refusal, pack.key) == ("failed", "failed", "")
    assert not list(tmp_path.rglob("*.zip"))


def test_the_pages_of_packs_are_for_the_office_only(signed_in, url):
    for role, status in (("auditor", 403), ("interpreter", 403), ("caseworker", 200)):
        client = signed_in(role)
        for path in ("/inspection-packs/", "/inspection-packs/new/"):
            assert client.get(url(path)).status_code == status, (role, path)


def test_a_pack_of_days_to_come_is_refused_at_its_field(office, url):
    answer = office.post(
        url("/inspection-packs/new/"),
        {"starts_on": TODAY, "ends_on": TODAY + timedelta(1), "copy": "host", "language": "ja"},
    )
    assert answer.status_code == 422
    assert "ends_on" in answer.context["form"].errors


def test_a_chapter_with_a_table_of_many_columns_lies_on_its_side(host):
    AuditFactory(company=host, held_on=TODAY)
    wide = {one.slug: one.is_wide for one in chapters(Scope(host, YEAR, TODAY))}
    audits, corrections = "chapter-3", "chapter-4"
    assert (wide[audits], wide[corrections], wide["consultations"]) == (True, False, False)


def test_a_referral_without_a_day_and_who_was_referred_to_nobody_stand_in_a_pack(acting, kita):
    def told(slug, company=None):
        scope = Scope(company, YEAR, TODAY)
        parts = [one for chapter in chapters(scope) for one in chapter.tables]
        table = next(one for one in parts if one.slug == slug)
        assert not table.is_wide
        return [row[1] for row in table.rows]

    def applied(name, day=None, **referral):
        one = JobApplicationFactory(trainee=None, name=name, received_on=day)
        if referral:
            ReferralFactory(application=one, company=host, **referral)

    host = CompanyFactory()
    applied("NO DAY", referred_on=None)
    applied("ENTERED", referred_on=None, employed_on=TODAY, outcome="hired")
    applied("LONG AGO", referred_on=None, employed_on=YEAR - timedelta(9), outcome="hired")
    applied("TO NOBODY", TODAY)
    applied("TWICE", TODAY, referred_on=TODAY)
    again = JobApplication.objects.get(name="TWICE")
    ReferralFactory(application=again, company=host, referred_on=TODAY)
    assert sorted(told("referrals")) == ["ENTERED", "NO DAY", "TWICE", "TWICE"]
    assert sorted(told("job-applications")) == ["ENTERED", "NO DAY", "TO NOBODY", "TWICE"]
    assert sorted(told("job-applications", host)) == ["ENTERED", "NO DAY", "TWICE"]
    assert told("job-applications", CompanyFactory()) == []


def test_a_pack_of_just_now_has_its_own_ring(kita, user, host, monkeypatch):
    rung = []
    monkeypatch.setattr(make_pack, "ring", lambda **ids: rung.append(ids["pack_id"]))
    order(kita, user)
    lost = order(kita, user, ordered_at=now() - timedelta(hours=1))
    ring_waiting_packs(organization_id=kita.pk)
    assert rung == [lost.pk]
