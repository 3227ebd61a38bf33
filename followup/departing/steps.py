"""How far somebody's return home has come: what is recorded, and what is still missing."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from followup.models import (
    Anchor,
    Channel,
    FollowUpConsent,
    Intention,
    SettledItem,
    SkillsPassport,
)
from followup.models.contact import ANCHORS_WANTED
from trainees.models import Leaving
from training_plans.models import ReturnStatement, TrainingPlan

Item, State = SettledItem.Item, SettledItem.State


@dataclass(frozen=True)
class Step:
    """One thing to do before somebody leaves; `done` is None where it does not concern them."""

    slug: str
    label: str
    done: bool | None
    told: str


@dataclass(frozen=True)
class Departure:
    """All that is recorded of one person's return, as of a day; rows or None.

    `early`: it lies before the end of the last plan, so the person confirms the own intention.
    `settled`: {item: its newest SettledItem}.
    """

    leaving: Leaving | None
    plan: TrainingPlan | None
    statement: ReturnStatement | None
    consent: FollowUpConsent | None
    last_consent: FollowUpConsent | None
    channels: list[Channel]
    anchors: list[Anchor]
    intention: Intention | None
    settled: dict[str, SettledItem]
    passport: SkillsPassport | None

    @property
    def day(self) -> date | None:
        return self.leaving and (self.leaving.left_on or self.leaving.planned_on)

    @property
    def early(self):
        last_day = self.plan and self.plan.ends_on
        return bool(self.day and last_day and self.day < last_day)

    @property
    def declined(self):
        """Whether the person said no, and has not agreed since."""
        row = self.settled.get(Item.FOLLOW_UP)
        return self.consent is None and row is not None and row.state == State.NOT_NEEDED

    @property
    def open_items(self):
        """Items of the checklist that are neither done nor not needed, in order."""
        return [one for one in CHECKLIST if not is_settled(self.settled.get(one))]

    def steps(self):
        """Each Step, in the order in which an office takes them."""
        settled = len(CHECKLIST) - len(self.open_items)
        parts = [
            Step("leaving", _("Reason and day"), bool(self.day and self.leaving.reason), ""),
            Step("consent", _("Consent to the follow-up"), bool(self.consent), ""),
            Step("contacts", _("Contacts that still work at home"), bool(self.channels),
                 _("%(count)s recorded") % {"count": len(self.channels)}),
            Step("anchors", _("Two contact persons at home"), len(self.anchors) >= ANCHORS_WANTED,
                 _("%(count)s recorded") % {"count": len(self.anchors)}),
            Step("intention", _("Plans at home"), self.intention is not None, ""),
            Step("items", _("Settled items"), not self.open_items,
                 _("%(done)s of %(all)s") % {"done": settled, "all": len(CHECKLIST)}),
            Step("passport", _("Skills passport"), self.passport is not None, ""),
        ]  # fmt: skip
        if self.early:
            words = _("Confirmation of the early return")
            parts.insert(1, Step("statement", words, self.statement is not None, ""))
        if self.declined:
            told = _("the person does not want it")
            parts = [
                Step(one.slug, one.label, None, told) if one.slug in ASKED_LATER else one
                for one in parts
            ]
        return parts

    def missing(self):
        return [step for step in self.steps() if step.done is False]


# What is needed only of somebody who may be asked later.
ASKED_LATER = ("consent", "contacts", "anchors")
# That the person does not want the follow-up is recorded as an item too, but is none to tick.
CHECKLIST = [item for item in Item if item != Item.FOLLOW_UP]


def is_settled(row):
    return row is not None and row.state != State.OPEN


def departure_of(trainee, on):
    """The Departure of a person as of a day; ten statements."""
    returns = Leaving.objects.filter(trainee=trainee, kind=Leaving.Kind.RETURNED)
    plan = (
        TrainingPlan.objects.filter(trainee=trainee, starts_on__lte=on)
        .order_by("-starts_on", "-pk")
        .first()
    )
    consents = FollowUpConsent.objects.filter(trainee=trainee)
    items = SettledItem.objects.filter(trainee=trainee).newest()
    return Departure(
        leaving=returns.order_by("-pk").first(),
        plan=plan,
        statement=ReturnStatement.objects.filter(plan__trainee=trainee).first(),
        consent=consents.in_force(on).first(),
        last_consent=consents.first(),
        channels=list(Channel.objects.filter(trainee=trainee).kept(on)),
        anchors=list(Anchor.objects.filter(trainee=trainee).kept(on)),
        intention=Intention.objects.filter(trainee=trainee).first(),
        settled={row.item: row for row in items},
        passport=SkillsPassport.objects.in_force().filter(trainee=trainee).first(),
    )
