"""Report: an invoice of supervision fees."""

from titp.declared import Text
from titp.documents.report import report
from titp.tenancy.models import Organization
from training_plans.models import Invoice, SupervisionFee


@report(
    title=Text(ja="請求書", en="Invoice"),
    about="training_plans.Invoice",
    may="read supervision fees",
)
def fee_invoice(subject):
    """A bill to a host company as it was issued: its number, lines by kind of fee, sums and
    consumption tax by rate, and the issuer's registration number (Consumption Tax Act art. 57-4).
    """
    invoice = Invoice.objects.select_related("company__office").get(pk=subject.pk)
    return {
        "invoice": invoice,
        "lines": [(SupervisionFee.Kind(line["kind"]).label, line) for line in invoice.lines],
        "licence_number": Organization.objects.get(pk=invoice.organization_id).licence_number,
        "office": invoice.company.supervising_office,
    }
