"""Numbers about ventures: where they stand, who founded them, whom they employ and support."""

from followup.models import Situation, VentureCount, VentureStage
from followup.people_supported import RUNNING, graded, statement, told, ventures
from followup.programme_goal import BY, ENTREPRENEURS, PEOPLE
from titp.declared import Text
from titp.monitoring.days import day_of
from titp.monitoring.figure import Dimension, Target, Topic, figure
from titp.monitoring.subjects import GOALS
from trainees.dimensions import NATIONALITY, REGION_OF, country_or_region, country_tiles

STAGE = Dimension(
    "venture-stage", Text(ja="段階", en="stage"), names=lambda key: VentureStage.Stage(key).label
)
COUNTRY = Dimension(
    "venture-country", Text(ja="所在国", en="country of the venture"), names=country_or_region,
    parent=lambda key: REGION_OF.get(key, ""), tiles=country_tiles,
)  # fmt: skip
SECTOR = Dimension(
    "venture-sector", Text(ja="分野", en="sector"), names=lambda key: Situation.Sector(key).label
)
JOBS = Dimension(
    "job-kind", Text(ja="雇用の種類", en="kind of job"),
    names=lambda key: VentureCount.Kind(key).label,
)  # fmt: skip
CERTAINTY = {
    "at_least": Text(ja="下限（証拠で確認）", en="at least, by good evidence"),
    "up_to": Text(ja="上限までの幅", en="beyond that, up to the upper end"),
}
CERTAIN = Dimension("certainty", Text(ja="確からしさ", en="certainty"), names=CERTAINTY.get)
GRADE = Dimension("evidence-grade", Text(ja="証拠の等級", en="grade of evidence"))
GOAL = Dimension("sdg", Text(ja="SDGs", en="SDG"), names=lambda key: f"{key} {GOALS[int(key)]}")
SOURCE = Text(ja="帰国者の事業の記録", en="records of returnees’ ventures")
ONCE = Text(
    ja="集計に同意した創業者がいる事業のみ。複数の団体の事業は最初に記録した団体に一度だけ計上。",
    en="Only where a founder agreed to be counted. A venture of several organizations counts once, "
    "under the first of them.",
)
COUNTED = f"WITH {ventures(agreed_only=True)}"


@figure(
    title=Text(ja="段階別・所在国別の事業数", en="Ventures, by stage and country"),
    unit=Text(ja="件", en="ventures"), dimensions=(STAGE, COUNTRY), source=SOURCE, limits=ONCE,
    topic=Topic.VENTURES, sdg=("8.3",),
    definition=Text(
        ja="基準日の最新の段階による帰国者の事業。",
        en="Ventures of people who went home, by the newest stage as of the day.",
    ),
)  # fmt: skip
def ventures_by_stage():
    return f"{COUNTED} SELECT organization_id, stage, country, count(*) FROM lead GROUP BY 1, 2, 3"


@figure(
    title=Text(ja="分野別の事業数", en="Ventures, by sector"),
    unit=Text(ja="件", en="ventures"), dimensions=(SECTOR,), source=SOURCE, limits=ONCE,
    topic=Topic.VENTURES, sdg=("8.3",), part_of="ventures_by_stage", version=2,
    definition=Text(
        ja="帰国者の事業（段階を問わず、事業の分野別）。",
        en="Ventures of people who went home, at whatever stage, by their sector.",
    ),
)  # fmt: skip
def ventures_by_sector():
    return f"{COUNTED} SELECT organization_id, sector, count(*) FROM lead GROUP BY 1, 2"


@figure(
    title=Text(ja="起業家", en="Entrepreneurs"), unit=Text(ja="人", en="people"),
    dimensions=(NATIONALITY,), source=SOURCE, topic=Topic.VENTURES, sdg=("8.3",),
    target=Target(ENTREPRENEURS, BY),
    definition=Text(
        ja="基準日に営業中の事業の創業者である帰国者。複数の事業があっても1人、争いのある申出は除く。",
        en="People who went home and are founders of a running venture on the day; each once, "
        "disputed claims left out.",
    ),
    limits=Text(ja="集計に同意した人のみ。", en="Only those who agreed to be counted."),
)  # fmt: skip
def entrepreneurs():
    return f"""{COUNTED}
        SELECT f.organization_id, t.nationality, count(DISTINCT f.trainee_id)
          FROM founder f
          JOIN placed p ON p.organization_id = f.organization_id AND p.id = f.venture_id
          JOIN trainees_trainee t
            ON t.organization_id = f.organization_id AND t.id = f.trainee_id
         WHERE p.stage IN ({RUNNING}) GROUP BY 1, 2"""


