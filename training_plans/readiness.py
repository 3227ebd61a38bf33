"""Whether an organization is ready for the licence as support organization (監理支援機関の許可).

Each requirement is met, not met, or not recorded: from the books where they tell it, else from
the newest answer of the organization. Sources and certainty are those of HANDBOOK chapter 16.2.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import ExternalReviewer, SupervisingManager
from titp.compliance.law import REFORM_ACT
from titp.compliance.models import SupportLicence
from titp.compliance.rule import Certainty
from titp.compliance.terms import word
from titp.declared import Text
from titp.japanese.months import add_months
from training_plans.models import ReadinessAnswer
from training_plans.outlook import outlook_on

COURSE_MONTHS, STAFF, HOSTS, HOSTS_PER_STAFF, PEOPLE_PER_STAFF = 36, 2, 2, 8, 40
Question = ReadinessAnswer.Question


class Met(models.TextChoices):
    """How a requirement stands."""

    MET = "met", gettext_lazy("met")
    NOT_MET = "not_met", gettext_lazy("not met")
    NOT_RECORDED = "not_recorded", gettext_lazy("not recorded")

    @classmethod
    def of(cls, truth):
        """None is what nobody has recorded."""
        return cls.NOT_RECORDED if truth is None else cls.MET if truth else cls.NOT_MET


@dataclass(frozen=True)
class Asked:
    """What the new licence asks, where that is written, and how certain it is."""

    name: Text
    source: Text
    certainty: Certainty = Certainty.SEEN


AUDITOR = Text(
    ja="育成就労法第25条第1項第5号・同規則第47条", en="new Act art. 25(1)(v), new Ordinance art. 47"
)
MANUAL = Text(ja="育成就労制度運用要領", en="ESD operation manual")
ASKED = {
    "licence": Asked(
        Text(ja="新たな許可（引継ぎなし）", en="A new licence; none is carried over"),
        REFORM_ACT.supplement(5, 3).text,
    ),
    "auditor": Asked(
        Text(ja="外部監査人（指定外部役員は不可）", en="External auditor, not an officer"), AUDITOR
    ),
    "course": Asked(
        Text(ja="外部監査人の講習（3年以内）", en="Course of the auditor within three years"),
        AUDITOR,
    ),
    "independent": Asked(Text(ja="外部監査人の独立性", en="Independence of the auditor"), AUDITOR),
    "profession": Asked(
        Text(ja="外部監査人の資格・知見", en="Profession or knowledge of the auditor"), AUDITOR
    ),
    "published": Asked(
        Text(ja="外部監査人の氏名の公表", en="Name of the auditor published"), AUDITOR
    ),
    "staff": Asked(Text(ja="常勤職員2人以上", en="At least two full-time staff"), MANUAL),
    "hosts_per_staff": Asked(
        Text(ja="職員1人当たり8社未満", en="Fewer than 8 hosts for each of the staff"), MANUAL
    ),
    "people_per_staff": Asked(
        Text(ja="職員1人当たり40人未満", en="Fewer than 40 people for each of the staff"), MANUAL
    ),
    "hosts": Asked(
        Text(ja="実施者2社以上（原則）", en="At least two hosts, in principle"), MANUAL
    ),
    "ties": Asked(
        Text(ja="密接な関係者の不関与", en="Nobody close to a host takes part"), MANUAL,
        Certainty.KNOWN,
    ),
    "fees": Asked(
        Text(ja="料金の種類と実費", en="Fees of the kinds allowed, at actual cost"),
        Text(ja="育成就労法第28条", en="new Act art. 28"),
        Certainty.UNCERTAIN,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Requirement:
    """How one thing that the new licence asks stands, and by what that is told."""

    pk: str
    state: Met
    told_by: str

    @property
    def name(self):
        return ASKED[self.pk].name

    @property
    def source(self):
        return ASKED[self.pk].source

    @property
    def certainty(self):
        return ASKED[self.pk].certainty


def requirements(on):
    """All of them as seen on a day, for the organization that we act for."""
    answers = {one.question: one for one in ReadinessAnswer.objects.latest(on)}
    yield _licence(on)
    yield from _auditor(on, answers)
    yield from _staff(on, answers)
    yield _ties(on, answers.get(Question.TIES))
    yield _answered("fees", answers.get(Question.FEES))


def _licence(on):
    licence = SupportLicence.objects.in_force(on).first()
    asked = SupportLicence.objects.filter(filed_on__lte=on).order_by("-filed_on").first()
    told = str(licence or "") or (_("filed on %(day)s") % {"day": asked.filed_on} if asked else "")
    state = Met.MET if licence else Met.NOT_MET if asked else Met.NOT_RECORDED
    return Requirement("licence", state, told)


def _auditor(on, answers):
    now = list(_in_post(ExternalReviewer.objects.all(), on))
    auditors = [one for one in now if one.kind == ExternalReviewer.Kind.AUDITOR]
    names = _(", ").join(f"{one.name} ({one.get_kind_display()})" for one in now)
    yield Requirement("auditor", Met.of(bool(auditors) if now else None), names)
    known = [one.completed_on for one in auditors if one.completed_on and one.completed_on <= on]
    latest = max(known, default=None)
    within = add_months(latest, COURSE_MONTHS) >= on if latest else None
    yield Requirement("course", Met.of(within), str(latest or ""))
    yield _answered("independent", answers.get(Question.AUDITOR))
    yield _answered("profession", answers.get(Question.PROFESSION))
    yield _answered("published", answers.get(Question.PUBLISHED))


def _staff(on, answers):
    staff, told = _number_of_staff(on, answers.get(Question.STAFF))
    served = outlook_on(on).filter(has_begun=True).aggregate(
        hosts=Count("company_id", distinct=True), people=Count("pk")
    )  # fmt: skip
    known = staff is not None
    yield Requirement("staff", Met.of(staff >= STAFF if known else None), told)
    for pk, count, limit in (
        ("hosts_per_staff", served["hosts"], HOSTS_PER_STAFF),
        ("people_per_staff", served["people"], PEOPLE_PER_STAFF),
    ):
        fewer = count < limit * staff if known else None
        yield Requirement(pk, Met.of(fewer), f"{count} / {staff}" if known else str(count))
    yield Requirement("hosts", Met.of(served["hosts"] >= HOSTS), str(served["hosts"]))


def _number_of_staff(on, answer):
    """How many there are, and by what that is told: an answer, or managers who suffice."""
    if answer:
        return answer.number, _said(answer)
    managers = _in_post(SupervisingManager.objects.filter(full_time=True), on)
    count = managers.order_by().values("name").distinct().count()
    if count < STAFF:
        return None, ""
    return count, _("%(n)s full-time %(managers)s") % {
        "n": count, "managers": word("supervising_manager", plural=True),
    }  # fmt: skip


def _ties(on, answer):
    close = [one.name for one in _in_post(SupervisingManager.objects.filter(close_ties=True), on)]
    if answer is None and close:
        told = _("close ties are recorded of: %(names)s") % {"names": _(", ").join(close)}
        return Requirement("ties", Met.NOT_RECORDED, told)
    return _answered("ties", answer)


def _in_post(rows, on):
    return rows.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)


def _answered(pk, answer):
    return Requirement(pk, Met.of(answer.fulfilled if answer else None), _said(answer))


def _said(answer):
    """Who said it, when; and the number where one was asked for."""
    if answer is None:
        return ""
    said = f"{answer.answered_by} {answer.answered_on}"
    return said if answer.number is None else f"{answer.number} ({said})"
