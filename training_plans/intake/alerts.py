"""What a file tells at once: the moment in which an office sees what the product is for."""

from datetime import timedelta

from django.utils.translation import ngettext

from training_plans.intake.facts import day

SOON = timedelta(days=60)


def alerts(rows, on):
    """Sentences about papers in these rows that expire soon or have expired."""
    cards, passed, passports = 0, 0, 0
    for row in rows:
        values = row.said["values"]
        stay, passport = day(values, "residence_expires_on"), day(values, "passport_expires_on")
        # Only of people who are there: an older contract's card has expired rightly.
        if values.get("enrolment") == "active":
            cards += bool(stay and on <= stay <= on + SOON)
            passed += bool(stay and stay < on)
            passports += bool(passport and on <= passport <= on + 3 * SOON)
    if passed:
        text = ngettext(
            "The recorded day of %(n)s period of stay has passed; please confirm.",
            "The recorded days of %(n)s periods of stay have passed; please confirm.",
            passed,
        )
        yield "err", text % {"n": passed}
    if cards:
        text = ngettext(
            "%(n)s period of stay expires within 60 days.",
            "%(n)s periods of stay expire within 60 days.",
            cards,
        )
        yield "warn", text % {"n": cards}
    if passports:
        text = ngettext(
            "%(n)s passport expires within 180 days.",
            "%(n)s passports expire within 180 days.",
            passports,
        )
        yield "warn", text % {"n": passports}
