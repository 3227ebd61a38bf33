"""A declared report for the tests, and files that go away after them."""

import pytest
from bare_machine import bare_machine

from titp.declared import Text
from titp.documents.report import REPORTS, report
from titp.tenancy.models import Office


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Stored papers lie in a folder of the test."""
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def without_pango():
    with bare_machine():
        yield


@pytest.fixture
def certificate(settings):
    """A report about an office, declared while the test runs."""
    templates = dict(settings.TEMPLATES[0])
    templates["DIRS"] = [*templates["DIRS"], settings.ROOT / "tests" / "documents" / "templates"]
    settings.TEMPLATES = [templates]

    def certificate(office):
        """That an office is there."""
        return {"subject": office}

    certificate.__module__ = "sample.reports.certificate"
    declare = report(
        title=Text(ja="事業所証明書", en="Certificate of an office"),
        about="tenancy.Office",
        may="read documents",
    )
    yield declare(certificate)
    del REPORTS["certificate"]


@pytest.fixture
def office(acting):
    return Office.objects.create(name="見本事業所")
