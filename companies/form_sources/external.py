"""Sources: a confirmation from outside, and an audit to which the auditor came (外部監査・確認)."""

from companies.form_sources.company import address
from companies.form_sources.organization import address_of
from companies.models import SupervisingManager
from titp.official_forms.source import source


@source
def confirmation(row, asked):
    """Who looked at which office on which day, how, and what they wrote."""
    return {
        **_head(row),
        **{name: getattr(row, name) for name in row.METHODS},
    }


@source
def accompanied(row, asked):
    """The same of an audit of a host company, with the five methods as the auditor saw them."""
    return {
        **_head(row),
        **{f"company_{name}": value for name, value in address(row.company).items()},
        "acceptance_number": row.company.acceptance_number,
        **{name: getattr(row, name) for name in row.METHODS},
    }


def _head(row):
    managers = SupervisingManager.objects.filter(
        office=row.office_id, starts_on__lte=row.held_on
    ).exclude(ends_on__lt=row.held_on)
    return {
        "office": row.office.name,
        "office_address": address_of(row.office),
        "managers": "、".join(one.name for one in managers.order_by("starts_on", "pk")),
        "reviewer": row.reviewer.name,
        "completed_on": row.reviewer.completed_on,
        "held_on": row.held_on,
        "result": row.result,
        "opinion": row.opinion,
    }
