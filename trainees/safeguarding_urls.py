"""Addresses of what protects people who speak: for the office, and without an account."""

from django.urls import path

from titp.compliance.parts import OwnPart
from trainees import safeguarding_forms as forms
from trainees.views import consultation_acts as acts
from trainees.views import safeguarding, voice

PARTS = [
    OwnPart(
        "safeguarding-terms", "safeguarding-terms", forms.TermsForm, safeguarding.APPOINT,
        "safeguarding",
    ),
    OwnPart(
        "own-hotline", "own-hotlines", forms.OwnHotlineForm, safeguarding.CHANGE, "safeguarding"
    ),
]  # fmt: skip
OF = "consultations/<uuid:pk>/"

urlpatterns = [
    # without an account
    path("voice/", voice.voice_door, name="voice-door"),
    path("voice/back/", voice.voice_return, name="voice-return"),
    path("voice/<slug:code>/", voice.voice_languages, name="voice-languages"),
    path("voice/<slug:code>/<slug:language>/", voice.voice, name="voice"),
    # the office
    path(f"{OF}entries/new/", acts.consultation_entry, name="consultation-entry-new"),
    path(f"{OF}files/new/", acts.consultation_file_new, name="consultation-file-new"),
    path(f"{OF}escalation/", acts.consultation_escalation, name="consultation-escalation"),
    path("consultation-files/<uuid:pk>/", acts.consultation_file, name="consultation-file"),
    path("safeguarding/", safeguarding.safeguarding, name="safeguarding"),
    path(
        "safeguarding-contacts/new/", safeguarding.safeguarding_contact_new,
        name="safeguarding-contact-new",
    ),
    path(
        "safeguarding-contacts/<int:pk>/ending/", safeguarding.safeguarding_contact_ending,
        name="safeguarding-contact-ending",
    ),
    path("voice-cards/new/", safeguarding.voice_card_new, name="voice-card-new"),
    path("voice-cards/<int:pk>/", safeguarding.voice_card, name="voice-card"),
    path(
        "voice-cards/<int:pk>/revocation/", safeguarding.voice_card_revocation,
        name="voice-card-revocation",
    ),
    path(
        "voice-cards/<int:pk>/<slug:language>.pdf", safeguarding.voice_card_pdf,
        name="voice-card-pdf",
    ),
    *(address for part in PARTS for address in part.urls()),
]  # fmt: skip
