"""A filed paper that the owner of its table has changed is noticed, and hides no other."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from clearing import clear_tenant_tables, close_connections
from django.db import connections
from django.test import Client, override_settings
from factories.story_of_a_host import story
from filled_in import DAYS, form_of
from people import PASSWORD, make_member

from titp.official_forms import filling
from titp.official_forms.making import printed
from titp.official_forms.models import ConfidentialFiledForm, FiledForm
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization
from trainees.models import ResidencePeriod

TABLE, IN_CONFIDENCE = "official_forms_filedform", "official_forms_confidentialfiledform"
# What the paper itself is, and what its row tells of it.
PAPER = ("sealed_numbers", "mark", "values", "values_sha256", "sha256", "key", "pages", "size")
ABOUT = ("filed_at", "subject", "subject_label", "starts_on", "edition", "form")
IN_ROW = ("sealed_pdf", "mark", "filed_at")
CHANGES = {
    "the numbers are gone": f"UPDATE {TABLE} SET sealed_numbers = NULL WHERE id = %s",
    "the numbers are garbled": f"""
        UPDATE {TABLE} SET sealed_numbers = overlay(sealed_numbers PLACING '\\x00' FROM 20)
         WHERE id = %s""",
    "the numbers are those of another paper": f"""
        UPDATE {TABLE} SET sealed_numbers = (SELECT sealed_numbers FROM {TABLE} ORDER BY id LIMIT 1)
         WHERE id = %s""",
    "a value and its checksum are others": f"""
        UPDATE {TABLE} SET values = '{{}}', values_sha256 =
               '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' WHERE id = %s""",
    "numbers and mark are gone": f"""
        UPDATE {TABLE} SET sealed_numbers = NULL, mark = '' WHERE id = %s""",
    "it is backdated": f"UPDATE {TABLE} SET filed_at = filed_at - interval '1 day' WHERE id = %s",
    "it is about another": f"UPDATE {TABLE} SET subject = subject + 1 WHERE id = %s",
    "its label is another": f"UPDATE {TABLE} SET subject_label = '別の見本' WHERE id = %s",
    "its days are others": f"UPDATE {TABLE} SET starts_on = '2020-04-01' WHERE id = %s",
    "its edition is another": f"UPDATE {TABLE} SET edition = edition - 1 WHERE id = %s",
    "its form is another": f"UPDATE {TABLE} SET form = 'trainee_register' WHERE id = %s",
}


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two registers with the number of one card, which changed in between, and a consultation.

    Written for all tests of this file, and gone after them.
    """
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=files):
        kita = Organization.objects.get(slug="kita")
        user = make_member(kita, "caseworker")
        try:
            with ours():
                rows = story(kita)
                first = filed("host_trainee_register", rows, user)
                stay = ResidencePeriod.objects.get()
                stay.number = "ZZ98765432YX"
                stay.save()
                second = filed("host_trainee_register", rows, user)
                talk = filed("consultation_record", rows, user)
            yield {"first": first, "second": second, "in confidence": talk, "user": user}, files
        finally:
            clear_tenant_tables()


@pytest.fixture
def papers(kept, settings, django_db_blocker):
    """The same; what a test changes in the tables is put back."""
    papers, settings.FILES_ROOT = kept
    with django_db_blocker.unblock():
        with connections["owner"].cursor() as owner:
            for table in (TABLE, IN_CONFIDENCE):
                owner.execute(f"CREATE TEMP TABLE kept_{table} AS TABLE public.{table}")
        yield papers
        with connections["owner"].cursor() as owner:
            owner.execute(f"UPDATE {TABLE} SET key = 'moved ' || id")
            for table, columns in ((TABLE, (*PAPER, *ABOUT)), (IN_CONFIDENCE, IN_ROW)):
                told = ", ".join(f"{column} = kept.{column}" for column in columns)
                owner.execute(
                    f"UPDATE {table} now SET {told} FROM kept_{table} kept WHERE kept.id = now.id"
                )
        close_connections()


