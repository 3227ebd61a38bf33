"""The planner's pages: the list with its files, one person's steps, and official dates."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import ExcellentStandingFactory
from factories.official_day import OwnDayFactory
from factories.trainees import ResidencePeriodFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

from titp.accounts.models import User
from titp.compliance.models import Finding, OwnDay
from titp.compliance.rule import RULES
from titp.compliance.sweep import sweep
from titp.tenancy.context import STAFF, use

LATER = localdate() + timedelta(300)


@pytest.fixture
def plan(kita):
    """In stage 2, with a permission that was too late, and a draft of stage 3."""
    with use(kita.pk, STAFF):
        plan = TrainingPlanFactory(
            stage=2, starts_on=date(2026, 4, 20), trainee__name_roman="SAMPLE OUTLOOK"
        )
        ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
        ResidencePeriodFactory(
            trainee=plan.trainee, status_id="TITP_2_RO", starts_on=date(2026, 4, 10),
            expires_on=LATER,
        )  # fmt: skip
        DraftPlanFactory(
            trainee=plan.trainee, company=plan.company, stage=3, starts_on=date(2028, 4, 20)
        )
        sweep(RULES["ESD-001"], localdate())
    return plan


def words(response):
    return response.content.decode()


def filled(**fields):
    return {
        "official": "stage_2_permission_cut", "day": "2026-04-30",
        "counts_from": localdate().isoformat(), "source": "見本告示", "reason": "見本",
    } | fields  # fmt: skip


def test_the_list_says_what_is_open_and_why_not(signed_in, at, plan):
    page = words(signed_in("auditor").get(at("kita", "/outlooks/")))
    assert "SAMPLE OUTLOOK" in page
    assert "stage 2 was permitted too late" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stage_3=closed", True), ("stage_3=open", False), ("regime=transition", True),
        ("stage=1", False), ("gap=permission_day", False), ("to_file=true", False),
        ("skilled_worker=unknown", True),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(signed_in, at, plan, query, found):
    page = words(signed_in("auditor").get(at("kita", f"/outlooks/?{query}")))
    assert ("SAMPLE OUTLOOK" in page) == found


def test_only_a_stage_3_that_is_open_is_to_be_filed(signed_in, at, kita):
    with use(kita.pk, STAFF):
        plan = TrainingPlanFactory(
            stage=2, starts_on=localdate() - timedelta(600), trainee__name_roman="SAMPLE CLOSED"
        )
    client = signed_in("auditor")
    page = at("kita", "/outlooks/?to_file=true")
    assert "SAMPLE CLOSED" not in words(client.get(page))
    with use(kita.pk, STAFF):
        ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    assert "SAMPLE CLOSED" in words(client.get(page))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Under which law training ends", "under the old law, by transition")),
        ("ja", ("実習終了時の適用法", "経過措置により旧法で終了")),
    ],
)
def test_the_law_and_the_end_of_training_are_told_in_both_languages(
    signed_in, at, plan, language, said
):
    client = signed_in("auditor")
    User.objects.filter(pk=client.user.pk).update(language=language)
    page = words(client.get(at("kita", f"/trainees/{plan.trainee_id}/outlook/")))
    assert all(one in page for one in said)
    assert "2028-04-19" in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_comes_as_a_file(signed_in, at, plan, form):
    answer = signed_in("caseworker").get(at("kita", f"/outlooks/?format={form}"))
    assert answer["Content-Disposition"].startswith('attachment; filename="outlooks-')
    if form == "csv":
        assert "stage 2 was permitted too late" in answer.content.decode("utf-8-sig")


def test_the_list_is_found_by_a_name_in_any_script(signed_in, at, plan):
    client = signed_in("caseworker")
    found = client.post(at("kita", "/outlooks/"), {"q": "outlook"}, follow=True)
    assert "SAMPLE OUTLOOK" in words(found)
    assert "SAMPLE OUTLOOK" not in words(
        client.post(at("kita", "/outlooks/"), {"q": "nobody"}, follow=True)
    )


def test_one_person_has_steps_with_source_and_certainty(signed_in, at, plan):
    page = words(signed_in("auditor").get(at("kita", f"/trainees/{plan.trainee_id}/outlook/")))
    assert "File the plan of stage 3" in page
    assert "ISA/MHLW document of 2025-12-26" in page
    assert "to be confirmed" in page


def test_before_stage_1_the_last_days_to_file_and_to_land_are_told(signed_in, at, kita):
    with use(kita.pk, STAFF):
        draft = DraftPlanFactory(starts_on=date(2027, 6, 1), trainee__entered_on=None)
    page = words(signed_in("auditor").get(at("kita", f"/trainees/{draft.trainee_id}/outlook/")))
    assert "File the plan of stage 1" in page
    assert "2027-06-30" in page


def test_a_person_without_a_plan_has_no_outlook(signed_in, at, kita, plan):
    with use(kita.pk, STAFF):
        plan.trainee.plans.all().delete()
    page = words(signed_in("auditor").get(at("kita", f"/trainees/{plan.trainee_id}/outlook/")))
    assert "There is no training plan to go on from" in page


def test_official_dates_are_listed_with_their_certainty(signed_in, at):
    page = words(signed_in("auditor").get(at("kita", "/official-days/")))
    assert "2027-04-01" in page
    assert "reception of licence applications" in page
    assert "own-days/new" not in page


@pytest.mark.parametrize("path", ["/organization/passage/", "/official-days/"])
def test_the_pages_can_be_seen_as_of_another_day(signed_in, at, plan, path):
    day = (localdate() - timedelta(1)).isoformat()
    client = signed_in("auditor")
    assert client.get(at("kita", f"{path}?on={day}&known={day}")).status_code == 200
    seen = at("kita", f"/trainees/{plan.trainee_id}/outlook/?on={localdate()}&known={localdate()}")
    assert "SAMPLE OUTLOOK" in words(client.get(seen))


def test_the_next_of_the_list_is_one_step_away(signed_in, at, kita, plan):
    with use(kita.pk, STAFF):
        TrainingPlanFactory(trainee__name_roman="SAMPLE NEXT", starts_on=date(2026, 5, 1))
    client = signed_in("auditor")
    row = next(iter(client.get(at("kita", "/outlooks/?sort=-stage")).context["page"]))
    page = client.get(at("kita", f"/trainees/{row.pk}/outlook/{row.among}"))
    assert "/outlook/" in page.context["next_url"]


def test_an_own_value_first_shows_what_it_plans_anew(signed_in, at, kita, plan):
    client = signed_in("administrator")
    page = words(client.post(at("kita", "/own-days/new/"), filled()))
    assert "Nothing is saved yet" in page
    assert "stage 2 was permitted too late" in page
    assert "would close" in page
    with use(kita.pk, STAFF):
        assert not OwnDay.objects.exists()
        assert Finding.objects.open().filter(rule="ESD-001").count() == 1


def test_confirmed_it_is_saved_and_the_duties_follow_at_once(signed_in, at, kita, plan):
    client = signed_in("administrator")
    shown = client.post(at("kita", "/own-days/new/"), filled())
    sent = filled(confirmed=shown.context["confirmed"])
    answer = client.post(at("kita", "/own-days/new/"), sent)
    assert answer.url == at("kita", "/official-days/")
    with use(kita.pk, STAFF):
        assert OwnDay.objects.get().day == date(2026, 4, 30)
        assert not Finding.objects.open().filter(rule="ESD-001").exists()


def test_what_was_written_over_after_it_was_shown_is_shown_again(signed_in, at, kita, plan):
    client = signed_in("administrator")
    shown = client.post(at("kita", "/own-days/new/"), filled())
    sent = filled(confirmed=shown.context["confirmed"], day="2026-05-31")
    assert "Nothing is saved yet" in words(client.post(at("kita", "/own-days/new/"), sent))
    with use(kita.pk, STAFF):
        assert not OwnDay.objects.exists()


def test_a_day_of_before_the_reform_is_refused_at_its_field(signed_in, at):
    answer = signed_in("administrator").post(at("kita", "/own-days/new/"), filled(day="2020-01-01"))
    assert answer.status_code == 422
    assert "promulgation of the reform" in str(answer.context["form"].errors["day"])


def test_a_removal_shows_what_it_plans_anew_and_takes_the_value_away(signed_in, at, kita, plan):
    with use(kita.pk, STAFF):
        own = OwnDayFactory(
            official_id="stage_2_permission_cut", day=date(2026, 4, 30),
            counts_from=localdate() - timedelta(5),
        )  # fmt: skip
        sweep(RULES["ESD-001"], localdate())
    client = signed_in("administrator")
    page = at("kita", f"/own-days/{own.pk}/removal/")
    assert "would open" not in words(client.get(page))
    assert "would open" in words(client.post(page))
    with use(kita.pk, STAFF):
        assert OwnDay.objects.exists()
    assert client.post(page, {"confirmed": "1"}).url == at("kita", "/official-days/")
    with use(kita.pk, STAFF):
        assert not OwnDay.objects.exists()
        assert Finding.objects.open().filter(rule="ESD-001").exists()


def test_a_correction_is_shown_first_too(signed_in, at, kita, plan):
    with use(kita.pk, STAFF):
        own = OwnDayFactory(official_id="stage_2_permission_cut", day=date(2026, 4, 30))
    client = signed_in("administrator")
    page = at("kita", f"/own-days/{own.pk}/edit/")
    sent = filled(day="2026-04-05", version=client.get(page).context["form"]["version"].value())
    shown = client.post(page, sent)
    assert "Nothing is saved yet" in words(shown)
    sent["confirmed"] = shown.context["confirmed"]
    assert client.post(page, sent).status_code == 302
    with use(kita.pk, STAFF):
        assert OwnDay.objects.get().day == date(2026, 4, 5)


def test_only_an_administrator_sets_official_dates(signed_in, at):
    assert signed_in("caseworker").get(at("kita", "/own-days/new/")).status_code == 403
