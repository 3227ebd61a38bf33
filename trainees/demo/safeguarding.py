"""Invented cards, reports that came by them, what followed, and numbers of the organization's own.

The caseworker who signs in is the safeguarding contact. On purpose open: in each organization a
report of violence without an answer, one that only the contact reads, one about the administrator,
which was handed over by hand and for which a plan is recorded, one answered too late, and one that
was answered and to which the person has added. Closed ones are in `protection`.
"""

import io
import wave
from datetime import datetime, time, timedelta
from hashlib import sha256
from uuid import uuid4

from django.utils.timezone import make_aware

from titp.accounts.demo import sample_person
from titp.accounts.models import Role
from titp.documents import storage
from titp.embedded.sample import sample
from titp.tenancy.context import use
from titp.tenancy.encrypted import encrypt_bytes
from titp.tenancy.models import Organization
from trainees.models import (
    Consultation,
    ConsultationEntry,
    ConsultationFile,
    Escalation,
    OwnHotline,
    SafeguardingContact,
    SafeguardingTerms,
    VoiceCard,
)
from trainees.models.voice import CARD
from trainees.safeguarding.files import place_of
from trainees.safeguarding.tongues import spoken

# (days ago, matter, language, for the contacts only, what was said)（見本の文）
REPORTS = [
    (1, "violence", "vi", False, "Tôi bị đánh ở chỗ làm. (mẫu)"),
    (3, "wages", "id", True, "Uang lembur diminta kembali oleh pegawai. (contoh)"),
    (9, "harassment", "vi", True, "Quản lý nói sẽ cho về nước nếu tôi phàn nàn. (mẫu)"),
    (12, "dismissal", "zh-hans", False, "他们要我签一份离职文件。（样本）"),
    (6, "lodging", "en", False, "The heater in our room is broken. (sample)"),
]
ANSWERED = (
    ("answer", "We will look at it on Friday. (sample)"),
    ("added", "Thank you. It is still cold at night. (sample)"),
    ("note", "実習実施者へ修理を依頼。（見本）"),
)


def put(organization, model, **values):
    """Insert a row as the owner does, with its words encrypted for the organization."""
    row = model(organization_id=organization, **values)
    row.save(using="owner", force_insert=True)
    return row


def silence():
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16_000))
    return content.getvalue()


@sample("trainees.VoiceCard", "trainees.ConsultationEntry")
def safeguarding(cursor, scale):
    cursor.execute("SELECT id FROM demo_organization ORDER BY id LIMIT 40")
    for (organization,) in cursor.fetchall():
        with use(organization):
            fill_one(organization, scale.on)


def fill_one(organization, on):
    house = Organization.objects.using("owner").get(pk=organization)
    administrator, protector = (
        sample_person(house, role) for role in (Role.ADMINISTRATOR, Role.CASEWORKER)
    )
    put(
        organization, SafeguardingContact, user_id=protector.pk, appointed_by_id=administrator.pk,
        started_at=at(on - timedelta(90), 10),
    )  # fmt: skip
    for label, ended in (("9月の入国後講習", True), ("10月の入国後講習", False)):
        card = VoiceCard(label=label)
        put(
            organization, VoiceCard, label=label, seed=card.seed, code_hash=CARD.hash(card.code),
            revoked_at=at(on - timedelta(2), 9) if ended else None,
        )  # fmt: skip
    put(organization, SafeguardingTerms, since=on - timedelta(400), urgent_answer_hours=6)
    put(
        organization, OwnHotline, name="ベトナム語相談員（見本）", phone="050-0000-0000",
        language="vi", hours="9:00–21:00", source="見本", checked_on=on - timedelta(20),
    )  # fmt: skip
    for days, matter, language, restricted, words in REPORTS:
        came = at(on - timedelta(days), 20)
        row = put(
            organization, Consultation, public_id=uuid4(), received_at=came, channel="voice",
            category=matter, language=spoken(language), restricted=restricted, summary=words,
        )  # fmt: skip
        if restricted or matter == "violence":
            by = protector.pk if matter == "harassment" else None
            put(organization, Escalation, consultation_id=row.pk, at=came, by_id=by)
        if matter == "harassment":
            row.about_person_id = administrator.pk
            row.plan_recorded_on = on - timedelta(2)
            row.first_response_at = came + timedelta(hours=3)
            row.save(using="owner")
        if matter == "dismissal":
            row.first_response_at, row.understood = came + timedelta(hours=40), True
            row.save(using="owner")
        if matter == "violence":
            keep_a_recording(organization, row, came)
        if matter == "lodging":
            for hours, (kind, said) in enumerate(ANSWERED, 2):
                put(
                    organization, ConsultationEntry, consultation_id=row.pk, kind=kind,
                    words=said, at=came + timedelta(hours=hours),
                )  # fmt: skip
            row.first_response_at, row.understood = came + timedelta(hours=2), True
            row.save(using="owner")


def keep_a_recording(organization, row, came):
    content = silence()
    checksum = sha256(content).hexdigest()
    put(
        organization, ConsultationFile, consultation_id=row.pk, at=came, kind="audio/wav",
        size=len(content), sha256=checksum,
        key=storage.keep(encrypt_bytes(content, place_of(checksum)), "sealed"),
    )  # fmt: skip


def at(day, hour):
    return make_aware(datetime.combine(day, time(hour)))
