"""Addresses of the survey: without an account, and what the office reads about it."""

from django.urls import path

from followup.views import survey, survey_method

OF = "follow-up/<slug:token>/"

urlpatterns = [
    path("returnees/survey/", survey_method.survey_method, name="survey-method"),
    path("follow-up/", survey.follow_up_door, name="follow-up-door"),
    path(OF, survey.follow_up, name="follow-up"),
    path(f"{OF}send/", survey.follow_up_send, name="follow-up-send"),
    path(f"{OF}withdrawal/", survey.follow_up_withdrawal, name="follow-up-withdrawal"),
    path(f"{OF}answers/", survey.follow_up_answers, name="follow-up-answers"),
    path(f"{OF}<slug:question>/", survey.follow_up_question, name="follow-up-question"),
]
