"""Source: the supervising organization itself (監理団体)."""

from companies.models import ExternalReviewer, Licence
from companies.models.company import head_office
from titp.official_forms.source import source, ticked
from titp.tenancy.models import Organization

KINDS = (
    (Organization.Licence.GENERAL, "一般監理事業"),
    (Organization.Licence.SPECIFIED, "特定監理事業"),
)


@source
def organization(row, asked):
    """Name and licence as the register has them, the first office, reviewers of the day."""
    licence = Licence.objects.in_force(asked.on).first()
    office = head_office()
    return {
        "name": row.name,
        "licence_number": row.licence_number or (licence and licence.number),
        "licence_kind": ticked(KINDS, licence.kind if licence else row.licence),
        "licensed_on": row.licensed_on or (licence and licence.starts_on),
        "expires_on": row.licence_expires_on or (licence and licence.expires_on),
        "address": office and address_of(office),
        "phone": office and office.phone,
        "reviewers": "、".join(one.name for one in _in_force(ExternalReviewer, asked.on)),
    }


def address_of(row):
    """Postal code and address in one text; "" where neither is recorded."""
    code = f"〒{row.postal_code}　" if row.postal_code else ""
    return f"{code}{row.address}".strip("　")


def _in_force(model, on):
    rows = model.objects.filter(starts_on__lte=on).exclude(ends_on__lt=on)
    return rows.order_by("starts_on", "pk")
