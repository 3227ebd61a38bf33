"""The ways out of a finding: to what it is about, and to the page where what settles it is
recorded (記録する画面)."""

from django.urls import reverse

from titp.accounts.permissions import allowed
from titp.compliance.rule import RULES
from titp.pages.tab import TABS

OF_PEOPLE = {"trainee": "trainee_id", "company": "company_id"}
OURS = "organization"  # of it there is one: its pages take no key


def ways_of(request, found):
    """`record`: what it is about, if that is neither a person nor a company, with its address;
    `settled_at`: name and address of the page where it is settled. None where this person may
    not open the page.
    """
    if found.rule not in RULES:
        return {"record": None, "record_url": None, "settled_at": None}
    rule = RULES[found.rule]
    record = None
    if allowed(request, TABS[rule.about.page].may):
        record = rule.about.model_class.objects.filter(pk=found.subject_id).first()
    at_home, there = (
        _address(request, TABS[page], found, record)
        for page in (rule.about.page, rule.settled_at or rule.about.page)
    )
    name = TABS[rule.settled_at].label if rule.settled_at else rule.about.name
    apart = rule.about.page not in OF_PEOPLE and at_home
    return {
        "record": record if apart else None,
        "record_url": at_home,
        "settled_at": (name, there) if there else None,
    }


def _address(request, tab, found, record):
    if not allowed(request, tab.may):
        return None
    if tab.of == OURS:
        return reverse(tab.slug)
    by_name = OF_PEOPLE.get(tab.of)
    key = getattr(found, by_name) if by_name else record and record.in_address
    return reverse(tab.slug, args=[key]) if key else None
