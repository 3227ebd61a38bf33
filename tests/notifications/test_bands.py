"""An organization's own days of reminders."""

import pytest
from django.core.exceptions import ValidationError
from duties import DAY, TUESDAY, find, tell, told

from titp.compliance.rule import RULES
from titp.notifications.band import BANDS
from titp.notifications.bands import DaysField
from titp.notifications.models import ReminderBand
from titp.tenancy.context import STAFF, use

PAGE = "/o/kita/reminders/days/"


@pytest.fixture
def band(organization):
    """`band(20, 3)`: for the office's duty those days count here."""

    def write(*days):
        with use(organization.pk, STAFF):
            ReminderBand.objects.create(rule="OFFICE", days=days)

    return write


@pytest.mark.parametrize(("days_ahead", "expected"), [(20, 20), (30, None), (7, 20), (3, 3)])
def test_its_own_days_count_instead_of_the_rules(
    organization, caseworker, band, days_ahead, expected
):
    band(20, 3)
    find(organization, TUESDAY + days_ahead * DAY)
    tell(organization)
    assert [lead for _person, lead, _on in told(organization)] == ([expected] if expected else [])


def test_without_days_nobody_is_reminded(organization, caseworker, band):
    band()
    find(organization, TUESDAY)
    assert tell(organization) == (0, 0)


def test_other_rules_keep_their_days(organization, caseworker, band):
    band()
    find(organization, TUESDAY + 7 * DAY, rule="COMPANY")
    assert tell(organization) == (1, 1)


def test_another_organization_keeps_the_rules_days(organization, minami, caseworker, band):
    with use(minami.pk, STAFF):
        ReminderBand.objects.create(rule="OFFICE", days=[])
    find(organization, TUESDAY + 30 * DAY)
    assert tell(organization) == (1, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ()), ("60, 30, 7", (60, 30, 7)), ("７、３０　６０", (60, 30, 7)),
        ("7日前 1日", (7, 1)), ("7 7", (7,)), ("0", (0,)),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text, days):
    assert DaysField(longest=60).clean(text) == days


def test_a_day_before_the_duty_appears_is_refused_with_the_reason():
    field = DaysField(longest=30)
    assert field.clean("30") == (30,)
    with pytest.raises(ValidationError, match="This duty appears 30 days before its day."):
        field.clean("31, 7")


def test_one_day_is_said_as_one():
    with pytest.raises(ValidationError, match="This duty appears 1 day before its day."):
        DaysField(longest=1).clean("2")


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def bands():
    return dict(ReminderBand.objects.values_list("rule", "days"))


def test_an_administrator_sets_days_and_takes_them_back(administrator, kita):
    assert (
        administrator.post(PAGE, {"SUP-003-days": "20, 5", "SUP-001-none": "on"}).status_code == 302
    )
    with use(kita.pk, STAFF):
        assert bands() == {"SUP-003": [20, 5], "SUP-001": []}
    page = administrator.get(PAGE).content.decode()
    assert 'value="20, 5"' in page
    administrator.post(PAGE, {"SUP-003-days": "20, 5"})
    with use(kita.pk, STAFF):
        assert bands() == {"SUP-003": [20, 5]}


def test_a_band_keeps_for_how_many_weeks_it_goes_on_after_its_day(administrator, kita):
    def weeks():
        return list(ReminderBand.objects.values_list("rule", "days", "weeks_after"))

    administrator.post(PAGE, {"corrections-weeks": "6"})
    with use(kita.pk, STAFF):
        assert weeks() == [("corrections", [30, 7, 1], 6)]
    assert administrator.post(PAGE, {"corrections-weeks": "0"}).status_code == 422
    administrator.post(PAGE, {"corrections-days": "30, 7, 1", "corrections-weeks": "4"})
    with use(kita.pk, STAFF):
        assert weeks() == []


def test_a_duty_that_is_told_at_once_is_switched_off_and_on_again(administrator, kita):
    administrator.post(PAGE, {"PLAN-005-none": "on"})
    with use(kita.pk, STAFF):
        assert bands() == {"PLAN-005": []}
    administrator.post(PAGE, {})
    with use(kita.pk, STAFF):
        assert bands() == {}


def test_every_duty_stands_on_the_page_and_those_without_days_say_at_once(administrator):
    page = administrator.get(PAGE)
    shown = {form.rule.id: form for form in page.context["forms"]}
    assert shown.keys() == RULES.keys() | BANDS.keys()
    without = [one for one in shown.values() if "days" not in one.fields]
    assert {one.rule.id for one in without} == {
        rule.id for rule in RULES.values() if not rule.remind_before
    }
    assert page.content.decode().count(">at once<") == len(without) > 0


def test_the_longest_days_that_every_rule_says_itself_can_be_written(administrator):
    said = {
        f"{rule.id}-days": str(rule.remind_before[0])
        for rule in RULES.values()
        if rule.remind_before
    }
    assert administrator.post(PAGE, said).status_code == 302


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"SUP-003-days": "soon"}, "Write days as numbers"),
        ({"SUP-003-days": "-3"}, "Write days as numbers"),
        ({"SUP-003-days": "22"}, "This duty appears 21 days before its day."),
        ({"LECT-001-days": "181"}, "This duty appears 180 days before its day."),
        ({"SUP-003-days": " ".join(map(str, range(11)))}, "At most 10 reminders."),
        ({"SUP-003-days": "7", "SUP-003-none": "on"}, "Either days or no reminders, not both."),
    ],
)
def test_what_cannot_be_read_is_said_at_the_rule_and_nothing_is_kept(
    administrator, kita, said, words
):
    answer = administrator.post(PAGE, {"SUP-001-days": "9"} | said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with use(kita.pk, STAFF):
        assert bands() == {}


def test_only_administrators_set_them(signed_in):
    caseworker = signed_in("caseworker")
    assert caseworker.get(PAGE).status_code == 403
    assert "reminders/days/" not in caseworker.get("/o/kita/reminders/").content.decode()
