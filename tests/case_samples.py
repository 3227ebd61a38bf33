"""A case request and a released copy, for the doors of both sides."""

from clarification_samples import CLARIFICATIONS, OF_MONITORS, monitor
from factories.cases import agreed_by_both, asked_for, copy_of, here

from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use


def asked_of_us(user):
    # inside an organization nobody makes people: the one who looks stands in for a monitor
    return asked_for(here(), user)


def copy(user):
    return copy_of(asked_of_us(user), user)


def of_monitors(organization):
    by = monitor()
    row = asked_for(organization, by)
    with use(organization.pk, STAFF, user_id=by.pk, capabilities=READS_CONFIDENTIAL):
        released = agreed_by_both(copy_of(row, by), by)
    return {"slug": organization.slug, "pk": row.public_id, "copy": released.public_id}


CASES = CLARIFICATIONS | {"case-requests/": asked_of_us, "case-copies/": copy}
OF_CASES = OF_MONITORS | {"monitor/cases/": of_monitors}
_VI = {"language": "vi"}
OF_COPIES = {
    "case-copies/<uuid:pk>/consent/<slug:language>/": lambda row: _VI,
    "case-copies/<uuid:pk>/consent/<slug:language>.pdf": lambda row: _VI,
    "case-copies/<uuid:pk>/consent/<slug:language>/paper/": lambda row: _VI,
}
