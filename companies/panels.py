"""What this room shows on the first page of a host company."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding
from titp.compliance.open_duties import open_duties_by_rule
from titp.pages.panel import panel


@panel(
    of="company", title=_("Open duties"), may="read findings", order=10,
    template="compliance/_open_duties.html",
)  # fmt: skip
def duties_of_company(request, company):
    return open_duties_by_rule(Finding.objects.filter(company=company), company=company.pk)
