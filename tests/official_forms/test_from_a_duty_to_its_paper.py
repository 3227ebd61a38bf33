"""One click from a duty to the draft of the paper that settles it, about the right row and days."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from factories.notices import DifficultyFactory, PlanChangeFactory
from factories.training_plans import TrainingPlanFactory

from companies.models import AccompaniedAudit, ExternalConfirmation, ExternalReviewer
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.official_forms.settling import ways_to_papers
from titp.tenancy.context import current
from training_plans.models import SupervisionFee

pytestmark = pytest.mark.django_db


def anybody(words):
    return True


def ways(rule, row, due_on=None, **evidence):
    finding = SimpleNamespace(subject_id=row.pk, due_on=due_on, evidence=evidence)
    return [
        (way.form.slug, way.url.partition("/forms/")[2] or way.url)
        for way in ways_to_papers(finding, RULES[rule], anybody)
    ]


def test_each_duty_leads_to_the_paper_about_its_own_subject(rows):
    audit, plan, office = rows["audit"].pk, rows["training-plan"].pk, rows["office"]
    abroad, talk = rows["lecture-course"].pk, rows["consultation"]
    assert ways("SUP-002", rows["audit"]) == [
        ("audit_report", f"audit_report/{audit}/"), ("audit_outline", f"audit_outline/{audit}/"),
    ]  # fmt: skip
    assert ways("LECT-002", rows["training-plan"]) == [
        ("lecture_record", f"lecture_record/{plan}/")
    ]
    assert ("pre_arrival_record", f"pre_arrival_record/{abroad}/") in ways(
        "LECT-001", rows["training-plan"]
    )
    assert ways("PROT-003", talk) == [
        ("consultation_record", f"consultation_record/{talk.public_id}/")
    ]
    along = rows["accompanied-audit"]
    along.written = False
    along.save()
    year = {"year_starts_on": "2025-04-01", "year_ends_on": "2026-03-31"}
    assert ways("SUP-007", office, **year) == [
        ("accompanied_audit_report", f"accompanied_audit_report/{along.pk}/")
    ]


def test_a_paper_of_a_period_is_of_the_one_that_the_duty_speaks_of(rows):
    fee, ours = SupervisionFee.objects.get(), current().organization_id
    assert ways("SUP-013", fee, collected_on="2026-03-31") == [
        ("fee_ledger", f"fee_ledger/{ours}/?period=2025")
    ]
    office = rows["office"]
    assert ways("SUP-011", office, year_starts_on="2024-04-01", due_on=date(2025, 5, 31)) == [
        ("business_report", f"business_report/{office.pk}/?period=2024")
    ]
    diary = ways("HOST-002", rows["training-plan"], month="2026-02-01")[-1]
    assert diary == ("training_diary", f"training_diary/{rows['training-plan'].pk}/?period=2026-02")


def of_difficulty(row):
    return {"event": [row.event], "event_on": row.event_on.isoformat()}


def test_a_difficulty_leads_to_its_notice_until_that_is_submitted(rows):
    open_one = rows["difficulty"]
    DifficultyFactory(
        plan=open_one.plan, event_on=date(2024, 1, 10), submitted_on=date(2024, 1, 20)
    )
    assert ways("PLAN-015", rows["trainee"], **of_difficulty(open_one)) == [
        ("difficulty_notice", f"difficulty_notice/{open_one.pk}/")
    ]


def test_what_nobody_recorded_is_recorded_first_whatever_else_was_told_of_the_person(rows):
    """A leaving shows a duty of its own; older difficulties of the person are not about it."""
    plan = rows["training-plan"]
    later = TrainingPlanFactory(trainee=plan.trainee, company=plan.company, stage=2)
    told = {"event": ["early_return"], "event_on": None, "plan_ends_on": plan.ends_on.isoformat()}
    begun = ("difficulty_notice", reverse("difficulty-new", args=[plan.pk]))
    assert ways("PLAN-015", rows["trainee"], **told) == [begun]
    told["plan_ends_on"] = later.ends_on.isoformat()
    assert ways("PLAN-015", rows["trainee"], **told)[0][1] == reverse(
        "difficulty-new", args=[later.pk]
    )


@pytest.mark.parametrize("confirmed_on", [date(2026, 2, 5), None])
def test_a_notice_before_the_person_confirmed_the_return_is_submitted_again(rows, confirmed_on):
    told = DifficultyFactory(
        plan=rows["training-plan"], event="early_return", event_on=date(2026, 2, 1),
        submitted_on=date(2026, 2, 3), intention_confirmed_on=confirmed_on,
    )  # fmt: skip
    assert ways("PLAN-015", rows["trainee"], **of_difficulty(told)) == [
        ("difficulty_notice", f"difficulty_notice/{told.pk}/")
    ]


def test_of_changes_due_on_one_day_those_not_yet_notified_come_first(rows):
    plan, due_on = rows["training-plan"], date(2025, 11, 10)
    day = {"plan": plan, "effective_on": date(2025, 10, 10)}
    open_one = PlanChangeFactory(item_id="lodging", **day)
    done = PlanChangeFactory(item_id="staff", notified_on=date(2025, 10, 20), **day)
    PlanChangeFactory(plan=plan, effective_on=date(2025, 6, 10))
    PlanChangeFactory(item_id="night_work", **day, chosen="none", reason="見本")
    items = {"items": ["lodging", "staff", "night_work"], "changed_on": "2025-10-10"}
    assert ways("PLAN-009", plan, due_on, **items) == [
        ("minor_change_notice", f"minor_change_notice/{one.pk}/") for one in (open_one, done)
    ]


def test_overtime_is_notified_by_the_end_of_the_next_month_whenever_it_was(rows):
    plan = rows["training-plan"]
    change = PlanChangeFactory(plan=plan, item_id="overtime_45", effective_on=date(2025, 10, 10))
    assert ways("PLAN-009", plan, date(2025, 11, 30), items=["overtime_45"]) == [
        ("minor_change_notice", f"minor_change_notice/{change.pk}/")
    ]


def test_a_resumption_that_nobody_recorded_is_recorded_before_what_is_notified_already(rows):
    plan = rows["training-plan"]
    done = PlanChangeFactory(
        plan=plan, effective_on=date(2025, 10, 10), notified_on=date(2025, 10, 20)
    )
    assert ways("PLAN-009", plan, date(2025, 11, 10), items=["staff", "resumption"]) == [
        ("minor_change_notice", reverse("plan-change-new", args=[plan.pk])),
        ("minor_change_notice", f"minor_change_notice/{done.pk}/"),
    ]


def within(first, last):
    return {"window_starts_on": first, "window_ends_on": last}


def test_a_confirmation_leads_to_its_paper_while_its_result_is_to_be_written(rows):
    held = rows["external-confirmation"]
    held.written = False
    held.save()
    assert ways("SUP-006", rows["office"], **within("2025-07-01", "2025-09-30")) == [
        ("external_audit", f"external_audit/{held.pk}/")
    ]


def test_three_months_without_a_confirmation_lead_to_where_one_is_recorded(rows):
    begun = ("external_audit", reverse("external-confirmation-new"))
    assert ways("SUP-006", rows["office"], **within("2025-10-01", "2025-12-31")) == [begun]


def test_a_confirmation_that_does_not_count_comes_after_another_one(rows):
    """Whoever looked has taken the course only afterwards."""
    held = rows["external-confirmation"]
    assert ways("SUP-006", rows["office"], **within("2025-07-01", "2025-09-30")) == [
        ("external_audit", reverse("external-confirmation-new")),
        ("external_audit", f"external_audit/{held.pk}/"),
    ]


def test_only_forms_of_the_kind_that_the_organization_chose_are_begun(rows):
    ExternalReviewer.objects.update(kind="officer")
    assert ways("SUP-006", rows["office"], **within("2025-10-01", "2025-12-31")) == [
        ("officer_confirmation", reverse("external-confirmation-new"))
    ]
    ExternalConfirmation.objects.all().delete()
    AccompaniedAudit.objects.all().delete()
    ExternalReviewer.objects.all().delete()
    assert ways("SUP-006", rows["office"], **within("2025-10-01", "2025-12-31")) == []


def test_who_may_only_read_is_not_led_to_where_something_is_recorded(rows):
    finding = SimpleNamespace(
        subject_id=rows["office"].pk, due_on=None, evidence=within("2025-10-01", "2025-12-31")
    )
    reads = "read organization".__eq__
    assert ways_to_papers(finding, RULES["SUP-006"], reads) == []


def test_the_page_of_a_duty_leads_there_and_who_may_not_read_it_is_not_led(signed_in, told, inside):
    with inside():
        about = {"subject_id": told["audit"].pk, "company": told["company"]}
        finding = Finding.objects.create(
            rule="SUP-002", state="warning", found_on=date(2026, 3, 1), **about
        )
        talk = Finding.objects.create(
            rule="PROT-003", subject_id=told["consultation"].pk, state="overdue",
            found_on=date(2026, 3, 1),
        )  # fmt: skip
    page = signed_in("caseworker").get(f"/o/kita/findings/{finding.pk}/").content.decode()
    assert f'button--primary" href="/o/kita/forms/audit_report/{told["audit"].pk}/"' in page
    asked = signed_in("auditor").get(f"/o/kita/findings/{talk.pk}/")
    assert "/forms/consultation_record/" not in asked.content.decode()
