"""Papers of external control: who writes which, and what they find in the books."""

from datetime import date

import pytest
from factories.organization import (
    AccompaniedAuditFactory,
    ExternalConfirmationFactory,
    ExternalReviewerFactory,
    LicenceFactory,
)
from factories.training_plans import AuditFactory
from filled_in import DAYS, form_of

from titp.official_forms.filling import filled
from titp.tenancy.context import use

pytestmark = pytest.mark.django_db


def test_an_auditor_and_an_officer_have_papers_of_their_own(signed_in, url, kita):
    with use(kita.pk):
        by = [ExternalReviewerFactory(kind=kind, name=kind) for kind in ("auditor", "officer")]
        auditor, officer = (ExternalConfirmationFactory(reviewer=one) for one in by)
    client = signed_in("caseworker")
    page = client.get(url("/organization/control/")).content.decode()
    assert f"/forms/external_audit/{auditor.pk}/" in page
    assert f"/forms/officer_confirmation/{officer.pk}/" in page
    assert f"/forms/external_audit/{officer.pk}/" not in page
    assert client.get(url(f"/forms/external_audit/{officer.pk}/")).status_code == 404


def test_what_the_books_have_is_of_the_three_months_of_the_confirmation(acting):
    LicenceFactory(starts_on=date(2022, 6, 1))
    for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 8, 31), date(2026, 9, 1)):
        AuditFactory(held_on=day)
    AuditFactory(held_on=date(2026, 7, 1), carried_out=False)
    paper = filled(
        form_of("external_audit"), ExternalConfirmationFactory(held_on=date(2026, 7, 10)), DAYS[""]
    )
    assert paper.values["days"] == "令和8年6月1日～令和8年8月31日"
    assert paper.values["items"][0][1] == "定期2回・臨時0回"
    missing = {one.box.key for one in paper.missing}
    assert {"officer_heard", "records_seen", "items", "result", "opinion"} <= missing


def test_an_audit_that_somebody_accompanied_is_read_where_it_is_recorded(acting):
    along = AccompaniedAuditFactory()
    unrecorded = filled(form_of("accompanied_audit_report"), along, DAYS[""])
    assert {"kind", "workplace"} <= {one.box.key for one in unrecorded.missing}
    AuditFactory(company=along.company, held_on=along.held_on, interviewed_count=4)
    paper = filled(form_of("accompanied_audit_report"), along, DAYS[""]).values
    assert (paper["kind"], paper["interviewed"]) == (["定期監査"], "4")
