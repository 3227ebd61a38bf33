"""The ledger of supervision fees, for the organization and for each company."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.fees import SupervisionFeeFactory
from factories.training_plans import TrainingPlanFactory

from titp.compliance.models import Finding
from titp.tenancy.context import use
from training_plans.models import SupervisionFee

FILLED = {
    "kind": "supervision", "people": 2, "use": "監査の交通費", "amount": 56000,
    "actual_cost": 56000, "payer": "host", "disclosed_on": "2026-04-01",
    "trigger_on": "2026-05-01", "collected_on": "2026-06-25",
}  # fmt: skip


@pytest.fixture
def company(kita):
    with use(kita.pk):
        return CompanyFactory()


@pytest.fixture
def new(at, company):
    return at("kita", f"/companies/{company.pk}/supervision-fees/new/")


def words(response):
    return response.content.decode()


def test_a_company_without_fees_says_so_and_offers_to_add_one(office, at, company):
    page = words(office.get(at("kita", f"/companies/{company.pk}/supervision-fees/")))
    assert f"/companies/{company.pk}/supervision-fees/new/" in page


def test_a_fee_is_entered_and_stands_in_both_ledgers(office, at, company, new):
    answer = office.post(new, FILLED)
    assert answer.status_code == 302
    assert "56,000" in words(office.get(answer.url))
    for page in (f"/companies/{company.pk}/supervision-fees/", "/supervision-fees/"):
        shown = words(office.get(at("kita", page)))
        assert "56,000" in shown
        assert "監査の交通費" in shown


def test_a_fee_that_a_trainee_pays_is_found_at_once_and_settled_by_its_correction(
    office, at, kita, new
):
    office.post(new, FILLED | {"payer": "trainee"})
    with use(kita.pk):
        fee = SupervisionFee.objects.get()
        found = Finding.objects.open().get(rule="SUP-013", subject_id=fee.pk)
    told = words(office.get(at("kita", f"/findings/{found.pk}/")))
    assert f'href="{at("kita", f"/supervision-fees/{fee.pk}/")}"' in told
    edit = at("kita", f"/supervision-fees/{fee.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    assert office.post(edit, FILLED | {"version": version}).status_code == 302
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="SUP-013").exists()


def test_a_removed_fee_takes_its_duty_along(office, at, kita, new, company):
    office.post(new, FILLED | {"payer": "trainee"})
    with use(kita.pk):
        fee = SupervisionFee.objects.get()
    answer = office.post(at("kita", f"/supervision-fees/{fee.pk}/removal/"))
    assert answer.url == at("kita", f"/companies/{company.pk}/supervision-fees/")
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="SUP-013").exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "1000.5"}, "amount"),
        ({"actual_cost": "-1"}, "actual_cost"),
        ({"people": "0"}, "people"),
        ({"kind": "membership"}, "kind"),
        ({"starts_on": "2026-06-02", "ends_on": "2026-06-01"}, "ends_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, new, wrong, field):
    answer = office.post(new, FILLED | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": -5},
        {"actual_cost": -1},
        {"people": 0},
        {"kind": "membership"},
        {"starts_on": date(2026, 6, 2), "ends_on": date(2026, 6, 1)},
    ],
    ids=str,
)
def test_the_database_refuses_it_too(acting, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SupervisionFeeFactory(**wrong)


def test_only_plans_of_the_company_can_be_named_and_their_stage_holds(office, kita, company, new):
    with use(kita.pk):
        ours, theirs = TrainingPlanFactory(company=company, stage=2), TrainingPlanFactory()
    refused = office.post(new, FILLED | {"plan": theirs.pk})
    assert "plan" in refused.context["form"].errors
    refused = office.post(new, FILLED | {"plan": ours.pk, "stage": 1})
    assert "another stage" in str(refused.context["form"].errors["stage"])
    assert office.post(new, FILLED | {"plan": ours.pk, "stage": 2}).status_code == 302


def test_the_ledger_is_narrowed_by_fiscal_year_and_exported(office, at, kita, company):
    with use(kita.pk):
        for day, use_ in ((date(2026, 3, 31), "前年度分"), (date(2026, 4, 1), "今年度分")):
            SupervisionFeeFactory(company=company, collected_on=day, use=use_)
    shown = words(office.get(at("kita", "/supervision-fees/"), {"year": 2026}))
    assert "今年度分" in shown
    assert "前年度分" not in shown
    file = office.get(at("kita", "/supervision-fees/"), {"format": "csv", "year": 2026})
    assert file.status_code == 200


def test_the_history_tells_who_changed_the_amount(office, at, kita, new):
    office.post(new, FILLED)
    with use(kita.pk):
        fee = SupervisionFee.objects.get()
    page = words(office.get(at("kita", f"/supervision-fees/{fee.pk}/history/")))
    assert "56000" in page
    assert office.user.email in page


def test_an_auditor_reads_fees_and_an_interpreter_does_not(signed_in, at, new):
    auditor = signed_in("auditor")
    assert auditor.get(at("kita", "/supervision-fees/")).status_code == 200
    assert auditor.get(new).status_code == 403
    interpreter = signed_in("interpreter")
    assert interpreter.get(at("kita", "/supervision-fees/")).status_code == 403
