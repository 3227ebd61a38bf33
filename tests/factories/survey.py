"""Invented invitations to the follow-up, and what was answered."""

from datetime import timedelta

from django.utils.timezone import localdate

from factories.trainees import TraineeFactory
from followup.models import FollowUpConsent, Situation, Wave
from followup.survey.recording import complete, invite, missing, record

SAID = {
    "doing": "own_business", "sector": "food", "people": "few", "earnings": "3", "skills": "3",
    "japanese": "2", "status": "ssw_1", "earnings_japan": "3", "role": "leader", "promoted": "yes",
    "economic": "3", "social": "4", "psychosocial": "2", "first_pay": "140000",
    "cost": "120.000.000",
}  # fmt: skip


def agreeing(trainee=None, **more):
    """A person who agrees to be asked, and to be counted."""
    trainee = trainee or TraineeFactory()
    today = localdate()
    FollowUpConsent.objects.create(
        trainee=trainee, language="vi", version="test", wording="test", way="tablet",
        given_on=today - timedelta(400), until=today + timedelta(1500),
        **{"figures_may_count": True} | more,
    )  # fmt: skip
    return trainee


def invitation(wave=Wave.MONTH_12, trainee=None, language="vi"):
    return invite(trainee or agreeing(), wave, language=language)


def answered(row, source=Situation.Source.SURVEY, **more):
    """All questions of an invitation answered, as in SAID or as told here."""
    while left := missing(row):
        said = (SAID | more)[left[0].key]
        record(row, left[0].key, said, "VND" if left[0].is_amount else "")
    return complete(row, source)
