"""One click from a duty to the draft of the paper that settles it, about the right row and days."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.official_forms.settling import ways_to_papers
from titp.tenancy.context import current
from training_plans.models import Difficulty, SupervisionFee

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
    assert ways("SUP-006", office) == [
        ("external_audit", f"external_audit/{rows['external-confirmation'].pk}/")
    ]
    assert ways("PLAN-015", rows["trainee"]) == [
        ("difficulty_notice", f"difficulty_notice/{rows['difficulty'].pk}/")
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


def test_a_difficulty_that_is_not_recorded_yet_is_recorded_first(rows):
    Difficulty.objects.all().delete()
    assert ways("PLAN-015", rows["trainee"]) == [
        ("difficulty_notice", reverse("difficulty-new", args=[rows["training-plan"].pk]))
    ]


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
