"""What taking rows over would change: the new records and the changed fields, not yet saved."""

from dataclasses import dataclass, field
from datetime import timedelta

from companies.models import Company
from trainees.models import (
    Leaving,
    Passport,
    Placement,
    ResidencePeriod,
    SendingOrganization,
    Trainee,
)
from training_plans.intake.known import Known
from training_plans.models import Operation, PlanPrerequisites, SkillTest, TrainingPlan

# Of what a row says of a plan, that which is no field of it.
BESIDE = ("host", "operation", "prerequisites")
NEW, CHANGED, UNCHANGED, ASKS = "create", "update", "unchanged", "asks"


@dataclass
class Change:
    """What happens to one person: `new` records, and `edits` as (record, field, before, after)."""

    facts: object
    trainee: Trainee | None
    effect: str = UNCHANGED
    new: list = field(default_factory=list)
    edits: list = field(default_factory=list)
    namesake: Trainee | None = None

    @property
    def label(self):
        return self.facts.person.get("name_roman") or self.facts.person.get("name_kana")

    def edit(self, record, name, value):
        before = getattr(record, name)
        if value and before != value:
            setattr(record, name, value)
            self.edits.append((record, name, before, value))

    def fill(self, record, name, value):
        """Only what is not known yet: a paper of an older row does not overwrite."""
        if not getattr(record, name):
            self.edit(record, name, value)

    def settle(self):
        if self.trainee is None or self.trainee.pk is None:
            self.effect = NEW
        elif self.new or self.edits:
            self.effect = CHANGED


class Names:
    """Companies, sending organizations and operations by name; new ones are made once."""

    def __init__(self):
        self.companies = {company.name: company for company in Company.objects.all()}
        self.senders = {sender.name: sender for sender in SendingOrganization.objects.all()}
        self.operations = {}
        for operation in Operation.objects.all():
            keys = (
                operation.operation_code,
                f"{operation.occupation_ja}・{operation.operation_ja}",
                f"{operation.occupation_ja}・{operation.operation_ja}作業",
            )
            self.operations |= dict.fromkeys(keys, operation)

    def company(self, name):
        return self.companies.setdefault(name, Company(name=name))

    def sender(self, name):
        return self.senders.setdefault(name, SendingOrganization(name=name[:200]))


def differences(people):
    """A Change for each person of a file, in a fixed number of queries."""
    known, names = Known(people), Names()
    return [_difference(facts, known, names) for facts in people]


def _difference(facts, known, names):
    try:
        trainee = known.person(facts)
    except LookupError:
        return Change(facts, None, ASKS)
    if trainee and known.seen(facts):
        # The same rows were taken over before: what people corrected since then stays.
        return Change(facts, trainee)
    if trainee is None and (namesake := known.namesake(facts)) and not _told_apart(facts):
        return Change(facts, None, ASKS, namesake=namesake)
    change = Change(facts, trainee or Trainee())
    _person(change, names)
    _papers(change)
    _placements(change, names)
    _plans(change, names)
    _test_and_leaving(change)
    change.settle()
    return change


def _told_apart(facts):
    return any(row.said.get("answers", {}).get("person") == "different" for row in facts.rows)


def _of(change, name):
    return list(getattr(change.trainee, name).all()) if change.trainee.pk else []


def _person(change, names):
    for name, value in change.facts.person.items():
        change.edit(change.trainee, name, value)
    if change.facts.sending_organization:
        sender = names.sender(change.facts.sending_organization)
        if change.trainee.sending_organization != sender:
            before = change.trainee.sending_organization
            change.trainee.sending_organization = sender
            change.edits.append((change.trainee, "sending_organization", before, sender))


def _papers(change):
    passports = {paper.number: paper for paper in _of(change, "passports")}
    for number, expires_on in change.facts.passports.items():
        if number in passports:
            change.fill(passports[number], "expires_on", expires_on)
        else:
            change.new.append(
                Passport(trainee=change.trainee, number=number, expires_on=expires_on)
            )
    stored = _of(change, "residence_periods")
    for stay in change.facts.stays:
        same = [
            period
            for period in stored
            if (stay["number"] and period.number == stay["number"])
            or (not stay["number"] and period.expires_on == stay["expires_on"])
        ]
        if same:
            change.fill(same[0], "expires_on", stay["expires_on"])
            change.fill(same[0], "status_id", stay["status"])
        else:
            period = ResidencePeriod(
                trainee=change.trainee,
                number=stay["number"],
                status_id=stay["status"],
                expires_on=stay["expires_on"],
            )
            stored.append(period)
            change.new.append(period)


def _placements(change, names):
    stored = _of(change, "placements")
    where = [placement.company.name for placement in stored]
    hosts = [(host, begins) for host, begins in change.facts.hosts if host not in where]
    for position, (host, begins) in enumerate(hosts):
        if stored and (begins is None or any(_in_the_way(old, begins) for old in stored)):
            continue  # no day that parts it from what is recorded: left to a person
        following = hosts[position + 1][1] if position + 1 < len(hosts) else None
        change.new.append(
            Placement(
                trainee=change.trainee,
                company=names.company(host),
                starts_on=begins,
                ends_on=following - timedelta(days=1) if following else None,
            )
        )


def _in_the_way(placement, begins):
    return placement.ends_on is None or placement.ends_on >= begins


def _plans(change, names):
    stored = _of(change, "plans")
    for said in change.facts.plans:
        values = {key: said[key] for key in said if key not in BESIDE}
        values["operation"] = names.operations.get(said.get("operation", ""))
        same = next((plan for plan in stored if _is_same_plan(plan, values)), None)
        if same:
            for name, value in values.items():
                change.fill(same, name, value)
        else:
            same = TrainingPlan(
                trainee=change.trainee, company=names.company(said["host"]), **values
            )
            stored.append(same)
            change.new.append(same)
        _prerequisites(change, same, said["prerequisites"])


def _prerequisites(change, plan, told):
    """What the person brings along, as far as it is not known.

    The reader asks about texts that are too long; rows that it read before it did have no room.
    """
    fits = {
        name: value
        for name, value in told.items()
        if len(str(value)) <= (PlanPrerequisites._meta.get_field(name).max_length or 10)
    }
    known = getattr(plan, "prerequisites", None)
    if known is None:
        change.new += [PlanPrerequisites(plan=plan, **fits)] if fits else []
        return
    # Ground and its text are one statement: neither is joined to what somebody else told.
    is_other = (known.ground or known.ground_told) and known.ground_told != fits.get("ground_told")
    for name, value in fits.items():
        if not (is_other and name.startswith("ground")):
            change.fill(known, name, value)


def _is_same_plan(plan, values):
    if plan.stage != values["stage"]:
        return False
    number, ends_on = values.get("accreditation_number"), values.get("ends_on")
    if number and plan.accreditation_number:
        return number == plan.accreditation_number
    return ends_on is None or plan.ends_on is None or plan.ends_on == ends_on


def _test_and_leaving(change):
    outcome = change.facts.basic_test
    tests = _of(change, "skill_tests")
    if outcome in SkillTest.Outcome.values and not any(
        test.grade == SkillTest.Grade.BASIC and test.outcome == outcome for test in tests
    ):
        change.new.append(
            SkillTest(trainee=change.trainee, grade=SkillTest.Grade.BASIC, outcome=outcome)
        )
    kind = change.facts.leaving
    if kind and kind not in [leaving.kind for leaving in _of(change, "leavings")]:
        change.new.append(Leaving(trainee=change.trainee, kind=kind))
