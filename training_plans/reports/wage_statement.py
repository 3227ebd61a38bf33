"""Report: what a month paid one person, in Japanese and in the person's own language."""

from dataclasses import dataclass

from titp.declared import Text
from titp.documents.report import report
from titp.pages.hours import as_clock
from titp.pages.yen import as_yen
from trainees.models import Country, Trainee
from training_plans.models import MonthlyReport
from training_plans.month_columns import COLUMNS, LANGUAGES, UNCHECKED, word
from training_plans.paid_month import PAY, paid_months

ATTENDANCE = (
    "scheduled_days", "worked_days", "regular_minutes", "overtime_minutes",
    "legal_holiday_minutes", "night_minutes", "paid_leave_days", "absent_days",
)  # fmt: skip
TASKS = ("essential_minutes", "related_minutes", "peripheral_minutes")
PAYMENT = ("payday", "paid_on", "pay_method")


@dataclass(frozen=True)
class Said:
    """A word in Japanese and in the reader's language, which may be the same."""

    ja: str
    second: str


@dataclass(frozen=True)
class Item:
    """A line of the statement: what it is, what it says; `strong` where it is a sum."""

    said: Said
    value: str
    strong: bool = False
    note: str = ""


@report(
    title=Text(ja="賃金のお知らせ（参考）", en="Wage statement (for information)"),
    about="training_plans.MonthLine",
    may="read monthly reports",
)
def wage_statement(line):
    """What was reported of one person's month: days, hours, pay, deductions and net pay. It is
    information for the trainee, not the payslip of the employer."""
    report = MonthlyReport.objects.with_state().with_company_name().get(pk=line.report_id)
    paid = next(one for one in paid_months(report) if one.line.pk == line.pk)
    language, has_words = language_of(line)
    return {
        "name": paid.name, "month": report.month, "company_name": report.company_name,
        "second": language,
        "draft": has_words and language in UNCHECKED, "fallback": not has_words,
        "words": {
            name: _said(f"statement.{name}", language)
            for name in (
                "title", "not_legal", "ask", "draft", "fallback", "month", "company", "state",
            )
        },
        "person": _said("book.name", language),
        "state": _said(f"statement.{report.state}", language),
        "parts": [
            (_said(f"group.{group}", language), list(items))
            for group, items in (
                ("time", _items(paid.line, ATTENDANCE, language)),
                ("tasks", _items(paid.line, TASKS, language)),
                ("pay", _pay(paid, language)),
                ("deductions", _deductions(paid, language)),
                ("payment", _payment(paid, language)),
            )
        ],
    }  # fmt: skip


def language_of(line):
    """(a language of our words, whether it is the person's own): English where we have no words.

    The mother tongue counts, else what is spoken in the country; a person who is somebody else's
    now, whom a company may no longer read, is written to in English.
    """
    person = Trainee.objects.filter(pk=line.trainee_id).first()
    if person is None:
        return "en", False
    code = person.language
    if not code and person.nationality:
        typical = Country.objects.filter(pk=person.nationality).values_list(
            "typical_languages", flat=True
        )
        code = next((spoken.split(";")[0] for spoken in typical), "")
    return (code, True) if code in LANGUAGES else ("en", False)


def _items(line, names, language):
    for name in names:
        yield Item(_said(f"column.{name}", language), _written(line, name, language))


def _pay(paid, language):
    yield from _items(paid.line, PAY, language)
    yield Item(_said("column.gross", language), _yen(paid.gross, language), strong=True)


def _deductions(paid, language):
    for charge in paid.charges:
        said = _said(f"column.{charge.kind}", language)
        yield Item(said, _yen(charge.amount, language), note=charge.item)
    yield Item(_said("column.deductions", language), _yen(paid.deductions or 0, language), True)


def _payment(paid, language):
    net = _said("column.net_pay", language)
    yield Item(net, _yen(paid.line.net_pay, language), strong=True)
    if paid.computed_net is not None and paid.computed_net != paid.line.net_pay:
        yield Item(_said("column.computed_net", language), _yen(paid.computed_net, language))
    yield from _items(paid.line, PAYMENT, language)


def _written(line, name, language):
    column, value = COLUMNS[name], getattr(line, name)
    if value is None or value == "":
        return _none(language)
    if column.choices:
        said = dict.fromkeys(dict(column.choices_in(one))[value] for one in ("ja", language))
        return " / ".join(said)
    if column.kind == "hours":
        return as_clock(value)
    return _yen(value, language) if column.kind == "yen" else str(value)


def _yen(amount, language):
    return _none(language) if amount is None else f"{as_yen(amount)} 円"


def _none(language):
    return " / ".join(dict.fromkeys(word("statement.none", one) for one in ("ja", language)))


def _said(key, language):
    return Said(word(key, "ja"), word(key, language))
