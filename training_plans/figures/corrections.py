"""Numbers about what audits and visits found amiss at host companies, and its correction."""

from titp.declared import Text
from titp.monitoring.days import day_of, passed_in_year
from titp.monitoring.figure import Dimension, Kind, Topic, figure
from training_plans.models.correction import Topic as Subject

SUBJECT = Dimension("subject", Text(ja="事項", en="topic"), names=lambda key: Subject(key).label)


@figure(
    title=Text(ja="期限内に改善報告のあった事項", en="Corrections answered in time"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.DUTIES,
    dimensions=(SUBJECT,),
    definition=Text(
        ja="監査・訪問で求めた改善のうち、期限が過去12か月にあり、期限までに実習実施者の改善報告があったものの割合。",
        en="Of what audits and visits asked to be put right with a day within twelve months, the"
        " share that the host company answered by that day.",
    ),
    numerator=Text(ja="期限までに報告のあった事項", en="corrections answered by their day"),
    denominator=Text(ja="期限の来た改善事項", en="corrections whose day has come"),
    source=Text(ja="監査・訪問の改善事項", en="corrections of audits and visits"),
    limits=Text(
        ja="実習実施者の報告によるもので、現地での確認を待つものを含みます。",
        en="As the company says; what waits to be seen on site is among them.",
    ),
    sdg=("12.6", "8.8"),
)
def corrections_in_time():
    return f"""
        SELECT c.organization_id, c.topic, count(*) FILTER (WHERE answered.at_day <= c.due_on),
               count(*)
          FROM training_plans_correction c
          LEFT JOIN (
               SELECT s.organization_id, s.correction_id,
                      min({day_of("s.at")}) AS at_day
                 FROM training_plans_correctionstep s WHERE s.kind = 'answered'
                GROUP BY 1, 2) AS answered
            ON answered.organization_id = c.organization_id AND answered.correction_id = c.id
         WHERE {passed_in_year("c.due_on")} AND c.found_on <= %(on)s
         GROUP BY 1, 2
    """
