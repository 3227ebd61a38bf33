"""The invented sample: consistent with itself, mostly in order, a little open on purpose."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from stdnum.jp import cn

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from titp.embedded.sample import SAMPLES, Scale, fill, in_order
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from trainees.models import Passport, ResidencePeriod, Trainee

PEOPLE = 400
# Duties must come out on any day the demo is first started on, not only on today's.
DAYS = [date(2026, 11, 23), date(2028, 2, 29), date(2027, 1, 1), date(2026, 8, 31)]
SLUGS = ["hikari", "mirai", "sora"]


@pytest.fixture(scope="module", params=DAYS[:1], ids=str)
def on(request):
    return request.param


@pytest.fixture(scope="module")
def filled(on, django_db_setup, django_db_blocker):
    """The sample as of a day, filled once for all tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic("owner"):
        call_command("sync_reference", verbosity=0)
        fill(Scale(PEOPLE, on))
        yield list(Organization.objects.using("owner").filter(slug__in=SLUGS).order_by("pk"))
        transaction.set_rollback(True, "owner")
    connections["owner"].close()


@pytest.fixture
def ask(filled):
    def ask(query):
        with connections["owner"].cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()

    return ask


def test_each_room_is_filled_after_those_below_it_whichever_was_imported_first(monkeypatch):
    usual = [step.slug for step in in_order()]
    turned = sorted(SAMPLES.values(), key=lambda step: step.room, reverse=True)
    monkeypatch.setattr(SAMPLES, "values", lambda: turned)
    assert [step.slug for step in in_order()] == usual


def test_as_many_people_are_there_as_were_asked_for(ask):
    assert ask("SELECT count(*) FROM trainees_trainee") == [(PEOPLE,)]


@pytest.mark.parametrize("on", DAYS, indirect=True, ids=str)
def test_each_duty_is_open_somewhere_and_kept_nearly_everywhere(filled, on):
    subjects = {"trainees.Trainee": PEOPLE, "companies.Company": 40}
    # A rule that was not yet law on the day, or is no longer, finds nothing by its nature.
    in_force = [rule for rule in RULES.values() if on in rule.in_force]
    assert len(in_force) > 0.9 * len(RULES)
    for rule in in_force:
        found = evaluate(rule, on, using="owner")
        still_open = {row["subject_id"] for row in found if row["closed_on"] is None}
        assert still_open, f"{rule.id} has nothing to show"
        assert len(still_open) <= 0.2 * subjects.get(rule.about.model, PEOPLE), rule.id


def test_all_stages_and_people_who_went_home_are_there(ask, on):
    in_training = ask(
        f"SELECT stage, count(*) FROM training_plans_trainingplan"
        f" WHERE '{on}' BETWEEN starts_on AND coalesce(ended_on, ends_on) GROUP BY 1 ORDER BY 1"
    )
    assert [stage for stage, _ in in_training] == [1, 2, 3]
    left = dict(
        ask("SELECT kind, count(*) FROM trainees_leaving WHERE left_on <> '1-1-1' GROUP BY 1")
    )
    assert left.keys() == {"returned", "absconded", "other_status"}


def test_an_organization_with_the_specified_licence_has_no_stage_3(ask):
    assert not ask(
        "SELECT 1 FROM training_plans_trainingplan p JOIN tenancy_organization o"
        " ON o.id = p.organization_id WHERE o.licence = 'specified' AND stage = 3"
    )


def test_the_register_tells_the_kind_and_the_last_day_of_each_licence(ask):
    assert not ask(
        "SELECT 1 FROM tenancy_organization o LEFT JOIN companies_licence l"
        " ON l.organization_id = o.id AND l.kind = o.licence"
        " AND l.expires_on = o.licence_expires_on AND l.starts_on > o.licensed_on"
        " WHERE l.id IS NULL AND o.licence_number LIKE '許9999%'"
    )


