"""What the rows of a roster say of each person, put together from all rows of that person."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from titp.japanese.text import search_key
from trainees.models import Leaving
from trainees.roster.people import Groups
from training_plans.models import PlanPrerequisites

ROSTER = "roster"
# roster key → field of Trainee; the last row that says something counts
PERSON = {
    "name_roman": "name_roman",
    "name_kana": "name_kana",
    "sex": "sex",
    "birth_date": "birth_date",
    "nationality": "nationality",
    "batch": "batch",
    "entered_on": "entered_on",
    "address": "address",
    "note": "note",
}
PLAN = {
    "accreditation_number": "accreditation_number",
    "accreditation_applied_on": "filed_on",
    "accredited_on": "accredited_on",
    "lecture_starts_on": "lecture_starts_on",
    "lecture_ends_on": "lecture_ends_on",
    "training_ends_on": "ends_on",
}
# roster key → field of PlanPrerequisites; of two with one field the last that is told counts
PREREQUISITES = {
    "work_before": "ground_told",
    "experience": "ground_told",
    "work_at_home": "work_at_home",
    "recommended_by": "recommended_by",
    "recommended_on": "recommended_on",
}
DAYS = {
    "birth_date", "entered_on", "accreditation_applied_on", "accredited_on", "lecture_starts_on",
    "lecture_ends_on", "training_ends_on", "assigned_on", "passport_expires_on",
    "residence_expires_on", "recommended_on",
}  # fmt: skip
STATUS_CODES = {"1号ロ": "TITP_1_RO", "2号ロ": "TITP_2_RO", "3号ロ": "TITP_3_RO",
                "1号イ": "TITP_1_I", "2号イ": "TITP_2_I", "3号イ": "TITP_3_I"}  # fmt: skip


@dataclass
class Facts:
    """One person as the file has them; days are dates, unknown things are absent."""

    rows: list
    person: dict = field(default_factory=dict)
    sending_organization: str = ""
    hosts: list = field(default_factory=list)  # (name, first day or None), earliest first
    passports: dict = field(default_factory=dict)  # number → expiry or None
    stays: list = field(default_factory=list)  # {"number", "status", "expires_on"}
    # field of TrainingPlan → value, with "stage", "host", and "prerequisites" by their fields
    plans: list = field(default_factory=list)
    basic_test: str = ""
    leaving: str = ""

    @property
    def card_numbers(self):
        return [stay["number"] for stay in self.stays if stay["number"]]


def day(values, key):
    """The date of a key, or None: a month without a day is no date and is never made one."""
    text = values.get(key, "")
    return date.fromisoformat(text) if len(text) == 10 else None


def by_person(rows):
    """The rows as one Facts for each person, in the order in which they first appear."""
    contents = [row.said for row in rows]
    said = [content["values"] for content in contents]
    groups, first = Groups(len(rows)), {}
    for index, values in enumerate(said):
        for key in _papers(values):
            groups.join(index, first.setdefault(key, index))
        namesake = first.setdefault(("name", *_name(values)), index)
        if contents[index].get("answers", {}).get("person") == "same":
            groups.join(index, namesake)
    people = defaultdict(list)
    for index, values in enumerate(said):
        people[groups.of(index)].append((rows[index], values))
    return [_facts(pairs) for pairs in people.values()]


def _papers(values):
    if number := values.get("residence_card_number"):
        yield "card", number
    if "passport_number" in values and "birth_date" in values:
        yield "passport", values["passport_number"], values["birth_date"]


def _name(values):
    name = values.get("name_roman") or values.get("name_kana", "")
    return search_key(name), values.get("birth_date"), values.get("host_company")


def _facts(pairs):
    facts = Facts(rows=[row for row, _ in pairs])
    # contracts in the order of time: what the latest says of the person is what holds
    for values in sorted((values for _, values in pairs), key=_end_of):
        for key, name in PERSON.items():
            value = day(values, key) if key in DAYS else values.get(key)
            if value:
                facts.person[name] = value
        facts.sending_organization = values.get("sending_organization", facts.sending_organization)
        facts.basic_test = values.get("basic_test", facts.basic_test)
        _add_papers(facts, values)
        _add_plan(facts, values)
        _add_host(facts, values)
        if values.get("enrolment") in Leaving.Kind.values:
            facts.leaving = values["enrolment"]
    return facts


def _end_of(values):
    return values.get("training_ends_on") or values.get("residence_expires_on") or ""


def _add_papers(facts, values):
    if number := values.get("passport_number"):
        known = facts.passports.get(number)
        facts.passports[number] = day(values, "passport_expires_on") or known
    stay = {
        "number": values.get("residence_card_number", ""),
        "status": STATUS_CODES.get(values.get("residence_status", "")),
        "expires_on": day(values, "residence_expires_on"),
    }
    if (stay["number"] or stay["expires_on"]) and stay not in facts.stays:
        facts.stays.append(stay)


def _add_plan(facts, values):
    if not values.get("stage"):
        return
    plan = {"stage": int(values["stage"])}
    for key, name in PLAN.items():
        value = day(values, key) if key in DAYS else values.get(key)
        if value and not (key.startswith("lecture") and plan["stage"] != 1):
            plan[name] = value
    # Training starts with the first day of lectures (Act art. 2(4)(i)).
    if plan["stage"] == 1 and "lecture_starts_on" in plan:
        plan["starts_on"] = plan["lecture_starts_on"]
    if values.get("occupation_operation"):
        plan["operation"] = values["occupation_operation"]
    plan["prerequisites"] = {
        name: told
        for key, name in PREREQUISITES.items()
        if (told := day(values, key) if key in DAYS else values.get(key))
    }
    if values.get("experience"):
        # Only this heading says that it was the same work (art. 10(2)(iii)ホ); a job is not that.
        plan["prerequisites"]["ground"] = PlanPrerequisites.Ground.EXPERIENCE
    plan["host"] = values.get("host_company", "")
    if plan["host"]:
        facts.plans.append(plan)


def _add_host(facts, values):
    host = values.get("host_company")
    begins = day(values, "assigned_on") or day(values, "entered_on")
    if not host or (facts.hosts and facts.hosts[-1][0] == host):
        return
    if facts.hosts and (begins is None or facts.hosts[-1][1] is None
                        or begins <= facts.hosts[-1][1]):  # fmt: skip
        # Two hosts and no day that parts them: the one of the later contract holds.
        facts.hosts[-1] = (host, begins)
    else:
        facts.hosts.append((host, begins))
