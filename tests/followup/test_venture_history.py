"""The history of a venture names what was told of it."""

from factories.ventures import count, evidence, venture

from titp.tenancy.context import STAFF, use


def test_the_history_shows_founders_numbers_and_what_shows_them(office, url, kita):
    with use(kita.pk, STAFF):
        row = venture()
        evidence(row, by=office.user)
        count(row, "full_time", 3)
        count(row, "household", 4)
    page = office.get(url(f"/ventures/{row.pk}/history/"))
    assert page.status_code == 200
    assert office.user.name in page.content.decode()
