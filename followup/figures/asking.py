"""Numbers about asking those who went home: how far it came, and who answered."""

from followup.agreed import AGREED
from followup.models import Attempt, Wave
from titp.declared import Text
from titp.monitoring.days import YEAR, day_of
from titp.monitoring.figure import ALL, Dimension, Kind, Topic, figure
from trainees.dimensions import NATIONALITY

NOT_TRIED = "none"
STEPS = {
    "asked": Text(ja="依頼したが届いていない", en="asked, not reached"),
    "reached": Text(ja="届いたが開いていない", en="reached, not opened"),
    "opened": Text(ja="開いたが答え終えていない", en="opened, not finished"),
    "answered": Text(ja="回答した", en="answered"),
    "not_answered": Text(ja="回答していない", en="not answered"),
}


def way_name(key):
    if key == NOT_TRIED:
        return Text(ja="連絡の記録なし", en="no try recorded")
    return Attempt.Way(key).label


STEP = Dimension(
    "step",
    Text(ja="どこまで進んだか", en="how far it came"),
    names=STEPS.get,
    parent=lambda key: ALL if key in ("answered", "not_answered") else "not_answered",
    # the share that answered is told by `survey_response`
    apart=lambda key: "yes" if key == "answered" else "no",
)
WAY = Dimension("way", Text(ja="連絡の方法", en="way"), names=way_name)
WAVE = Dimension("wave", Text(ja="調査の回", en="wave"), names=lambda key: Wave(int(key)).label)
REACHING = ", ".join(f"'{outcome}'" for outcome in Attempt.REACHING)
# Those who were asked in the twelve months up to the day, as it stood at its end in Japan. Who
# begins to answer was reached, whatever is recorded of tries. A link that took the place of an
# earlier one of the same wave goes on with it: asked when the first was, as far as any of them
# came, and tried by the tries of all. Each of those asked by hand is one by itself.
ASKED = f"""
    asked AS (
        SELECT i.organization_id, i.wave, t.nationality,
               coalesce((array_agg(a.way ORDER BY a.at DESC, a.id DESC)
                         FILTER (WHERE a.id IS NOT NULL))[1], '{NOT_TRIED}') AS way,
               CASE WHEN bool_or(i.completed_at < ends_at) THEN 'answered'
                    WHEN bool_or(i.opened_at < ends_at) THEN 'opened'
                    WHEN bool_or(a.outcome IN ({REACHING})) THEN 'reached' ELSE 'asked' END AS step
          FROM {YEAR}
          JOIN followup_invitation i ON i.asked_at < ends_at
          JOIN {AGREED}
            ON agreed.organization_id = i.organization_id AND agreed.trainee_id = i.trainee_id
          JOIN trainees_trainee t ON t.organization_id = i.organization_id AND t.id = i.trainee_id
          LEFT JOIN followup_attempt a
            ON a.organization_id = i.organization_id AND a.invitation_id = i.id
           AND {day_of("a.at")} <= %(on)s
         GROUP BY i.organization_id, i.trainee_id, i.wave, t.nationality, begins_at,
                  CASE WHEN i.wave = {Wave.ASKED} THEN i.id END
        HAVING min(i.asked_at) >= begins_at
    )
"""
SOURCE = Text(ja="帰国後調査の依頼と連絡の記録", en="invitations and tries of the follow-up")
AGREEING = Text(
    ja="集計に同意している人だけ。期限の残る依頼も、答えていなければ未回答に数えます。",
    en="Only who agrees to be counted. Invitations that still run count as not answered.",
)


@figure(
    title=Text(ja="帰国後調査の進み具合", en="How far the follow-up came"),
    unit=Text(ja="件", en="invitations"),
    topic=Topic.SURVEY,
    dimensions=(STEP, WAY),
    definition=Text(
        ja="過去12か月の帰国後調査の依頼（同じ回の再発行は1件。どこまで進んだか、最後の連絡の方法別）。「届いた」人の数は、開いた人・答えた人を含む後の段階との合計です。",
        en="Invitations of the follow-up of twelve months, each once however often its link was"
        " issued anew, by how far it came and the way of the last try. All who were reached are"
        " those of that step and of the later ones together.",
    ),
    source=SOURCE,
    limits=AGREEING,
    version=2,
)
def survey_funnel():
    return f"""
        WITH {ASKED} SELECT organization_id, step, way, count(*) FROM asked GROUP BY 1, 2, 3
    """


@figure(
    title=Text(ja="帰国後調査の回答率", en="Answers to the follow-up"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.SURVEY,
    dimensions=(NATIONALITY, WAVE),
    definition=Text(
        ja="過去12か月の帰国後調査の依頼（同じ回の再発行は1件）のうち、回答のあったものの割合（国籍別、調査の回別）。",
        en="Of the invitations of the follow-up of twelve months, each once however often its link"
        " was issued anew, the share answered, by nationality and wave: from wave to wave fewer"
        " answer.",
    ),
    numerator=Text(ja="回答のあった依頼", en="invitations answered"),
    denominator=Text(ja="依頼", en="invitations"),
    source=SOURCE,
    limits=AGREEING,
    sdg=("17.18",),
    part_of="survey_funnel",
    version=2,
)
def survey_response():
    return f"""
        WITH {ASKED}
        SELECT organization_id, nationality, wave::text,
               count(*) FILTER (WHERE step = 'answered'), count(*)
          FROM asked GROUP BY 1, 2, 3
    """
