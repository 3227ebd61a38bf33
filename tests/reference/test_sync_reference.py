"""Public lists: the tables say what the files say."""

import pytest
from django.core.management import call_command

from titp.reference.models import reference_models


@pytest.fixture
def synced(db):
    call_command("sync_reference", verbosity=0)


def fields(row):
    return {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("model", reference_models(), ids=lambda model: model._meta.label)
@pytest.mark.django_db(databases=["default", "owner"])
def test_a_table_says_what_its_file_says(model, synced):
    in_file = {row.pk: fields(row) for row in model.rows()}
    in_table = {row.pk: fields(row) for row in model.objects.using("owner").all()}
    assert in_file
    assert in_table == in_file


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_changed_row_is_put_right_again(synced):
    model = reference_models()[0]
    row = model.objects.using("owner").first()
    model.objects.using("owner").filter(pk=row.pk).update(source="somebody said so")
    call_command("sync_reference", verbosity=0)
    assert model.objects.using("owner").get(pk=row.pk).source == row.source
