"""A row of each kind about going home, for addresses of every kind there is."""

import hashlib

from django.utils.timezone import localdate
from factories.asking import lent
from factories.departures import anchor, channel, consent
from factories.survey import invitation
from factories.trainees import TraineeFactory

from followup.models import SkillsPassport
from titp.documents import storage


def skills_passport(trainee=None, **more):
    """One that was issued today; its file is none that a reader could open."""
    paper = b"%PDF-1.7 sample"
    row = SkillsPassport(
        trainee=trainee or TraineeFactory(), language="vi", issued_on=localdate(), content={},
        pages=1, size=len(paper), key=storage.keep(paper),
        sha256=hashlib.sha256(paper).hexdigest(), **more,
    )  # fmt: skip
    row.issue()
    return row


DEPARTURES = {
    "channels/": lambda user: channel(TraineeFactory()),
    "anchors/": lambda user: anchor(TraineeFactory()),
    "follow-up-consents/": lambda user: consent(TraineeFactory()),
    "returnee-surveys/": lambda user: invitation(),
    "calling-lists/": lambda user: lent(),
    "skills-passports/": lambda user: skills_passport(),
}
# What stands in an address beside the row.
_VI = {"language": "vi"}
BESIDE = {
    "trainees/<int:pk>/consent/<slug:language>/": lambda row: _VI,
    "trainees/<int:pk>/consent/<slug:language>.pdf": lambda row: _VI,
    "trainees/<int:pk>/consent/<slug:language>/paper/": lambda row: _VI,
    "trainees/<int:pk>/settled/<slug:item>/": lambda row: {"item": "bank"},
}
