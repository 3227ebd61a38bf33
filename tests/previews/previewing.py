"""What the tests of previews read from a page."""

from django.utils.timezone import localdate

TODAY = localdate()
ASK = {"look_ahead": "yes"}
CAP = "CAP-001"
NO_CHANGE = "No duty would change."


def words(response):
    return response.content.decode()


def lines(response, rule=CAP):
    """{day: kinds of change} of one rule."""
    return {
        seen.on: [line.kind for line in seen.lines if line.finding.rule == rule]
        for seen in response.context["attempt"].seen
    }


def as_shown(response, **more):
    """What the form on a page would send, as a browser does."""
    form = response.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)} | more
