"""Registers of people: what stands there of a stay, and what is missed before they are made."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.trainees import ResidencePeriodFactory, TraineeFactory
from factories.training_plans import TrainingPlanFactory
from filled_in import DAYS, ON, form_of

from titp.official_forms.filling import filled
from titp.tenancy.context import current
from titp.tenancy.models import Organization

pytestmark = pytest.mark.django_db


def register():
    """The row of the only person, and which columns of it are missed."""
    organization = Organization.objects.get(pk=current().organization_id)
    paper = filled(form_of("trainee_register"), organization, DAYS[""])
    gaps = {column.key for one in paper.missing for column, _number in one.gaps}
    return paper.values["all"][0], gaps


@pytest.mark.parametrize(
    ("entered_on", "begins", "landed"),
    [
        (None, date(2026, 2, 1), True),
        (None, date(2026, 4, 1), False),
        (None, None, False),
        (date(2026, 4, 1), date(2026, 2, 1), False),
        (ON, date(2026, 4, 1), True),
    ],
)
def test_only_of_whoever_has_not_landed_no_card_is_missed(acting, entered_on, begins, landed):
    company = CompanyFactory()
    person = TraineeFactory(entered_on=entered_on, company=company)
    if begins:
        TrainingPlanFactory(trainee=person, company=company, starts_on=begins)
    row, gaps = register()
    assert row[5:7] == (["", ""] if landed else ["入国前", "入国前"])
    assert ({"stay", "card"} <= gaps) == landed


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"starts_on": None, "expires_on": None}, "技能実習1号ロ"),
        ({"starts_on": None, "status_id": None}, "～令和9年4月1日"),
        ({"expires_on": None}, "技能実習1号ロ\n令和8年4月1日～"),
        ({}, "技能実習1号ロ\n令和8年4月1日～\n令和9年4月1日"),
    ],
)
def test_of_a_stay_stands_what_is_known(acting, known, told):
    ResidencePeriodFactory(trainee=TraineeFactory(entered_on=date(2026, 1, 9)), **known)
    row, _gaps = register()
    assert row[5] == told
