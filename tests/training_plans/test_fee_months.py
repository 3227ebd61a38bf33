"""Fees of a month: computed from rates and people, entered, billed, paid; and what is disclosed."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.fees import FeeRateFactory, InvoiceFactory, InvoiceTermsFactory
from factories.organization import OfficeFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

from titp.documents.papers import written
from titp.documents.report import REPORTS
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans.fee_month import enter, lines_of
from training_plans.invoicing import issue, tax_on
from training_plans.models import Invoice, InvoicePayment, SupervisionFee

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def company(kita):
    """A company with two people in practice since May."""
    with use(kita.pk):
        company = CompanyFactory()
        for _number in range(2):
            practising(company)
        return company


def practising(company, **more):
    came = {"lecture_starts_on": date(2026, 4, 2), "lecture_ends_on": date(2026, 4, 30)}
    return TrainingPlanFactory(company=company, **came | more)


def words(response):
    return response.content.decode()


def computed(month=OCTOBER):
    return [(line.people, line.amount) for line in lines_of(month)]


def test_each_person_in_practice_counts_once_in_a_month(acting):
    company = CompanyFactory()
    for _number in range(3):
        practising(company)
    practising(company, starts_on=date(2027, 1, 1), lecture_ends_on=None, lecture_starts_on=None)
    FeeRateFactory(amount=28_000)
    assert computed() == [(3, 84_000)]
    assert computed(date(2026, 4, 1)) == []  # lectures are no practice


def test_what_is_agreed_with_a_company_goes_before_the_rate_of_all(acting):
    one, other = CompanyFactory(name_kana="ア"), CompanyFactory(name_kana="イ")
    practising(one)
    practising(other)
    FeeRateFactory(amount=28_000)
    FeeRateFactory(amount=25_000, company=other)
    FeeRateFactory(amount=20_000, stage=2)
    assert computed() == [(1, 28_000), (1, 25_000)]


def test_a_new_rate_counts_from_its_day(acting):
    practising(CompanyFactory())
    FeeRateFactory(amount=28_000, ends_on=date(2026, 9, 30))
    FeeRateFactory(amount=30_000, unit_cost=31_000, starts_on=OCTOBER)
    assert computed(date(2026, 9, 1)) == [(1, 28_000)]
    assert computed() == [(1, 30_000)]


def test_a_month_by_days_is_rounded_down_for_each_person(acting):
    company = CompanyFactory()
    practising(company, ended_on=date(2026, 10, 10))
    SuspensionFactory(plan=practising(company), starts_on=date(2026, 10, 4))
    FeeRateFactory(amount=28_000, by_days=True)
    assert computed() == [(2, 28_000 * 10 // 31 + 28_000 * 3 // 31)]


def test_a_lecture_fee_is_taken_when_the_lectures_begin(acting):
    practising(CompanyFactory())
    FeeRateFactory(kind="lecture", basis="lectures", amount=96_000, unit_cost=96_000)
    assert computed(date(2026, 4, 1)) == [(1, 96_000)]
    assert computed(date(2026, 5, 1)) == []


def test_a_company_pays_its_monthly_rate_once_however_many_people_there_are(acting):
    company = CompanyFactory()
    for _number in range(2):
        practising(company)
    FeeRateFactory(basis="company_month", amount=5_000)
    assert [line.amount for line in lines_of(OCTOBER)] == [5_000]


def test_the_month_is_entered_once_and_keeps_what_stands_there(acting):
    plan = practising(CompanyFactory())
    FeeRateFactory(amount=28_000, unit_cost=29_000, disclosed_on=date(2026, 3, 1))
    assert (enter(OCTOBER), enter(OCTOBER)) == (1, 0)
    fee = SupervisionFee.objects.get()
    assert (fee.amount, fee.actual_cost, fee.people, fee.plan_id) == (28_000, 29_000, 1, plan.pk)
    assert (fee.trigger_on, fee.disclosed_on) == (date(2026, 5, 1), date(2026, 3, 1))
    practising(plan.company)
    assert enter(OCTOBER) == 0
    assert lines_of(OCTOBER)[0].differs


@pytest.mark.parametrize(("rounding", "tax"), [("down", 2_804), ("nearest", 2_805), ("up", 2_805)])
def test_tax_is_rounded_once_on_the_sum(rounding, tax):
    assert tax_on(28_045, 10, rounding) == tax


def test_a_month_becomes_an_invoice_that_is_paid_in_two_sums(office, url, kita, company):
    with use(kita.pk):
        FeeRateFactory(amount=28_000)
        FeeRateFactory(amount=5_001, use="海外旅行傷害保険料", kind="other", taxable=False)
    page = url("/supervision-fees/months/?month=2026-10")
    assert "66,002" in words(office.get(page))
    office.post(url("/supervision-fees/months/entry/"), {"month": "2026-10"})
    sent = {"month": "2026-10", "issued_on": "2026-11-02", "companies": [company.pk]}
    refused = office.post(url("/supervision-fees/months/invoices/"), sent)
    assert refused.status_code == 422
    assert "terms of invoices" in words(refused)
    with use(kita.pk):
        InvoiceTermsFactory()
    office.post(url("/supervision-fees/months/invoices/"), sent)
    with use(kita.pk):
        invoice = Invoice.objects.get()
        assert SupervisionFee.objects.filter(invoice=invoice).count() == 2
    assert (invoice.number, invoice.due_on) == ("2026-0001", date(2026, 12, 31))
    sums = (invoice.taxable_sum, invoice.untaxed_sum, invoice.tax, invoice.total)
    assert sums == (56_000, 10_002, 5_600, 71_602)

    pay = url(f"/invoices/{invoice.pk}/payments/new/")
    assert office.post(pay, {"paid_on": "2026-11-20", "amount": 80_000}).status_code == 422
    office.post(pay, {"paid_on": "2026-11-20", "amount": 70_000})
    with use(kita.pk):
        assert not SupervisionFee.objects.exclude(collected_on=None).exists()
    office.post(pay, {"paid_on": "2026-11-25", "amount": 1_602})
    with use(kita.pk):
        days = set(SupervisionFee.objects.values_list("collected_on", flat=True))
        payment = InvoicePayment.objects.last()
    assert days == {date(2026, 11, 25)}
    assert invoice.number in words(office.get(url("/invoices/"), {"state": "paid"}))
    office.post(url(f"/invoice-payments/{payment.pk}/removal/"))
    with use(kita.pk):
        assert not SupervisionFee.objects.exclude(collected_on=None).exists()


@pytest.fixture
def invoice(kita, company):
    with use(kita.pk):
        FeeRateFactory(amount=28_000, use="監査の交通費")
        InvoiceTermsFactory()
        enter(OCTOBER)
        return issue(OCTOBER, [company.pk], date(2026, 11, 2))[0]


def test_what_is_billed_stays_as_it_is_until_the_invoice_is_withdrawn(office, url, kita, invoice):
    with use(kita.pk):
        fee = SupervisionFee.objects.get()
    edit = url(f"/supervision-fees/{fee.pk}/edit/")
    form = office.get(edit).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields} | {"amount": 1}
    assert "withdraw it first" in str(office.post(edit, filled).context["form"].errors["amount"])
    assert office.post(url(f"/supervision-fees/{fee.pk}/removal/")).status_code == 422
    withdrawal = url(f"/invoices/{invoice.pk}/withdrawal/")
    assert office.post(withdrawal, {"reason": ""}).status_code == 422
    office.post(withdrawal, {"reason": "宛名の誤り"})
    with use(kita.pk):
        invoice.refresh_from_db()
        assert invoice.withdrawn_on == localdate()
        assert SupervisionFee.objects.get().invoice_id is None
        again = issue(OCTOBER, [invoice.company_id], date(2026, 11, 3))[0]
    assert again.number == "2026-0002"
    assert "監査の交通費" in words(office.get(url(f"/invoices/{invoice.pk}/")))


def test_an_invoice_on_which_something_was_paid_is_not_withdrawn(office, url, kita, invoice):
    with use(kita.pk):
        InvoicePayment.objects.create(invoice=invoice, paid_on=date(2026, 11, 20), amount=1)
    answer = office.post(url(f"/invoices/{invoice.pk}/withdrawal/"), {"reason": "誤り"})
    assert answer.status_code == 422


def test_a_rate_above_its_cost_is_refused_and_so_are_two_for_one_use(office, url, kita):
    filled = {
        "kind": "supervision", "use": "監査", "basis": "person_month", "amount": 28_000,
        "unit_cost": 27_000, "starts_on": "2026-04-01",
    }  # fmt: skip
    new = url("/fee-rates/new/")
    assert "amount" in office.post(new, filled).context["form"].errors
    assert office.post(new, filled | {"unit_cost": 28_000}).status_code == 302
    twice = office.post(new, filled | {"unit_cost": 28_000, "starts_on": "2026-05-01"})
    assert "starts_on" in twice.context["form"].errors
    assert "監査" in words(office.get(url("/supervision-fees/rates/")))


def test_the_number_of_an_issuer_is_t_and_thirteen_digits(office, url):
    filled = {"starts_on": "2026-04-01", "tax_percent": 10, "rounding": "down", "due_months": 1}
    new = url("/invoice-terms/new/")
    wrong = office.post(new, filled | {"registration_number": "123"})
    assert "registration_number" in wrong.context["form"].errors
    right = office.post(new, filled | {"registration_number": "T1234567890123"})
    assert right.status_code == 302


def test_the_paper_of_an_invoice_has_what_a_qualified_invoice_needs(acting, invoice):
    paper = written(REPORTS["fee_invoice"], invoice, "ja", date(2026, 11, 2))
    for said in ("請求書", "2026-0001", f"{invoice.addressee} 御中", "きた協同組合",
                 "T1234567890123", "監査の交通費", "56,000", "10 %", "5,600", "61,600",
                 "令和8年11月2日", "令和8年10月分"):  # fmt: skip
        assert said in paper


def test_an_invoice_names_the_office_that_supervises_the_host(acting):
    """No address of an issuer was settled on it."""
    OfficeFactory(address="本部の住所")
    branch = OfficeFactory(address="支部の住所")
    bill = InvoiceFactory(company=CompanyFactory(office=branch), issuer_address="")
    paper = written(REPORTS["fee_invoice"], bill, "ja", date(2026, 11, 2))
    assert "支部の住所" in paper
    assert "本部の住所" not in paper


def test_the_paper_of_disclosure_has_general_rates_by_kind_and_none_of_single_companies(acting):
    FeeRateFactory(amount=28_000, use="監査及び訪問指導", breakdown="人件費20,000 交通費8,000")
    FeeRateFactory(amount=11_111, company=CompanyFactory())
    FeeRateFactory(amount=22_222, ends_on=date(2026, 4, 30))
    us = Organization.objects.get(pk=acting.organization_id)
    paper = written(REPORTS["fee_disclosure"], us, "ja", date(2026, 11, 2))
    for said in ("監理費表", "職業紹介費", "講習費", "監査指導費", "監査及び訪問指導", "28,000",
                 "交通費8,000", "技能実習生からは徴収しません"):  # fmt: skip
        assert said in paper
    assert "11,111" not in paper
    assert "22,222" not in paper


def test_an_auditor_reads_invoices_and_issues_none(signed_in, url, invoice):
    auditor = signed_in("auditor")
    assert auditor.get(url(f"/invoices/{invoice.pk}/")).status_code == 200
    assert auditor.post(url("/supervision-fees/months/entry/")).status_code == 403
    assert signed_in("interpreter").get(url("/invoices/")).status_code == 403
