"""An open month of two people, and its workbook on somebody's desk."""

import pytest
from excel import Desk, as_it_stands
from factories.companies import CompanyFactory
from factories.filing import opened_november

from training_plans.filing.workbook import workbook
from training_plans.filing.workbook_return import read_back
from training_plans.models import DraftLine


@pytest.fixture
def report(acting):
    return as_it_stands(opened_november(CompanyFactory(), people=2))


@pytest.fixture
def people(report):
    return [line.trainee_id for line in DraftLine.objects.filter(report=report)]


@pytest.fixture
def desk(report):
    return Desk(workbook(report, "vi"))


@pytest.fixture
def brought(tmp_path, report):
    """`brought(desk or bytes)`: the Back of the file, for the report."""

    def bring(thing):
        path = tmp_path / "back.xlsx"
        path.write_bytes(thing if isinstance(thing, bytes) else thing.saved())
        return read_back(path, as_it_stands(report))

    return bring
