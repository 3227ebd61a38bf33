"""Invented job offers, applications and referrals of the placement ledger."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from companies.models import JobOffer
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from trainees.models import JobApplication, Referral


class JobOfferFactory(DjangoModelFactory):
    """For two people, in September 2025."""

    class Meta:
        model = JobOffer

    company = factory.SubFactory(CompanyFactory)
    received_on = date(2025, 9, 1)
    people = 2
    occupation = "耕種農業・施設園芸"
    place = "北海道江別市1-1"
    conditions = "月給220,000円、週40時間、土日休み"


class JobApplicationFactory(DjangoModelFactory):
    class Meta:
        model = JobApplication

    trainee = factory.SubFactory(TraineeFactory)
    received_on = date(2025, 10, 1)
    occupation = "耕種農業・施設園芸"


class ReferralFactory(DjangoModelFactory):
    class Meta:
        model = Referral

    application = factory.SubFactory(JobApplicationFactory)
    company = factory.SubFactory(CompanyFactory)
    referred_on = date(2025, 10, 10)
