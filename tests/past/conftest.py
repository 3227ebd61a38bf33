"""Books in which something was corrected after it had been known otherwise."""

from datetime import timedelta

import pytest
from factories.companies import CompanyFactory
from factories.training_plans import AuditFactory, AuditReportFactory
from looks import TODAY, clock

from companies.models import Company
from titp.compliance.models import Finding
from titp.compliance.sweep import check_organization
from titp.tenancy.context import STAFF, use


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF)


@pytest.fixture
def books(inside):
    """An audit of 90 days ago; `then`: as known when nobody had recorded its report. Then the
    report was recorded, of a day in time, and the company got another telephone."""
    with inside():
        company = CompanyFactory(name="見本食品", phone="011-000-0001")
        audit = AuditFactory(company=company, held_on=TODAY - timedelta(90))
        check_organization(TODAY)
        finding = Finding.objects.get(rule="SUP-003", subject_id=audit.pk)
        then = clock()
        AuditReportFactory(audit=audit, submitted_on=TODAY - timedelta(60))
        Company.objects.filter(pk=company.pk).update(phone="011-000-0002")
        check_organization(TODAY)
    return {"company": company, "audit": audit, "finding": finding, "then": then}