@pytest.mark.parametrize("on", DAYS, indirect=True, ids=str)
def test_nothing_of_it_happens_in_the_future(ask, on):
    done = [
        ("trainees_trainee", "entered_on"), ("trainees_leaving", "left_on"),
        ("trainees_stayapplication", "submitted_on"), ("trainees_stayapplication", "decided_on"),
        ("training_plans_trainingplan", "filed_on"),
        ("training_plans_trainingplan", "accredited_on"), ("training_plans_audit", "held_on"),
        ("training_plans_auditreport", "submitted_on"), ("training_plans_visit", "visited_on"),
        ("training_plans_skilltest", "sat_on"), ("companies_course", "completed_on"),
        ("companies_supervisingmanager", "completed_on"), ("companies_licence", "starts_on"),
        ("companies_licencechange", "notified_on"),
        ("companies_businessreport", "submitted_on"), ("companies_operatingrules", "checked_on"),
        ("companies_externalconfirmation", "held_on"), ("companies_accompaniedaudit", "held_on"),
        ("companies_commencementnotice", "submitted_on"),
        ("companies_implementationreport", "submitted_on"),
        ("training_plans_planchange", "notified_on"),
        ("training_plans_planchange", "accredited_on"),
        ("training_plans_difficulty", "submitted_on"),
        ("training_plans_temporaryreturn", "returned_on"),
        ("trainees_documentcheck", "checked_on"), ("trainees_protectioninterview", "held_on"),
        ("training_plans_suspicion", "suspected_on"),
        ("training_plans_labourviolation", "reported_on"),
        ("trainees_employment", "employment_insurance_filed_on"),
        ("trainees_employment", "employment_insurance_loss_filed_on"),
        ("trainees_employment", "social_insurance_filed_on"),
        ("trainees_leavegrant", "granted_on"), ("trainees_leavetaken", "taken_on"),
        ("trainees_residencenotice", "notified_on"),
        ("training_plans_monthlyreport", "submitted_on"), ("training_plans_monthline", "paid_on"),
        ("training_plans_monthline", "ledger_completed_on"), ("training_plans_logentry", "day"),
        ("training_plans_logentry", "written_on"),
        ("trainees_pensionclaim", "claimed_on"), ("trainees_recorddestruction", "destroyed_on"),
        ("training_plans_supervisionfee", "collected_on"),
    ]  # fmt: skip
    for table, column in done:
        assert not ask(f"SELECT 1 FROM {table} WHERE {column} > '{on}'"), f"{table}.{column}"


def test_stages_follow_each_other_without_a_gap(ask):
    assert not ask(
        "SELECT 1 FROM training_plans_trainingplan a JOIN training_plans_trainingplan b"
        "    ON (b.organization_id, b.trainee_id) = (a.organization_id, a.trainee_id)"
        "   AND b.stage = a.stage + 1 WHERE b.starts_on <> a.ends_on + 1"
        "   AND NOT EXISTS (SELECT 1 FROM training_plans_trainingplan again"
        "                    WHERE again.trainee_id = b.trainee_id AND again.stage = b.stage"
        "                      AND again.starts_on < b.starts_on)"
    )


def test_the_company_of_a_person_is_the_one_that_the_placements_say(ask):
    assert not ask(
        "SELECT 1 FROM trainees_trainee t"
        " WHERE company_id IS DISTINCT FROM app.company_of(organization_id, id, current_date)"
    )


def test_corporate_numbers_have_their_check_digit(ask):
    numbers = [number for (number,) in ask("SELECT corporate_number FROM companies_company")]
    assert len(set(numbers)) == len(numbers) == 41
    assert all(cn.is_valid(number) for number in numbers)


def test_people_are_found_by_the_keys_that_the_model_would_make(filled):
    for organization in filled:
        with use(organization.pk):
            for person in Trainee.objects.using("owner"):
                stored = person.search_key, person.sort_key
                person.derive()
                assert stored == (person.search_key, person.sort_key)


@pytest.mark.parametrize("paper", [Passport, ResidencePeriod])
def test_numbers_are_encrypted_as_the_model_would_do_it(filled, paper):
    with use(filled[0].pk):
        papers = list(paper.objects.using("owner"))
        assert papers
        for one in papers:
            stored = one.number_index, getattr(one, "number_is_well_formed", None)
            one.derive()
            assert stored == (one.number_index, getattr(one, "number_is_well_formed", None))
            assert one.number.startswith(("X", "ZZ"))


def test_lots_fall_the_same_on_every_machine(ask):
    assert ask("SELECT pg_temp.draw('same', 1000, 7), pg_temp.draw('same', 1000, 8)") == [
        (302, 179)
    ]


def test_people_can_be_told_apart(ask):
    people = ask("SELECT name_roman, birth_date, nationality FROM trainees_trainee")
    assert len(set(people)) > PEOPLE * 0.95
