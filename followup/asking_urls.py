"""Addresses of asking returnees: of the office, and of lent lists, without an account."""

from django.urls import path

from followup.views import asked, asking, calling

ONE = "returnee-surveys/<int:pk>/"
LIST = "calling-lists/<int:pk>/"

urlpatterns = [
    path("returnee-surveys/", asking.returnee_surveys, name="returnee-surveys"),
    path("returnee-surveys/mails/", asking.returnee_survey_mails, name="returnee-survey-mails"),
    path("returnee-surveys/sheet/", asking.returnee_survey_sheet, name="returnee-survey-sheet"),
    path("returnee-surveys/funnel/", asking.returnee_survey_funnel, name="returnee-survey-funnel"),
    path(ONE, asked.returnee_survey, name="returnee-survey"),
    path(f"{ONE}try/", asked.returnee_survey_try, name="returnee-survey-try"),
    path(f"{ONE}telephone/", asked.returnee_survey_phone, name="returnee-survey-phone"),
    path(f"{ONE}revocation/", asked.returnee_survey_revocation, name="returnee-survey-revocation"),
    path("trainees/<int:pk>/surveys/", asked.trainee_surveys, name="trainee-surveys"),
    path("trainees/<int:pk>/surveys/ask/", asked.trainee_survey_ask, name="trainee-survey-ask"),
    path("calling-lists/", calling.calling_lists, name="calling-lists"),
    path("calling-lists/new/", calling.calling_list_new, name="calling-list-new"),
    path(LIST, calling.calling_list, name="calling-list"),
    path(f"{LIST}revocation/", calling.calling_list_revocation, name="calling-list-revocation"),
    path("calling/<slug:token>/", calling.calling, name="calling"),
]
