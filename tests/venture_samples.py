"""One row of each kind that an address of ventures may name."""

from factories import ventures
from factories.departures import consent
from factories.trainees import TraineeFactory

from followup.models import DrawnEvidence, EvidenceDraw, Match, Support
from titp.documents import storage
from titp.tenancy.encrypted import encrypt_bytes


def founder(user):
    return ventures.founded(ventures.venture(), is_disputed=True)


def with_file(user):
    sha256 = "0" * 64
    key = storage.keep(encrypt_bytes(b"%PDF-1.7 sample", f"evidence|{sha256}"), "sealed")
    told = {"file_kind": "application/pdf", "sha256": sha256, "key": key}
    return ventures.evidence(ventures.venture(), **told)


def piece(user):
    draw = EvidenceDraw.objects.create(seed="0" * 32, pool=1, by=user)
    return DrawnEvidence.objects.create(draw=draw, evidence=ventures.evidence(ventures.venture()))


def support(user):
    return Support.objects.create(trainee=TraineeFactory(), kind="mentor", what="sample")


def match(user):
    person = TraineeFactory()
    consent(person, mentors_may_know=True)
    return Match.objects.create(trainee=person, mentor=ventures.mentor())


VENTURES = {
    "ventures/": lambda user: ventures.venture(),
    "founders/": founder,
    "evidence/": with_file,
    "evidence-checks/": piece,
    "supports/": support,
    "matches/": match,
    "mentors/": lambda user: ventures.mentor(),
    "openings/": lambda user: ventures.opening(),
}
