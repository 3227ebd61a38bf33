"""Source: an office of the organization, of which the business report speaks (事業所)."""

from companies.form_sources.organization import address_of
from companies.models import ExternalConfirmation, SupervisingManager
from titp.official_forms.source import source


@source
def office(row, asked):
    """The office, its managers on the last day of the period, and who looked at it from outside."""
    managers = SupervisingManager.objects.filter(office=row, starts_on__lte=asked.ends_on)
    looked = ExternalConfirmation.objects.filter(
        office=row, held_on__range=(asked.starts_on, asked.ends_on)
    ).select_related("reviewer")
    return {
        "name": row.name,
        "address": address_of(row),
        "phone": row.phone,
        "managers": "、".join(
            one.name for one in managers.exclude(ends_on__lt=asked.ends_on).order_by("pk")
        ),
        "confirmations": [
            {"held_on": one.held_on, "reviewer": one.reviewer.name, "written": one.written}
            for one in looked.order_by("held_on")
        ],
    }