@figure(
    title=Text(ja="事業による雇用", en="Jobs at ventures"), unit=Text(ja="人", en="jobs"),
    dimensions=(JOBS,), source=SOURCE, topic=Topic.VENTURES, limits=ONCE, sdg=("8.3", "8.5"),
    definition=Text(
        ja="営業中の事業の最新の雇用人数（有効な証拠があるもの、見習いを除く）。",
        en="Newest number of workers of running ventures with evidence in force, without "
        "apprentices.",
    ),
)  # fmt: skip
def venture_jobs():
    kinds = ", ".join(f"'{kind}'" for kind in VentureCount.JOBS)
    return f"""{COUNTED}, {graded()}, {told()}
        SELECT l.organization_id, most.kind, sum(most.own)::int
          FROM (SELECT DISTINCT ON (p.one, t.kind) p.one, t.kind, t.own
                  FROM told t
                  JOIN placed p ON p.organization_id = t.organization_id AND p.id = t.venture_id
                  JOIN graded g ON g.organization_id = t.organization_id AND g.id = t.evidence_id
                 WHERE p.stage IN ({RUNNING}) AND t.kind IN ({kinds}) AND t.own > 0
                 ORDER BY p.one, t.kind, t.own DESC) AS most
          JOIN lead l USING (one) GROUP BY 1, 2"""


@figure(
    title=Text(ja="事業が支える人", en="People supported by ventures"),
    unit=Text(ja="人", en="people"), dimensions=(CERTAIN, GRADE), source=SOURCE, limits=ONCE,
    topic=Topic.VENTURES, sdg=("1.2", "8.3"), target=Target(PEOPLE, BY),
    lower_end="at_least",
    definition=Text(
        ja="世帯、従業員とその世帯、見習い、定期的な仕入先の各段階の規則と上限による。"
        "全体が上限、「下限」が良い証拠によるもの。規則は当システムの独自の方法（要確認）。",
        en="By the rules and caps of the tiers: households, workers and theirs, apprentices, "
        "regular suppliers. All is the upper end; “at least” what good evidence shows. The rules "
        "are a method of our own, to be confirmed.",
    ),
    version=2,
)  # fmt: skip
def people_supported():
    return f"""
        SELECT organization_id, certainty, grade, sum(people)::int
          FROM (SELECT organization_id, grade, low, high - low AS beyond
                  FROM ({statement(agreed_only=True)}) AS tiers) AS ranges,
               LATERAL (VALUES ('at_least', low), ('up_to', beyond)) AS parts (certainty, people)
         WHERE people > 0 GROUP BY 1, 2, 3"""


@figure(
    title=Text(ja="事業が関わるSDGs", en="SDGs that ventures serve"),
    unit=Text(ja="件", en="tags"), dimensions=(GOAL,), source=SOURCE,
    topic=Topic.VENTURES, sdg=("2.3", "7.3", "11.a"),
    limits=Text(
        ja="事業の理由付きの目標だけ。エネルギー（7）と地域（11）については、ほかに記録がありません。",
        en="Only goals given to ventures with a reason. Of energy (7) and of life in the community"
        " (11) nothing else is recorded.",
    ),
    definition=Text(
        ja="理由とともに付されたSDGsの目標（事業ごとに各目標一度）。",
        en="Goals that were given to ventures with a reason, each once for a venture.",
    ),
)  # fmt: skip
def venture_goals():
    return f"""{COUNTED}
        SELECT l.organization_id, goals.goal::text, count(*)
          FROM (SELECT DISTINCT p.one, g.goal FROM followup_venturegoal g
                  JOIN placed p ON p.organization_id = g.organization_id AND p.id = g.venture_id
                 WHERE {day_of("g.at")} <= %(on)s) AS goals
          JOIN lead l USING (one) GROUP BY 1, 2"""
