"""Figures of the survey, against the same sums done by hand."""

import pytest
from django.db import connection
from django.utils.timezone import localdate
from factories.survey import agreeing, answered, invitation
from factories.trainees import TraineeFactory

from followup.models import Wave
from followup.models.answer import NOT_SAID
from followup.survey.recording import withdraw
from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, use

pytestmark = pytest.mark.usefixtures("told")


def counted(slug):
    """What the statement answers, without the organization."""
    with connection.cursor() as cursor:
        cursor.execute(FIGURES[slug].statement(), {"on": localdate()})
        return sorted(row[1:] for row in cursor.fetchall())


@pytest.fixture
def told(kita):
    """Five people: one has answered twice, one may not be counted, one has withdrawn."""
    with use(kita.pk, JOBS):
        first = agreeing(TraineeFactory(nationality="ID"))
        answered(invitation(Wave.MONTH_1, first), doing="seeking")  # 720,000 / 150,000
        answered(invitation(Wave.MONTH_6, first), skills="1")
        again = answered(invitation(), doing="japan_again", status="ssw_1", earnings_japan="2")
        answered(invitation(Wave.MONTH_1), doing=NOT_SAID, cost="0", economic=NOT_SAID)
        answered(invitation(trainee=agreeing(figures_may_count=False)))
        gone = answered(invitation())
        withdraw(gone.trainee_id, "phone")
        assert again.earnings == 2
        yield


def test_pathways_count_the_newest_answer_of_who_agrees():
    assert counted("pathways") == [
        ("japan_again:ssw_1", "VN", 1), ("not_said", "VN", 1), ("own_business", "ID", 1),
    ]  # fmt: skip


def test_cost_and_pay_are_of_the_same_person():
    # nothing paid counts as nothing, and is no gap
    assert counted("recruitment_cost") == [("ID", 480, 1, 480**2), ("VN", 0, 1, 0)]


def test_skills_and_points_are_of_those_who_answered():
    assert counted("skills_in_use") == [("", 1, 2)]
    # (77 + 100 + 50) / 3 and, in Japan again, (83 + 100 + 50) / 3
    assert counted("reintegration") == [("", 76 + 78, 2, 76**2 + 78**2)]
