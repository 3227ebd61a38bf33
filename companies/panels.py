"""What this room shows on the first pages of a host company and of the organization itself."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding
from titp.compliance.open_duties import open_duties, open_duties_by_rule
from titp.compliance.rule import RULES
from titp.pages.panel import panel


@panel(
    of="company", title=_("Open duties"), may="read findings", order=10,
    template="compliance/_open_duties.html",
)  # fmt: skip
def duties_of_company(request, company):
    return open_duties_by_rule(Finding.objects.filter(company=company), company=company.pk)


@panel(
    of="organization", title=_("Open duties"), may="read findings", order=10,
    template="compliance/_open_duties.html",
)  # fmt: skip
def duties_of_organization(request, _organization):
    own = [rule.id for rule in RULES.values() if rule.about.own]
    return open_duties(Finding.objects.filter(rule__in=own))
