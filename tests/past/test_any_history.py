"""Whatever is written: rewound to a moment, the tables are as they were read at that moment."""

from datetime import date

from django.db import connection, transaction
from factories.companies import CompanyFactory, StaffCountFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looks import clock

from companies.models import Company, StaffCount
from titp.past.looking import as_known

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(
    lambda text: text.strip() or "社"
)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
ROW = st.integers(0, 3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("new company"), TEXTS),
        st.tuples(st.just("note"), ROW, TEXTS),
        st.tuples(st.just("join"), ROW, DAYS | st.none()),
        st.tuples(st.just("remove company"), ROW),
        st.tuples(st.just("new count"), ROW, DAYS, st.integers(0, 9999)),
        st.tuples(st.just("count anew"), ROW, st.integers(0, 9999)),
        st.tuples(st.just("remove count"), ROW),
        st.just(("look",)),
    ),
    max_size=25,
)


def snapshot():
    """Every row of both tables, all columns, by one statement each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(c) - 'search_key' - 'sort_key' FROM companies_company c ORDER BY id"
        )
        companies = cursor.fetchall()
        cursor.execute("SELECT to_jsonb(s) FROM companies_staffcount s ORDER BY id")
        return companies, cursor.fetchall()


def nth(rows, number):
    """One of the rows there are, or none."""
    keys = list(rows.objects.order_by("pk").values_list("pk", flat=True))
    return rows.objects.filter(pk__in=keys[number : number + 1])


def take(step):
    match step:
        case "new company", text:
            CompanyFactory(note=text)
        case "note", row, text:
            nth(Company, row).update(note=text)
        case "join", row, day:
            nth(Company, row).update(joined_on=day)
        case "remove company", row:
            nth(Company, row).delete()
        case "new count", row, day, number:
            for company in nth(Company, row):
                others = StaffCount.objects.filter(company=company, counted_on=day)
                others.delete()
                StaffCountFactory(company=company, counted_on=day, full_time_staff=number)
        case "count anew", row, number:
            nth(StaffCount, row).update(full_time_staff=number)
        case "remove count", row:
            nth(StaffCount, row).delete()


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_any_history_rewound_is_what_was_read_then(acting, steps):
    with transaction.atomic():
        seen = [(clock(), snapshot())]
        for step in steps:
            take(step)
            if step == ("look",):
                seen.append((clock(), snapshot()))
        for moment, read in seen:
            with as_known(date(2026, 11, 1), moment):
                assert snapshot() == read
        transaction.set_rollback(True)
