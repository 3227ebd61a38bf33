"""Numbers about plans, tests and audits."""

from titp.declared import Text
from titp.monitoring.figure import Dimension, figure
from training_plans.models import SkillTest, TrainingPlan

PEOPLE = Text(ja="人", en="people")


def stage_name(key):
    return TrainingPlan.Stage(int(key)).label


def outcome_name(key):
    grade, _, outcome = key.partition(" ")
    return f"{SkillTest.Grade(grade).label}: {SkillTest.Outcome(outcome).label}"


STAGE = Dimension("stage", Text(ja="段階", en="stage"), names=stage_name)
RESULT = Dimension("result", Text(ja="級・結果", en="grade and result"), names=outcome_name)


@figure(
    title=Text(ja="段階別の技能実習生数", en="Trainees by stage"),
    unit=PEOPLE,
    dimensions=(STAGE,),
    on_paper=True,
    definition=Text(
        ja="基準日が認定済みの技能実習計画の期間内にある技能実習生（その計画の段階別）。",
        en="People with an accredited plan that covers the day, by stage of that plan.",
    ),
)
def trainees_by_stage():
    return """
        SELECT p.organization_id, p.stage::text, count(DISTINCT p.trainee_id)
          FROM training_plans_trainingplan p
         WHERE p.starts_on <= %(on)s AND coalesce(p.ended_on, p.ends_on) >= %(on)s
           AND p.accredited_on <= %(on)s
         GROUP BY 1, 2
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
)
def test_results():
    return """
        SELECT s.organization_id, s.grade || ' ' || s.outcome, count(*)
          FROM training_plans_skilltest s
         WHERE s.outcome <> '' AND s.sat_on <= %(on)s
           AND s.sat_on > %(on)s::date - interval '12 months'
         GROUP BY 1, 2
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
    return """
        SELECT a.organization_id, '', count(*) FROM training_plans_audit a
         WHERE a.carried_out AND a.held_on <= %(on)s
           AND a.held_on > %(on)s::date - interval '12 months'
         GROUP BY 1
    """
