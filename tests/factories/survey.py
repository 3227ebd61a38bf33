"""Invented invitations to the follow-up, and what was answered."""

from factories.trainees import TraineeFactory
from followup.models import Situation, Wave
from followup.survey.recording import complete, invite, missing, record

SAID = {
    "doing": "own_business", "sector": "food", "people": "few", "earnings": "3", "skills": "3",
    "japanese": "2", "economic": "3", "social": "4", "psychosocial": "2", "first_pay": "140000",
    "cost": "120.000.000",
}  # fmt: skip


def invitation(wave=Wave.MONTH_12, trainee=None, language="vi"):
    return invite(trainee or TraineeFactory(), wave, language=language)


def answered(row, source=Situation.Source.SURVEY, **more):
    """All questions of an invitation answered, as in SAID or as told here."""
    while left := missing(row):
        said = (SAID | more)[left[0].key]
        record(row, left[0].key, said, "VND" if left[0].is_amount else "")
    return complete(row, source)
