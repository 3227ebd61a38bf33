"""Numbers about plans, tests and audits."""

from companies.dimensions import PREFECTURE
from titp.declared import Text
from titp.monitoring.days import in_year
from titp.monitoring.figure import Dimension, Kind, figure
from trainees.figures.people import IN_JAPAN, PLACED
from training_plans.dimensions import PURPOSE, SECTOR, TRAINED, of_purpose
from training_plans.models import SkillTest, TrainingPlan

PEOPLE = Text(ja="人", en="people")


NO_PLAN = "0"


def stage_name(key):
    if key == NO_PLAN:
        return Text(ja="認定計画なし", en="no accredited plan")
    return TrainingPlan.Stage(int(key)).label


def outcome_name(key):
    grade, _, outcome = key.partition(" ")
    return f"{SkillTest.Grade(grade).label}: {SkillTest.Outcome(outcome).label}"


def outcome_of(key):
    return key.partition(" ")[2]


STAGE = Dimension("stage", Text(ja="段階", en="stage"), names=stage_name)
RESULT = Dimension("result", Text(ja="級・結果", en="grade and result"), names=outcome_name)
PASSED = Dimension(
    "passed", Text(ja="結果", en="result"), finer=RESULT.slug,
    of_finer=outcome_of,
)  # fmt: skip


@figure(
    title=Text(ja="段階別の技能実習生数", en="Trainees by stage"),
    unit=PEOPLE,
    dimensions=(STAGE,),
    on_paper=True,
    definition=Text(
        ja="入国済みで、離脱・帰国の記録がない技能実習生（基準日を含む認定済みの技能実習計画の段階別）。",
        en="People who have landed in Japan and are not recorded as gone, by the stage of the"
        " accredited plan that covers the day.",
    ),
    part_of="trainees_by_nationality",
    version=2,
)
def trainees_by_stage():
    return f"""
        SELECT t.organization_id, coalesce(plan.stage, {NO_PLAN})::text, count(*)
          FROM trainees_trainee t
          LEFT JOIN (
               SELECT p.organization_id, p.trainee_id, max(p.stage) AS stage
                 FROM training_plans_trainingplan p
                WHERE p.starts_on <= %(on)s AND coalesce(p.ended_on, p.ends_on) >= %(on)s
                  AND p.accredited_on <= %(on)s
                GROUP BY 1, 2) AS plan
            ON plan.organization_id = t.organization_id AND plan.trainee_id = t.id
         WHERE {IN_JAPAN} GROUP BY 1, 2
    """


@figure(
    title=Text(ja="都道府県別・分野別の技能実習生数", en="Trainees by prefecture and field"),
    unit=PEOPLE,
    dimensions=(PREFECTURE, SECTOR),
    definition=Text(
        ja="入国済みで、離脱・帰国の記録がない技能実習生（配属先の事業所の都道府県と、計画の職種の分野別）。",
        en="People who have landed in Japan and are not recorded as gone, by the prefecture of the"
        " workplace at which they are placed and the field of the occupation of their plan.",
    ),
    source=Text(ja="配属と技能実習計画の記録", en="records of placements and plans"),
    limits=Text(
        ja="事業所の都道府県の記録がないときは、実習実施者の所在地によります。",
        en="Where the workplace’s prefecture is not recorded, that of the company counts.",
    ),
    part_of="trainees_by_nationality",
)
def trainees_by_prefecture():
    return f"""
        WITH {TRAINED},
        located AS (
            SELECT placed.organization_id, placed.trainee_id,
                   coalesce(w.prefecture_id, c.prefecture_id) AS prefecture
              FROM {PLACED}
              JOIN companies_company c
                ON c.organization_id = placed.organization_id AND c.id = placed.company_id
              LEFT JOIN companies_workplace w
                ON w.organization_id = placed.organization_id AND w.id = placed.workplace_id
        )
        SELECT t.organization_id, coalesce(located.prefecture, ''), coalesce(trained.sector, ''),
               count(*)
          FROM trainees_trainee t
          LEFT JOIN located
            ON located.organization_id = t.organization_id AND located.trainee_id = t.id
          LEFT JOIN trained
            ON trained.organization_id = t.organization_id AND trained.trainee_id = t.id
         WHERE {IN_JAPAN} GROUP BY 1, 2, 3
    """