def ours():
    """`with ours(): …` is one transaction of the office."""
    kita = Organization.objects.get(slug="kita")
    return use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


def unchanged(model):
    """Of each paper, whether it is."""
    with ours():
        return [one.is_unchanged() for one in model.objects.unopened().order_by("pk")]


def filed(slug, rows, user):
    form = form_of(slug)
    one = filling.filled(form, rows[form.noun], DAYS[form.period])
    model = ConfidentialFiledForm if form.confidential else FiledForm
    return model.keep(one, printed([one]), user)


def change(statement, row):
    with connections["owner"].cursor() as owner:
        owner.execute(statement, [row.pk])
        assert owner.rowcount == 1


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_a_copy_that_was_changed_in_the_table_is_noticed(papers, statement):
    assert unchanged(FiledForm) == [True, True]
    change(statement, papers["second"])
    assert unchanged(FiledForm) == [True, False]


@pytest.mark.parametrize(
    "told",
    [
        "sealed_pdf = overlay(sealed_pdf PLACING '\\x00' FROM 20)",
        "filed_at = filed_at - interval '1 day'",
    ],
)
def test_a_confidential_copy_that_was_changed_in_the_table_is_noticed(papers, told):
    assert unchanged(ConfidentialFiledForm) == [True]
    change(f"UPDATE {IN_CONFIDENCE} SET {told} WHERE id = %s", papers["in confidence"])
    assert unchanged(ConfidentialFiledForm) == [False]


def test_two_papers_that_changed_places_with_all_that_they_say_are_noticed(papers):
    """Values, numbers, file, checksums and mark go along; day and subject stay."""
    told = ", ".join(f"{column} = other.{column}" for column in PAPER)
    with connections["owner"].cursor() as owner:
        owner.execute(f"UPDATE {TABLE} SET key = 'moved ' || id")
        owner.execute(
            f"UPDATE {TABLE} now SET {told} FROM kept_{TABLE} other WHERE other.id <> now.id"
        )
    assert unchanged(FiledForm) == [False, False]


def test_a_changed_copy_shows_no_numbers_and_its_neighbours_are_listed(papers, at):
    change(CHANGES["the numbers are garbled"], papers["second"])
    client = Client()
    client.post("/accounts/login/", {"login": papers["user"].email, "password": PASSWORD})
    listed = client.get(at("kita", "/forms/")).content.decode()
    first, second = (at("kita", f"/filed-forms/{papers[one].pk}/") for one in ("first", "second"))
    assert first in listed
    assert "Not as it was filed" in client.get(second).content.decode()
    answer = client.post(f"{second}numbers/", follow=True)
    assert answer.redirect_chain == [(second, 302)]
    assert "ZZ98765432YX" not in answer.content.decode()
    assert "NGUYEN VAN SAMPLE" in client.post(f"{first}numbers/").content.decode()


def test_papers_of_before_get_their_mark_once(papers):
    change(f"UPDATE {TABLE} SET mark = '' WHERE id = %s", papers["second"])
    change(
        f"UPDATE {IN_CONFIDENCE} SET mark = '' WHERE id = %s",
        papers["in confidence"],
    )
    assert not unchanged(FiledForm)[1]
    migration = import_module("titp.official_forms.migrations.0004_marked_papers")
    migration.mark(None, SimpleNamespace(connection=connections["owner"]))
    assert unchanged(FiledForm) == [True, True]
    assert unchanged(ConfidentialFiledForm) == [True]


def test_a_paper_that_opens_no_more_gets_no_mark_and_hinders_no_other(papers):
    change(CHANGES["the numbers are garbled"], papers["first"])
    for one in ("first", "second"):
        change(f"UPDATE {TABLE} SET mark = '' WHERE id = %s", papers[one])
    migration = import_module("titp.official_forms.migrations.0004_marked_papers")
    migration.mark(None, SimpleNamespace(connection=connections["owner"]))
    assert unchanged(FiledForm) == [False, True]
