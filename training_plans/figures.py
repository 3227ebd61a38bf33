"""Numbers about plans, tests and audits."""

from titp.declared import Text
from titp.monitoring.figure import figure
from training_plans.models import SkillTest, TrainingPlan

PEOPLE = Text(ja="人", en="people")


def stage_name(key):
    return TrainingPlan.Stage(int(key)).label


def outcome_name(key):
    grade, _, outcome = key.partition(" ")
    return f"{SkillTest.Grade(grade).label}: {SkillTest.Outcome(outcome).label}"


@figure(
    title=Text(ja="段階別実習者数", en="Trainees by stage"),
    unit=PEOPLE,
    by=Text(ja="段階", en="stage"),
    names=stage_name,
)
def trainees_by_stage():
    """People with an accredited plan that covers the day, by stage of that plan."""
    return """
        SELECT p.organization_id, p.stage::text, count(DISTINCT p.trainee_id)
          FROM training_plans_trainingplan p
         WHERE p.starts_on <= %(on)s AND coalesce(p.ended_on, p.ends_on) >= %(on)s
           AND p.accredited_on <= %(on)s
         GROUP BY 1, 2
    """


@figure(
    title=Text(ja="技能検定の結果（過去12か月）", en="Skill test results in the last 12 months"),
    unit=Text(ja="件", en="tests"),
    by=Text(ja="等級・結果", en="grade and result"),
    names=outcome_name,
)
def test_results():
    """Skill tests sat in the twelve months up to the day that have a result."""
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
)
def audits_held():
    """Audits that were carried out in the twelve months up to the day."""
    return """
        SELECT a.organization_id, '', count(*) FROM training_plans_audit a
         WHERE a.carried_out AND a.held_on <= %(on)s
           AND a.held_on > %(on)s::date - interval '12 months'
         GROUP BY 1
    """
