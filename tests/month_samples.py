"""One row of each kind that an address of a month may name; as tests/samples.py, which has them."""

from factories import filing, months

from titp.documents import storage


def row(factory):
    return lambda user: factory()


def person_of_a_month(user):
    """A month that is open, with somebody's line in it."""
    line = filing.DraftLineFactory()
    line.report.person = line.trainee_id
    return line.report


def photo(user):
    return filing.ReportPhotoFactory(by_id=user.pk, key=storage.keep(b"sample", "jpg"))


PERSON = "monthly-reports/<int:pk>/people/<int:trainee>/"
MONTHS = {
    "report-days/": row(months.ReportDayFactory),
    "monthly-reports/": row(months.MonthlyReportFactory),
    "api/monthly-reports/": row(months.MonthlyReportFactory),
    "month-lines/": row(months.MonthLineFactory),
    "charges/": row(months.ChargeFactory),
    "log-entries/": row(months.LogEntryFactory),
    "report-photos/": photo,
    PERSON: person_of_a_month,
}
# What an address names beside its row.
INTERVIEW = "site-records/<int:pk>/interviews/<int:slot>/"
BESIDE = {
    PERSON: lambda report: {"trainee": report.person},
    "skill-tests/<int:pk>/steps/<slug:step>/": lambda test: {"step": "booking"},
    INTERVIEW: lambda record: {"slot": 1},
    f"{INTERVIEW}cells/": lambda record: {"slot": 1},
}
