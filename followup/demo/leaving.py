"""Invented people who go home soon, in each state, and how the returned are reached.

Of each organization's next departures the first is prepared in full, the second has said no, the
third has a withdrawn consent, the fourth signed on paper and lacks a contact person; every other
one has a little, or nothing. Of two there is a skills passport: one that holds, one revoked.
"""

import hashlib
from datetime import timedelta

from django.utils.timezone import now

from followup.departing.passport_paper import LIMITS, papers
from followup.departing.steps import CHECKLIST
from followup.departing.words import version, wording
from followup.models import (
    Anchor,
    Channel,
    FollowUpConsent,
    Intention,
    SettledItem,
    SkillsPassport,
)
from followup.models.passport import PASSPORT_CODE
from followup.survey.tongues import page_language
from titp.documents import storage
from titp.documents.printing import available, print_papers
from titp.embedded.sample import sample
from titp.tenancy.context import use
from titp.tenancy.models import Organization

OFFICES = 12
LEAVING = """
    SELECT l.trainee_id, l.planned_on, p.nationality, p.name_roman, p.language, p.birth_date
      FROM trainees_leaving l JOIN trainees_trainee p ON p.id = l.trainee_id
     WHERE l.organization_id = %s AND l.kind = 'returned' AND l.left_on IS NULL
       AND l.planned_on >= %s ORDER BY l.planned_on, l.trainee_id LIMIT 12
"""
REASONS = """
    UPDATE trainees_leaving SET reason = CASE WHEN left_on IS NULL OR left_on >= planned_on - 3
           THEN 'completed' ELSE (ARRAY['own_wish', 'family', 'health'])[1 + id % 3] END
     WHERE kind = 'returned' AND planned_on IS NOT NULL
"""
CHANNELS = {"VN": ("zalo", "+84 00 000"), "PH": ("messenger", "sample.person"),
            "ID": ("whatsapp", "+62 00 000"), "TH": ("line", "sample-line")}  # fmt: skip


def put(model, rows):
    """Insert rows as the owner does; what is encrypted is so for the organization we act for."""
    model._base_manager.using("owner").bulk_create(rows)


@sample("followup.Channel", "followup.Anchor", "followup.SettledItem", "followup.SkillsPassport")
def leaving(cursor, scale):
    cursor.execute(REASONS)
    cursor.execute("SELECT id FROM demo_organization ORDER BY id LIMIT %s", [OFFICES])
    for number, (organization,) in enumerate(cursor.fetchall()):
        cursor.execute(LEAVING, [organization, scale.on])
        people = cursor.fetchall()
        with use(organization):
            fill_one(organization, people, scale.on, with_passports=number == 0)


def fill_one(organization, people, on, with_passports):
    consents, channels, anchors, plans, items = [], [], [], [], []
    for place, (person, leaves_on, country, _name, spoken, _born) in enumerate(people):
        own = {"organization_id": organization, "trainee_id": person}
        if place != 1 and place % 4 != 3:
            kind, address = CHANNELS.get(country, ("email", f"person{person}@example.org"))
            channels.append(Channel(**own, kind=kind, address=f"{address} {person:03}"))
            anchors.append(
                Anchor(**own, name="見本　母", relation="parent", phone="000", told=True)
            )
        if place in (0, 2):
            anchors.append(Anchor(**own, name="見本　兄", relation="sibling", phone="001"))
        if place in (0, 2, 3):
            gone = {"withdrawn_at": now(), "withdrawn_how": "phone"} if place == 2 else {}
            language = page_language(spoken)
            consents.append(
                FollowUpConsent(
                    **own, language=language, version=version(language), wording=wording(language),
                    way="paper" if place == 3 else "tablet", given_on=on - timedelta(9),
                    until=leaves_on + timedelta(1900), figures_may_count=True,
                    sending_may_call=place == 0, mentors_may_know=place == 0, **gone,
                )
            )  # fmt: skip
        if place % 3 == 0:
            plan = ("own_business", "trained_occupation", "japan_again")[place // 3 % 3]
            sector = "food" if plan == "own_business" else ""
            support = ["mentor", "finance"] if sector else []
            plans.append(
                Intention(**own, plan=plan, sector=sector, place="見本省", support=support)
            )
        items += _items(own, place, on)
    for model, rows in (
        (FollowUpConsent, consents), (Channel, channels), (Anchor, anchors), (Intention, plans),
        (SettledItem, items),
    ):  # fmt: skip
        put(model, rows)
    if with_passports and not available():
        for person, revoked in zip(people[:2], (False, True), strict=False):
            passport(organization, person, on, revoked)


def _items(own, place, on):
    """All of the first person, of the others fewer; the second does not want the follow-up."""
    if place == 1:
        yield SettledItem(
            **own, item="follow_up", state="not_needed", day=on, note="本人が希望しない"
        )
    for nr, item in enumerate(CHECKLIST if place == 0 else CHECKLIST[: 5 - place % 5]):
        yield SettledItem(
            **own, item=item, state="done", day=on - timedelta(nr),
            payer=("person" if place == 4 else "organization") if item == "ticket" else "",
        )  # fmt: skip


def passport(organization, person, on, revoked):
    """A sample of a paper: what stands in it is invented, not read from the plans."""
    key, _leaves_on, nationality, name, spoken, born = person
    content = {
        "holder": {"name": name, "native": "", "nationality": nationality,
                   "born": born.isoformat() if born else ""},
        "plans": [], "tests": [{"grade": "basic", "part": "both", "on": "2024-03-01", "body": "",
                                "name": "（見本）"}],
        "reported": {"months": 0, "essential": 0, "related": 0, "peripheral": 0}, "lectures": {},
    }  # fmt: skip
    row = SkillsPassport(
        organization_id=organization, trainee_id=key, language=page_language(spoken),
        issued_on=on - timedelta(3), content=content,
    )  # fmt: skip
    office = Organization.objects.using("owner").get(pk=organization)
    printed = print_papers(papers(content, row.language, office, row.issued_on, row.code), LIMITS)
    row.key, row.pages, row.size = (
        storage.keep(printed.content), printed.pages, len(printed.content),
    )  # fmt: skip
    row.sha256 = hashlib.sha256(printed.content).hexdigest()
    row.code_hash = PASSPORT_CODE.hash(row.code)
    if revoked:
        row.revoked_at, row.revoked_why = now(), "wrong"
    put(SkillsPassport, [row])
