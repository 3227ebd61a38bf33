"""What the law asks of the person of a plan: what is missing or in doubt, and what is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from titp.compliance.law import ORDINANCE, Citation
from titp.japanese.months import add_months
from training_plans.models import PlanPrerequisites, TrainingPlan

ADULT = 18 * 12  # months
# What counts as instruction at home in practice; to be confirmed (要確認).
COURSE_MONTHS, COURSE_MINUTES = 6, 320 * 60
# What people of one intake have in common: they were told and recommended together.
OF_GROUP = (
    "explained_on", "explained_paper", "recommended_by", "recommended_on", "recommended_paper",
)  # fmt: skip
Ground = PlanPrerequisites.Ground


@dataclass(frozen=True)
class Point:
    """One thing that is missing or in doubt. `blocks`: filed like this it would be sent back."""

    text: str
    law: Sequence[Citation]
    url: str
    link: str
    blocks: bool = True


def prerequisites_of(plan):
    """Those of the plan as recorded, or a draft with what an earlier plan of the person says."""
    if found := PlanPrerequisites.objects.filter(plan=plan).select_related("plan").first():
        return found
    draft = PlanPrerequisites(plan=plan)
    earlier = PlanPrerequisites.objects.filter(plan__trainee=plan.trainee_id)
    if known := earlier.order_by("-plan__stage", "-pk").first():
        for field in PlanPrerequisites._meta.concrete_fields:
            if field.name not in ("id", "organization", "plan", "done_before", "note"):
                setattr(draft, field.attname, getattr(known, field.attname))
        draft.done_before_reason = ""
    return draft


def share(source, plans):
    """Write what a group has in common, as one plan has it, into the plans of the others."""
    known = PlanPrerequisites.objects.filter(plan=source).first()
    if known is None:
        return
    alike = {name: getattr(known, name) for name in OF_GROUP}
    for plan in plans:
        mine = prerequisites_of(plan)
        for name, value in alike.items():
            setattr(mine, name, value)
        mine.save()


def points_of_person(plan):
    """The Points about the person: the age, and what else the law asks of a trainee."""
    person = plan.trainee
    url, link = reverse("trainee-edit", args=[person.pk]), _("Correct the person")
    if person.birth_date is None:
        yield Point(_("The date of birth is not recorded."), [_item("イ")], url, link)
    elif plan.starts_on and add_months(person.birth_date, ADULT) > plan.starts_on:
        yield Point(_("The person is not 18 when the plan starts."), [_item("イ")], url, link)
    url, link = reverse("plan-prerequisites", args=[plan.pk]), _("Write the prerequisites")
    known = PlanPrerequisites.objects.filter(plan=plan).first()
    if known is None:
        law = [_item(letter) for letter in "ロハホヘチ"]
        text = _("What the law asks of the trainee is not recorded: purpose, use, experience,"
                 " recommendation, stage not done before.")  # fmt: skip
        yield Point(text, law, url, link)
        return
    for letter, text, blocks in _missing(known, plan.stage):
        yield Point(text, [_item(letter)], url, link, blocks)


def _item(letter):
    return ORDINANCE.article(10, 2, 3, letter)


def _missing(known, stage):
    """(letter of the item, words, whether it blocks). Papers go with the first application."""
    first = stage == TrainingPlan.Stage.ONE
    if not known.explained_on:
        yield (
            "ロ",
            _("Nothing tells that the person understands the purpose of the training."),
            True,
        )
    elif not known.explained_paper:
        yield "ロ", _("No paper shows that the purpose is understood."), False
    if not known.work_at_home:
        yield "ハ", _("The work after the return, in which the skill is used, is not told."), True
    if not (known.ground and known.ground_told):
        text = _("Neither the same kind of work abroad nor a special need is told.")
        yield "ホ", text, True
    elif not known.ground_paper:
        yield "ホ", _("No paper shows the experience or the special need."), first
    if known.ground == Ground.EDUCATION and not _long_enough(known):
        text = _("Instruction at home counts from six months and 320 hours on, to be confirmed.")
        yield "ホ", text, False
    if not known.recommended_by:
        yield "ヘ", _("No public body of the home country has recommended the person."), True
    elif not known.recommended_paper:
        yield "ヘ", _("No paper shows the recommendation."), first
    if known.done_before is None:
        yield "チ", _("Whether the person has done this stage before is not told."), True
    elif known.done_before and not known.done_before_reason:
        text = _("The stage was done before, and nothing tells why that could not be avoided.")
        yield "チ", text, True


def _long_enough(known):
    if not (known.ground_from and known.ground_until):
        return False
    whole = add_months(known.ground_from, COURSE_MONTHS) <= known.ground_until
    return whole and (known.ground_minutes or 0) >= COURSE_MINUTES
