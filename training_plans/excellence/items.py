"""What is scored for the excellent requirements, and with how many points (優良要件の配点).

Ordinance art. 15 (hosts) and art. 31 (organizations); `data/excellence_items.csv` has the points
with the day from which they hold. `mark`: S seen in a source, K general practice, U uncertain
(要確認). Values are whole numbers; shares are thousandths, compared without rounding up.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from titp.declared import Text

FILE = Path(__file__).parents[1] / "data" / "excellence_items.csv"
HOST, ORGANIZATION = "host", "organization"
FULL, THRESHOLD, WARNING = 150, 90, 95  # points; excellent from six tenths of the full marks
BLOCKS = {
    "structure": Text(ja="団体監理型技能実習の体制", en="Structure"),
    "results": Text(ja="技能等の修得等に係る実績", en="Results"),
    "staff": Text(ja="技能実習を行わせる体制", en="Staff"),
    "treatment": Text(ja="技能実習生の待遇", en="Treatment"),
    "law": Text(ja="法令違反・問題の発生状況", en="Law and missing trainees"),
    "support": Text(ja="相談・支援体制", en="Consultation and support"),
    "community": Text(ja="地域社会との共生", en="Community"),
}
INPUTS = {
    "yes": Text(ja="該当の有無", en="yes or no"),
    "order": Text(ja="改善命令", en="improvement order"),
    "finished_1": Text(ja="第1号修了者", en="completed stage 1"),
    "unable_1": Text(ja="うちやむを得ない不受検者", en="of these, unavoidably not examined"),
    "passed_1": Text(ja="うち基礎級（学科・実技）合格者", en="of these, passed both parts"),
    "finished_23": Text(ja="第2号・第3号修了者", en="completed stage 2 or 3"),
    "unable_23": Text(ja="うちやむを得ない不受検者", en="of these, unavoidably not examined"),
    "passed_3": Text(ja="3級実技合格者", en="passed the practical of grade 3"),
    "passed_2": Text(ja="2級実技合格者", en="passed the practical of grade 2"),
    "theory_passed": Text(ja="学科合格者", en="passed the theory"),
    "theory_hosts": Text(ja="学科合格者のいる実習実施者", en="hosts with passers of the theory"),
    "instructors": Text(ja="技能実習指導員", en="training instructors"),
    "instructors_trained": Text(ja="うち講習受講者", en="of these, with the course"),
    "advisers": Text(ja="生活指導員", en="living-guidance staff"),
    "advisers_trained": Text(ja="うち講習受講者", en="of these, with the course"),
    "wage_permille": Text(ja="最低賃金比（％）", en="of the minimum wage (%)"),
    "raise_permille": Text(ja="昇給率（％）", en="raise (%)"),
    "missing": Text(ja="失踪者", en="missing"),
    "present": Text(ja="在籍者", en="people in training"),
    "accepted": Text(ja="受け入れた人数", en="people taken over"),
    "base": Text(ja="基本人数枠", en="basic headcount cap"),
    "hosts": Text(ja="実習実施者数", en="hosts"),
    "full_time": Text(ja="常勤職員数", en="full-time staff"),
    "staff": Text(ja="監理事業の職員数", en="supervision staff"),
    "staff_trained": Text(ja="うち講習受講者", en="of these, with the course"),
    "revoked": Text(ja="認定を取り消された実習実施者", en="hosts with revoked plans"),
    "all_hosts": Text(ja="全実習実施者", en="all hosts"),
}
# What can be chosen instead of typed: value and words.
CHOICES = {
    "yes": ((1, Text(ja="あり", en="yes")), (0, Text(ja="なし", en="no"))),
    "order": (
        (0, Text(ja="なし", en="none")),
        (1, Text(ja="あり（改善済み）", en="yes, improved")),
        (2, Text(ja="あり（未改善）", en="yes, not improved yet")),
    ),
}
# Kept in thousandths, typed and shown in percent.
IN_PERCENT = ("wage_permille", "raise_permille")


def _share(part, whole):
    return None if not whole else part * 1000 // whole


def _rate(finished, unable, passed):
    return _share(passed, finished - unable)


def _weighted(finished, unable, third, second):
    """(grade 3 + 1.5 × grade 2) × 1.2 ÷ those that should have been examined, in thousandths."""
    asked = finished - unable
    # 1.2 and 1.5 as fractions, so that nothing is rounded before the one division
    return (third * 2 + second * 3) * 12 * 1000 // (20 * asked) if asked > 0 else None


def _missing(missing, present):
    """The share in thousandths, or what stands for one or two people, where that is milder."""
    if missing == 0:
        return 0
    share = missing * 1000 // present if present else 1000
    mild = {1: 1, 2: 100}.get(missing, 1000)
    return min(max(share, 1), mild)


VALUES: dict[str, Callable] = {
    "rate": _rate,
    "weighted": _weighted,
    "count": lambda number: number,
    "yes": lambda number: number,
    "order": lambda number: number,
    "all": lambda people, trained: None if not people else int(trained >= people),
    "share": lambda whole, part: _share(part, whole),
    "per": lambda hosts, staff: _share(hosts, staff),
    "missing": _missing,
    "displaced": lambda accepted, base: _share(accepted, base),
}
# Rules whose steps say "below", not "from".
BELOW = {"per", "missing"}


@dataclass(frozen=True)
class Item:
    """One line of the table of points."""

    whose: str
    block: str
    block_max: int
    code: str
    inputs: tuple[str, ...]
    rule: str
    steps: tuple[tuple[int | None, int], ...]
    most: int
    mark: str
    since: date
    title: Text

    @property
    def least(self):
        """The fewest points that it can give."""
        return min(points for _limit, points in self.steps)

    def value(self, inputs):
        """What the points depend on; None where something is not known or nobody is counted."""
        given = [inputs.get(name) for name in self.inputs]
        return None if None in given else VALUES[self.rule](*given)

    def points(self, inputs):
        """The points for these inputs; None where one is not known. Where there is nobody to
        count, there are none to have."""
        given = [inputs.get(name) for name in self.inputs]
        if None in given:
            return None
        if self.rule == "weighted" and given[0] <= given[1]:
            # Nobody had to be examined: passers count by their number.
            passers = given[2] + given[3]
            full = self.steps[0][1]
            return full // 2 if passers >= 3 else {2: full // 4, 1: full // 8}.get(passers, 0)
        value = self.value(inputs)
        return 0 if value is None else self._step(value)

    def _step(self, value):
        if self.rule == "missing":
            # none at all; below a tenth or one person; below a fifth or two; more
            nought, few, some, many = (points for _limit, points in self.steps)
            return nought if value == 0 else few if value < 100 else some if value < 200 else many
        for limit, points in self.steps:
            if limit is None or (value < limit if self.rule in BELOW else value >= limit):
                return points
        return 0


def _steps(text):
    pairs = (step.split(":") for step in text.split(";"))
    return tuple((int(limit) if limit else None, int(points)) for limit, points in pairs)


@cache
def _all():
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Item(
                whose=row["whose"], block=row["block"], block_max=int(row["block_max"]),
                code=row["code"], inputs=tuple(row["inputs"].split(";")), rule=row["rule"],
                steps=_steps(row["steps"]), most=int(row["max"]), mark=row["mark"],
                since=date.fromisoformat(row["since"]),
                title=Text(ja=row["title_ja"], en=row["title_en"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def items_of(whose, on):
    """The Items that hold on a day, in their order: of a code the newest."""
    newest = {}
    for item in _all():
        if item.whose == whose and item.since <= on:
            known = newest.get(item.code)
            if known is None or known.since <= item.since:
                newest[item.code] = item
    return list(newest.values())
