"""Pages of host companies: list, record, forms, and what a clerk sees of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.organization import OfficeFactory

from companies.models import Company, StaffCount, Workplace
from titp.tenancy.context import use

VALID_NUMBER = "1180301018771"


def company(**fields):
    return Company.objects.create(
        **{"name": "見本製作所", "name_kana": "ミホンセイサクショ"} | fields
    )


def words(response):
    return response.content.decode()


def test_an_empty_list_says_so_and_offers_the_first_entry(office, at):
    page = office.get(at("kita", "/companies/"))
    assert page.status_code == 200
    assert "Nothing has been recorded yet" in words(page)
    assert at("kita", "/companies/new/") in words(page)


@pytest.mark.parametrize("text", ["ミホン", "みほん", "ﾐﾎﾝ", "見本"])
def test_a_company_is_found_in_any_script(office, at, kita, text):
    with use(kita.pk):
        company()
        company(name="別の会社", name_kana="ベツノカイシャ")
    page = words(office.get(at("kita", "/companies/"), {"q": text}, follow=True))
    assert "見本製作所" in page
    assert "別の会社" not in page


def test_a_search_that_finds_nothing_offers_to_clear_the_conditions(office, at, kita):
    with use(kita.pk):
        company()
    page = words(office.get(at("kita", "/companies/"), {"q": "どこにもない"}, follow=True))
    assert "Nothing matches these conditions" in page


def test_the_list_asks_as_often_for_thirty_as_for_three(office, at, kita):
    def queries(count):
        with use(kita.pk):
            Company.objects.bulk_create(
                [
                    Company(name=f"会社{count}-{number}", prefecture_id=None)
                    for number in range(count)
                ]
            )
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert office.get(at("kita", "/companies/")).status_code == 200
        return len(asked)

    queries(1)  # what is asked once a process
    assert queries(3) == queries(30)


def test_htmx_gets_the_results_alone(office, at, kita):
    page = words(
        office.get(
            at("kita", "/companies/"), headers={"HX-Request": "true", "HX-Target": "results"}
        )
    )
    assert page.lstrip().startswith("<div")
    assert "<html" not in page


def test_a_new_company_is_saved_and_shown(office, at, kita):
    answer = office.post(
        at("kita", "/companies/new/"),
        {
            "name": "新会社",
            "corporate_number": "１１８０３０１０１８７７１",
            "joined_on": "R8.11.1",
        },
        follow=True,
    )
    with use(kita.pk):
        saved = Company.objects.get(name="新会社")
    assert saved.corporate_number == VALID_NUMBER
    assert saved.joined_on.isoformat() == "2026-11-01"
    assert answer.redirect_chain == [(at("kita", f"/companies/{saved.pk}/"), 302)]
    assert "Saved." in words(answer)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "This field is required"),
        ("name", "見本製作所", "A host company of this name is there already."),
        ("corporate_number", "1180301018772", "This is no corporate number"),
        ("joined_on", "3/4/2025", "It is not clear which day is meant: 2025-04-03, 2025-03-04"),
        ("joined_on", "2025年4月", "The day of the month is missing"),
        ("joined_on", "tomorrow", "Write a date as"),
        ("email", "nobody", "valid email"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    office, at, kita, field, value, said
):
    with use(kita.pk):
        company()
    answer = office.post(at("kita", "/companies/new/"), {"name": "新会社", field: value})
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    with use(kita.pk):
        assert Company.objects.count() == 1


def test_two_organizations_may_know_companies_of_the_same_name(office, at, kita, minami):
    with use(minami.pk):
        company()
    assert office.post(at("kita", "/companies/new/"), {"name": "見本製作所"}).status_code == 302


def test_whoever_was_slower_sees_both_values_and_may_then_decide(office, at, kita):
    with use(kita.pk):
        row = company(phone="03-0000-0000")
    address = at("kita", f"/companies/{row.pk}/edit/")
    version = office.get(address).context["form"]["version"].value()
    with use(kita.pk):
        Company.objects.filter(pk=row.pk).update(phone="03-1111-1111")
    mine = {"name": row.name, "phone": "03-2222-2222", "version": version}
    conflict = office.post(address, mine)
    assert conflict.status_code == 409
    assert ("Telephone", "03-1111-1111", "03-2222-2222") in conflict.context["form"].conflict
    with use(kita.pk):
        assert Company.objects.get().phone == "03-1111-1111"
    again = office.post(address, mine | {"version": conflict.context["form"]["version"].value()})
    assert again.status_code == 302
    with use(kita.pk):
        assert Company.objects.get().phone == "03-2222-2222"


def test_a_reader_may_look_but_neither_add_nor_change(signed_in, at, kita):
    auditor = signed_in("auditor")
    with use(kita.pk):
        row = company()
    assert auditor.get(at("kita", f"/companies/{row.pk}/")).status_code == 200
    assert "/companies/new/" not in words(auditor.get(at("kita", "/companies/")))
    assert auditor.get(at("kita", f"/companies/{row.pk}/edit/")).status_code == 403
    assert auditor.post(at("kita", "/companies/new/"), {"name": "新会社"}).status_code == 403


def test_a_clerk_sees_the_own_company_and_no_other(signed_in, at, kita):
    with use(kita.pk):
        mine, other = company(), company(name="よその会社", note="秘密")
        Workplace.objects.create(company=mine, name="第一工場")
    clerk = signed_in("clerk", company=mine)
    page = words(clerk.get(at("kita", "/companies/")))
    assert "見本製作所" in page
    assert "よその会社" not in page
    assert clerk.get(at("kita", f"/companies/{mine.pk}/")).status_code == 200
    assert "第一工場" in words(clerk.get(at("kita", f"/companies/{mine.pk}/workplaces/")))
    assert clerk.get(at("kita", f"/companies/{other.pk}/")).status_code == 404


def test_another_organizations_company_is_not_found(office, at, minami):
    with use(minami.pk):
        row = company()
    assert office.get(at("kita", f"/companies/{row.pk}/")).status_code == 404
    assert office.post(at("kita", f"/companies/{row.pk}/edit/"), {"name": "x"}).status_code == 404


def test_the_same_count_of_a_day_is_refused_at_its_field(office, at, kita):
    with use(kita.pk):
        row = company()
        StaffCount.objects.create(company=row, counted_on="2026-04-01", full_time_staff=12)
    address = at("kita", f"/companies/{row.pk}/staff-counts/new/")
    answer = office.post(address, {"counted_on": "2026-04-01", "full_time_staff": "13"})
    assert answer.status_code == 422
    assert "There is a count for this day already." in str(answer.context["form"].errors)


def test_a_workplace_is_added_corrected_and_removed(office, at, kita):
    with use(kita.pk):
        row = company()
    tab = at("kita", f"/companies/{row.pk}/workplaces/")
    assert office.post(f"{tab}new/", {"name": "工場"}).url == tab
    with use(kita.pk):
        place = Workplace.objects.get()
    assert place.company_id == row.pk
    edit = at("kita", f"/workplaces/{place.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    assert office.post(edit, {"name": "本社工場", "version": version}).url == tab
    assert "本社工場" in words(office.get(tab))
    removal = at("kita", f"/workplaces/{place.pk}/removal/")
    assert office.get(removal).status_code == 200
    assert office.post(removal).url == tab
    with use(kita.pk):
        assert not Workplace.objects.exists()


def test_the_history_tells_who_changed_what(office, at, kita):
    with use(kita.pk):
        row = company(phone="03-0000-0000")
    edit = at("kita", f"/companies/{row.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    office.post(edit, {"name": row.name, "phone": "03-9999-9999", "version": version})
    page = words(office.get(at("kita", f"/companies/{row.pk}/history/")))
    assert "telephone" in page
    assert "03-0000-0000" in page
    assert "03-9999-9999" in page
    assert office.user.email in page


def test_a_company_is_supervised_by_the_first_office_until_another_is_chosen(office, at, kita):
    with use(kita.pk):
        OfficeFactory(name="本部")
        branch, row = OfficeFactory(name="西支部"), company()
    page, edit = (at("kita", f"/companies/{row.pk}/{end}") for end in ("", "edit/"))
    assert "本部" in words(office.get(page))
    form = office.get(edit)
    assert "本部 (the first office)" in words(form)
    version = form.context["form"]["version"].value()
    office.post(edit, {"name": row.name, "office": branch.pk, "version": version})
    assert "西支部" in words(office.get(page))
