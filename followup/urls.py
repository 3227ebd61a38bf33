"""Addresses of the followup room."""

from django.urls import path

from followup.asking_urls import urlpatterns as of_asking
from followup.case_urls import urlpatterns as of_cases
from followup.departure_urls import urlpatterns as of_departures
from followup.survey_urls import urlpatterns as of_survey
from followup.venture_urls import urlpatterns as of_ventures
from followup.views import returnee

urlpatterns = [
    path("returnees/", returnee.returnees, name="returnees"),
    *of_asking,
    *of_survey,
    *of_departures,
    *of_ventures,
    *of_cases,
]