def learners(purpose):
    """The statement of those who learn in fields of a purpose, of all who are in Japan."""
    return f"""
        WITH {TRAINED}
        SELECT t.organization_id, '',
               count(*) FILTER (WHERE trained.sector IN ({of_purpose(purpose)})), count(*)
          FROM trainees_trainee t
          LEFT JOIN trained
            ON trained.organization_id = t.organization_id AND trained.trainee_id = t.id
         WHERE {IN_JAPAN} GROUP BY 1
    """


OF_ALL = {
    "unit": Text(ja="%", en="%"),
    "kind": Kind.RATE,
    "denominator": Text(ja="在留中の技能実習生", en="people in Japan"),
    "source": Text(ja="技能実習計画の職種", en="occupations of the plans"),
    "limits": Text(
        ja="学んでいる分野で、帰国後にその仕事に就くとは限りません。",
        en="What is learned; whether it becomes the work after the return is another figure.",
    ),
    "part_of": "trainees_by_prefecture",
}


@figure(
    title=Text(ja="農林水産・食品を学ぶ人", en="People who learn agriculture, fishery or food"),
    definition=Text(
        ja="在留中の技能実習生のうち、農業・林業、漁業、食品製造の職種で学ぶ人の割合。",
        en="Of the people in Japan, the share that learns in an occupation of agriculture and"
        " forestry, fishery, or food manufacturing.",
    ),
    numerator=Text(ja="これらの分野で学ぶ人", en="people who learn in these fields"),
    sdg=("2.a",),
    numerator_of=(PURPOSE, "food"),
    **OF_ALL,
)
def learning_food():
    return learners("food")


@figure(
    title=Text(ja="建設・製造を学ぶ人", en="People who learn construction or manufacturing"),
    definition=Text(
        ja="在留中の技能実習生のうち、建設、繊維・衣服、機械・金属の職種で学ぶ人の割合。",
        en="Of the people in Japan, the share that learns in an occupation of construction, textile"
        " and apparel, or machinery and metal.",
    ),
    numerator=Text(ja="これらの分野で学ぶ人", en="people who learn in these fields"),
    sdg=("9.2",),
    numerator_of=(PURPOSE, "industry"),
    **OF_ALL,
)
def learning_industry():
    return learners("industry")


# Tests of a year that had a result on the day.
SAT = f"""
    FROM training_plans_skilltest s
   WHERE s.outcome <> '' AND {in_year("s.sat_on")} AND coalesce(s.result_on <= %(on)s, true)
"""


@figure(
    title=Text(ja="技能検定等の合格率（過去12か月）", en="Skill tests passed, last 12 months"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    definition=Text(
        ja="基準日までの12か月間に受検し、結果が記録されている技能検定・技能実習評価試験のうち、合格の割合。",
        en="Of the skill tests sat in the twelve months up to the day that have a result, the share"
        " passed.",
    ),
    numerator=Text(ja="合格した試験", en="tests passed"),
    denominator=Text(ja="結果のある試験", en="tests with a result"),
    source=Text(ja="技能検定等の記録", en="records of skill tests"),
    limits=Text(ja="再受検も1件と数えます。", en="A retake is a test of its own."),
    sdg=("4.4", "9.2"),
    part_of="test_results",
    numerator_of=(PASSED, "passed"),
    version=2,
)
def tests_passed():
    return f"""
        SELECT s.organization_id, '', count(*) FILTER (WHERE s.outcome = 'passed'), count(*)
          {SAT} GROUP BY 1
    """


@figure(
    title=Text(ja="技能検定等の結果（過去12か月）", en="Skill test results in the last 12 months"),
    unit=Text(ja="件", en="tests"),
    dimensions=(RESULT,),
    on_paper=True,
    definition=Text(
        ja="基準日までの12か月間に受検し、結果が記録されている技能検定・技能実習評価試験。",
        en="Skill tests sat in the twelve months up to the day that have a result.",
    ),
    version=2,
)
def test_results():
    return f"""
        SELECT s.organization_id, s.grade || ' ' || s.outcome, count(*) {SAT} GROUP BY 1, 2
    """


@figure(
    title=Text(ja="監査の実施数（過去12か月）", en="Audits in the last 12 months"),
    unit=Text(ja="件", en="audits"),
    on_paper=True,
    definition=Text(
        ja="基準日までの12か月間に実施した監査。",
        en="Audits that were carried out in the twelve months up to the day.",
    ),
)
def audits_held():
    return f"""
        SELECT a.organization_id, '', count(*) FROM training_plans_audit a
         WHERE a.carried_out AND {in_year("a.held_on")} GROUP BY 1
    """
