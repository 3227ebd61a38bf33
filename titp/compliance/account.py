"""The account of a day: which duties were open on it, put in the order of the law (期末の状況)."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.timezone import localdate

from titp.compliance.law import LAWS
from titp.compliance.models import Finding, State, Waiver
from titp.compliance.rule import RULES, Rule, Severity
from titp.compliance.wording import SAYS, title_of, values_read, what_it_says

# What has passed its day comes first; `State` itself begins with what breaks a condition.
WORST_FIRST = (State.OVERDUE, State.VIOLATION, State.DATA_GAP, State.WARNING, State.DUE_SOON)


@dataclass(frozen=True)
class Rest:
    """That a person let a duty rest: who, on which day, and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class Entry:
    """One duty as it stood on the day; `rest` is None unless somebody had let it rest."""

    finding: Finding
    state: State
    rest: Rest | None

    @property
    def title(self):
        return title_of(self.finding)

    @property
    def says(self):
        return what_it_says(self.finding, self.state)

    @property
    def values(self):
        """Pairs of words and values read; what is not recorded has the value ""."""
        pairs = values_read(self.finding)
        return [(name, "" if value is None else value) for name, value in pairs]


@dataclass(frozen=True)
class OfRule:
    """The open duties of one rule, by host company; `rule` is None when no longer declared."""

    rule: Rule | None
    title: str
    companies: list[tuple[object, list[Entry]]]

    @property
    def number(self):
        return sum(len(entries) for _company, entries in self.companies)


@dataclass(frozen=True)
class Account:
    """All duties of the organization we act for that were open on the day `on`."""

    on: date
    entries: list[Entry]

    @cached_property
    def to_do(self):
        return [entry for entry in self.entries if entry.rest is None]

    @cached_property
    def resting(self):
        return [entry for entry in self.entries if entry.rest is not None]

    def summary(self):
        """Rows of (words of a state, numbers by severity, total), worst first."""
        counted = [
            (SAYS[state], by_severity(entry for entry in self.to_do if entry.state == state))
            for state in WORST_FIRST
        ]
        return [(str(says), numbers, sum(numbers)) for says, numbers in counted]

    def articles(self):
        """Pairs of article and its rules with open duties, in the order of the laws."""
        found = defaultdict(list)
        for of_rule in self._rules():
            found[_article(of_rule.rule)].append(of_rule)
        return [(article, found[article]) for article in sorted(found, key=_place_in_law)]

    def quiet_rules(self):
        """The rules that were law on the day and have no open duty."""
        busy = {entry.finding.rule for entry in self.to_do}
        watched = [rule for rule in RULES.values() if self.on in rule.in_force]
        return sorted((rule for rule in watched if rule.id not in busy), key=lambda rule: rule.id)

    def laws(self):
        """The laws that the paper cites, for its list of short names."""
        cited = {citation.law for rule in RULES.values() for citation in rule.cites}
        return [law for law in LAWS if law in cited]

    def _rules(self):
        by_rule = defaultdict(lambda: defaultdict(list))
        for entry in self.to_do:
            by_rule[entry.finding.rule][entry.finding.company].append(entry)
        for rule_id in sorted(by_rule):
            companies = sorted(by_rule[rule_id].items(), key=_by_name)
            title = companies[0][1][0].title
            yield OfRule(RULES.get(rule_id), title, companies)


def by_severity(entries):
    """How many there are of each severity, the gravest first."""
    counts = Counter(entry.finding.severity for entry in entries)
    return [counts[severity] for severity in sorted(Severity, reverse=True)]


def account_of(on):
    """The Account of a day, in two queries.

    What was open is told by when it was first seen and settled. Whether the day of a duty had
    passed is told by that day; other states and the values read are as recorded last.
    """
    # Only these two columns of a person may be read inside an organization.
    told = Waiver.objects.in_force_on(on).values_list(
        "finding_id", "by__name", "by__email", "at", "reason"
    )
    rests = {pk: Rest(name or email, localdate(at), why) for pk, name, email, at, why in told}
    return Account(
        on,
        [
            Entry(finding, _state_on(finding, on), rests.get(finding.pk))
            for finding in Finding.objects.open_on(on).named().worst_first()
        ],
    )


TIMED = (State.OVERDUE, State.DUE_SOON, State.LATE)


def _state_on(finding, on):
    state = State(finding.state)
    if state in TIMED and finding.due_on:
        return State.OVERDUE if finding.due_on < on else State.DUE_SOON
    return state


def _article(rule):
    """The article that a rule stands under: that of its first citation, as a whole."""
    if rule is None:
        return None
    return replace(rule.cites[0], paragraph=None, item=None, point="")


def _place_in_law(article):
    if article is None:
        return len(LAWS), []
    return LAWS.index(article.law), article.place


def _by_name(pair):
    company, _entries = pair
    # A duty of the organization itself has no company and comes first.
    return (company is not None, str(company or ""), company.pk if company else 0)
