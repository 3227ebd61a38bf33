"""Invented cards, contacts, entries and files of consultations."""

import io
import wave

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from factory.django import DjangoModelFactory

from factories.protection import ConsultationFactory
from titp.accounts.models import User
from trainees.models import (
    ConsultationEntry,
    Escalation,
    OwnHotline,
    SafeguardingContact,
    SafeguardingTerms,
    VoiceCard,
)
from trainees.safeguarding.files import SOUND, take_in


def voice(name="voice.wav"):
    """A quarter of a second of silence, as a telephone's recorder would send it."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(4000))
    return SimpleUploadedFile(name, content.getvalue(), content_type="text/plain")


class EntryFactory(DjangoModelFactory):
    class Meta:
        model = ConsultationEntry

    consultation = factory.SubFactory(ConsultationFactory)
    kind = ConsultationEntry.Kind.ANSWER
    words = "CANARY ANSWER"


class EscalationFactory(DjangoModelFactory):
    class Meta:
        model = Escalation

    consultation = factory.SubFactory(ConsultationFactory)
    reason = "CANARY REASON"


class TermsFactory(DjangoModelFactory):
    class Meta:
        model = SafeguardingTerms

    since = factory.Sequence(lambda n: localdate().replace(year=2020 + n % 6, month=1, day=1))


class OwnHotlineFactory(DjangoModelFactory):
    class Meta:
        model = OwnHotline

    name = "相談室"
    phone = "03-0000-0000"
    source = "自組織"
    checked_on = factory.LazyFunction(localdate)


def card(by=None, label="10月の講習"):
    row = VoiceCard(label=label)
    row.issue(by)
    return row


def contact(user):
    """Appointed by somebody else, as must be."""
    by = User.objects.only("id").exclude(pk=user.pk).first()
    return SafeguardingContact.objects.create(user_id=user.pk, appointed_by_id=by.pk)


def recording(consultation=None):
    return take_in(consultation or ConsultationFactory(), voice(), SOUND)
