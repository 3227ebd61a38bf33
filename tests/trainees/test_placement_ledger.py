"""The placement ledger: what hosts ask for, who applies, who is referred, and form 4-6 of it."""

from datetime import date

from django.db import connection
from factories.companies import CompanyFactory
from factories.employment import EmploymentFactory
from factories.placement import JobApplicationFactory, JobOfferFactory, ReferralFactory
from factories.trainees import TraineeFactory
from factories.training_plans import TrainingPlanFactory

from titp.official_forms.filling import filled
from titp.official_forms.form import FORMS
from titp.official_forms.source import Asked
from titp.tenancy.context import current, use
from titp.tenancy.models import Organization
from trainees.models import JobApplication, Referral
from training_plans.placement_taking_over import take_over

ON = date(2026, 3, 2)
YEAR = Asked(ON, date(2025, 4, 1), date(2026, 3, 31))


def ledger(organization):
    return filled(FORMS.on("placement_ledger", ON), organization, YEAR)


def test_a_referral_follows_its_offer_and_the_lists_count_it(signed_in, url, kita):
    with use(kita.pk):
        offer, other = JobOfferFactory(company__name="見本農園"), CompanyFactory()
        application = JobApplicationFactory(trainee=None, name="SAMPLE APPLICANT")
    client, page = signed_in("caseworker"), url(f"/job-applications/{application.pk}/")
    new = {"offer": offer.pk, "referred_on": "2025-10-10", "outcome": "hired"}
    refused = client.post(page + "referrals/new/", new | {"company": other.pk})
    assert refused.status_code == 422
    assert "The job offer is of another host company." in refused.content.decode()
    assert client.post(page + "referrals/new/", new).url == page
    assert "見本農園" in client.get(page).content.decode()
    listed = client.get(url("/job-applications/?hired=true")).content.decode()
    assert "SAMPLE APPLICANT" in listed
    assert "見本農園" in client.get(url("/job-offers/?open=true")).content.decode()
    csv = client.get(url("/job-offers/?format=csv")).content.decode("utf-8-sig")
    assert csv.splitlines()[1].split(",")[4:7] == ["2", "1", "1"]


def test_an_offer_to_which_people_were_referred_stays_with_its_host(signed_in, url, kita):
    with use(kita.pk):
        offer, other = JobOfferFactory(), CompanyFactory()
        referral = ReferralFactory(company=offer.company, offer=offer)
    client, page = signed_in("caseworker"), url(f"/job-offers/{offer.pk}/edit/")
    told = {
        "company": other.pk, "received_on": "2025-09-01", "people": 3, "occupation": "見本",
        "place": "見本", "conditions": "見本",
    }  # fmt: skip

    def saved(**more):
        version = client.get(page).context["form"]["version"].value()
        return client.post(page, told | {"version": version} | more)

    refused = saved()
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["company"]
    assert saved(company=offer.company_id).status_code == 302
    with use(kita.pk):
        referral.delete()
    assert saved().status_code == 302


def test_only_who_is_hired_has_a_first_day(signed_in, url, kita):
    with use(kita.pk):
        application, company = JobApplicationFactory(), CompanyFactory()
    answer = signed_in("caseworker").post(
        url(f"/job-applications/{application.pk}/referrals/new/"),
        {"company": company.pk, "outcome": "declined", "employed_on": "2026-05-01"},
    )
    assert answer.status_code == 422
    assert "Only who was hired has a first day." in answer.content.decode()


def test_who_is_in_the_books_is_entered_once_and_no_day_is_invented(acting):
    company = CompanyFactory()
    person = TraineeFactory(company=company)
    TrainingPlanFactory(trainee=person, company=company)
    EmploymentFactory(trainee=person, company=company, starts_on=date(2026, 5, 1))
    JobApplicationFactory(trainee=TraineeFactory(company=company))
    TraineeFactory()  # nowhere placed
    assert (take_over(), take_over()) == (1, 0)
    entered = JobApplication.objects.get(trainee=person)
    referral = Referral.objects.get(application=entered)
    assert (entered.occupation, entered.received_on) == ("耕種農業・施設園芸", None)
    assert (referral.company, referral.outcome, referral.referred_on, referral.employed_on) == (
        company, "hired", None, date(2026, 5, 1),
    )  # fmt: skip


def test_who_enters_them_at_the_same_time_waits_for_the_other(acting):
    def waited_for():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                " AND pid = pg_backend_pid() AND objid::int8 = %s",
                [current().organization_id],
            )
            return cursor.fetchone()[0]

    assert waited_for() == 0
    take_over()
    assert waited_for() == 1


def test_the_paper_has_two_parts_and_says_which_days_are_missing(acting, kita):
    offer = JobOfferFactory(company__name="見本農園")
    JobOfferFactory(received_on=date(2024, 1, 1), closed_on=date(2025, 3, 31))  # of another year
    hired = JobApplicationFactory(trainee__birth_date=date(2000, 5, 14))
    ReferralFactory(
        application=hired, company=offer.company, offer=offer, outcome="hired",
        employed_on=date(2026, 3, 1),
    )  # fmt: skip
    JobApplicationFactory(trainee=None, name="SAMPLE APPLICANT", received_on=None)
    paper = ledger(Organization.objects.get(pk=kita.pk))
    assert [row[1:3] + row[6:] for row in paper.values["offers"]] == [
        ["見本農園", "2", "紹介1人・採用1人", ""]
    ]
    assert {(row[1], row[2], row[5], row[7], row[8]) for row in paper.values["applications"]} == {
        (str(hired), "平成12年5月14日", "令和7年10月10日", "採用", "令和8年3月1日"),
        ("SAMPLE APPLICANT", "", "", "", ""),
    }
    applications = next(one for one in paper.missing if one.box.key == "applications")
    assert ("received_on", 1) in [(column.key, number) for column, number in applications.gaps]


def test_a_list_of_what_is_missing_names_the_columns(signed_in, url, kita):
    with use(kita.pk):
        JobApplicationFactory(trainee=None, name="SAMPLE APPLICANT", received_on=None)
    page = signed_in("caseworker").get(url(f"/forms/placement_ledger/{kita.pk}/?period=2025"))
    assert "Received on: 1 missing" in page.content.decode()


def test_the_page_offers_to_enter_whom_it_lacks(signed_in, url, kita):
    with use(kita.pk):
        TraineeFactory(company=CompanyFactory())
    client = signed_in("caseworker")
    page = client.get(url("/job-applications/")).content.decode()
    assert "1 person who was placed at a host has no job application here." in page
    assert '/job-applications/taking-over/" data-once>' in page
    answer = client.post(url("/job-applications/taking-over/"), follow=True).content.decode()
    assert "1 person was entered." in answer
    assert "Enter them from the books" not in answer
