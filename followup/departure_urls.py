"""Addresses of going home: the person's pages, and the check of a skills passport for anybody."""

from django.urls import path

from followup import departure_forms as forms
from followup.views import (
    consent,
    departure,
    departure_acts,
    departure_record,
    departures,
    passport_check,
    skills_passport,
)
from titp.compliance.parts import Part

CHANGE = departure.CHANGE
PARTS = [
    Part("channel", "channels", forms.ChannelForm, "trainee", CHANGE, "trainee-departure"),
    Part("anchor", "anchors", forms.AnchorForm, "trainee", CHANGE, "trainee-departure"),
]
OF = "trainees/<int:pk>/"

urlpatterns = [
    # without an account
    path("passport/", passport_check.passport_door, name="passport-door"),
    path("passport/<slug:code>/", passport_check.passport, name="passport"),
    # the office
    path("departures/", departures.departures_list, name="departures"),
    path(f"{OF}departure/", departure.trainee_departure, name="trainee-departure"),
    path(f"{OF}leaving/", departure_acts.trainee_leaving, name="trainee-leaving"),
    path(f"{OF}return-statement/", departure_acts.trainee_statement, name="trainee-statement"),
    path(f"{OF}intentions/new/", departure_acts.intention_new, name="intention-new"),
    path(f"{OF}settled/<slug:item>/", departure_acts.settled_item, name="settled-item"),
    path(f"{OF}record.json", departure_record.departure_record, name="departure-record"),
    path(f"{OF}record.pdf", departure_record.departure_record_pdf, name="departure-record-pdf"),
    path(f"{OF}consent/", consent.trainee_consent, name="trainee-consent"),
    path(
        f"{OF}consent/<slug:language>/", consent.trainee_consent_tablet,
        name="trainee-consent-tablet",
    ),
    path(
        f"{OF}consent/<slug:language>.pdf", consent.trainee_consent_pdf, name="trainee-consent-pdf"
    ),
    path(
        f"{OF}consent/<slug:language>/paper/", consent.trainee_consent_paper,
        name="trainee-consent-paper",
    ),
    path(
        "follow-up-consents/<int:pk>/withdrawal/", consent.follow_up_consent_withdrawal,
        name="follow-up-consent-withdrawal",
    ),
    path(
        f"{OF}skills-passport/", skills_passport.skills_passport_new, name="skills-passport-issue"
    ),
    path(
        "skills-passports/<int:pk>/", skills_passport.skills_passport, name="skills-passport"
    ),
    path(
        "skills-passports/<int:pk>/file.pdf", skills_passport.skills_passport_file,
        name="skills-passport-file",
    ),
    path(
        "skills-passports/<int:pk>/revocation/", skills_passport.skills_passport_revocation,
        name="skills-passport-revocation",
    ),
    *(address for part in PARTS for address in part.urls("trainees")),
]  # fmt: skip
