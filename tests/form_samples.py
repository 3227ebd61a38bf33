"""Addresses of official forms with something behind them, for the tests that walk all addresses."""

import hashlib
from datetime import date

from factories import training_plans

from titp.documents import storage
from titp.official_forms.filling import checksum
from titp.official_forms.models import ConfidentialFiledForm, FiledForm, FormOrder
from titp.tenancy.context import STAFF, use
from titp.tenancy.encrypted import mark_of
from training_plans.models import Visit

CONTENT = b"%PDF-1.7 sample"


def _fields(user):
    return {
        "form": "visit_record", "number": "見本様式", "title": "見本", "edition": date(2026, 4, 10),
        "about": "training_plans.Visit", "subject": 1, "values_sha256": checksum({}),
        "sha256": hashlib.sha256(CONTENT).hexdigest(), "pages": 1, "size": len(CONTENT),
        "filed_by_id": user.pk,
    }  # fmt: skip


def filed(user):
    return _kept(FiledForm(values={}, key=storage.keep(CONTENT), **_fields(user)))


def filed_in_confidence(user):
    row = ConfidentialFiledForm(sealed_values="{}", sealed_pdf="JVBERg==", **_fields(user))
    row.form = "consultation_record"
    return _kept(row)


def _kept(row):
    row.mark = mark_of(row.marked_text())
    row.save()
    return row


def order(user):
    return FormOrder.objects.create(
        forms=["visit_record"], subjects=[1], starts_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30), ordered_by_id=user.pk,
    )  # fmt: skip


OF_FORMS = {
    "filed-forms/": filed, "confidential-forms/": filed_in_confidence, "form-orders/": order,
}  # fmt: skip


def _visit(organization):
    """A visit of this organization, whoever asks for it."""
    with use(organization.pk, STAFF):
        return Visit.objects.first() or training_plans.VisitFactory()


def form(organization):
    return {"slug": "visit_record", "pk": _visit(organization).pk}


def forms_of_a_record(organization):
    return {"noun": "visit", "pk": _visit(organization).pk}


def forms_of_many(organization):
    return {"noun": "visit"}


FORMS_OF = {
    "forms/": form, "forms/of/": forms_of_a_record, "forms/many/": forms_of_many,
}  # fmt: skip
