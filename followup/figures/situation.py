"""What became of them, of those who agree to be counted on the day of counting.

Who withdraws the consent is in no edition that is made afterwards.
"""

from followup.agreed import AGREED
from followup.dimensions import EARNINGS, NOT_SAID, PATHWAY, ROUTE
from titp.declared import Text
from titp.monitoring.figure import UNKNOWN, Kind, Topic, figure
from trainees.dimensions import NATIONALITY
from training_plans.dimensions import TRAINED

SURVEY = Text(ja="帰国後調査（本人の回答）", en="follow-up survey, told by the person")
ANSWERED = Text(
    ja="回答した人だけで、回答しない人との違いは分かりません。人数は最新の回答によります。",
    en="Those who answered only; how others differ is not known. Of each the newest answer counts.",
)
# The newest situation of each of them.
NEWEST = f"""
    SELECT DISTINCT ON (s.organization_id, s.trainee_id) s.*
      FROM followup_situation s
      JOIN {AGREED}
        ON agreed.organization_id = s.organization_id AND agreed.trainee_id = s.trainee_id
     WHERE s.as_of <= %(on)s
"""
IN_ORDER = "ORDER BY s.organization_id, s.trainee_id, s.as_of DESC, s.id DESC"
# What each of them said, with the field of training and the nationality.
WENT = f"""
    {TRAINED},
    went AS (
        SELECT s.*, coalesce(trained.sector, '{UNKNOWN}') AS trained_in, t.nationality,
               CASE WHEN s.kind = '' THEN '{NOT_SAID}' WHEN s.status <> ''
                    THEN s.kind || ':' || s.status ELSE s.kind END AS pathway
          FROM ({NEWEST} {IN_ORDER}) s
          JOIN trainees_trainee t ON t.organization_id = s.organization_id AND t.id = s.trainee_id
          LEFT JOIN trained ON trained.organization_id = s.organization_id
                           AND trained.trainee_id = s.trainee_id
    )
"""
PEOPLE = Text(ja="人", en="people")


@figure(
    title=Text(ja="国・分野から進路へ", en="From country and field to pathway"),
    unit=PEOPLE,
    dimensions=(NATIONALITY, ROUTE),
    definition=Text(
        ja="帰国後調査に答え、集計に同意している人（国籍別、実習の分野と最新の進路別）。",
        en="People who answered the follow-up and agree to be counted, by nationality, and by the"
        " field they were trained in together with what they do now.",
    ),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=ANSWERED,
    sdg=("4.4", "10.7"),
    version=2,
)
def pathways():
    return f"""
        WITH {WENT}
        SELECT organization_id, nationality, trained_in || ':' || pathway, count(*)
          FROM went GROUP BY 1, 2, 3
    """


@figure(
    title=Text(ja="帰国後の進路", en="Pathways after the return"),
    unit=PEOPLE,
    dimensions=(PATHWAY,),
    definition=Text(
        ja="「国・分野から進路へ」と同じ人（進路別。再来日は特定技能、技術・人文知識・国際業務などの在留資格別）。",
        en="The same people as in “From country and field to pathway”, by what they do now; in"
        " Japan again by status of residence, as Specified Skilled Worker or Engineer/Specialist in"
        " Humanities.",
    ),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=ANSWERED,
    sdg=("4.4", "8.5"),
    part_of="pathways",
)
def outcomes():
    return f"""
        WITH {WENT} SELECT organization_id, pathway, count(*) FROM went GROUP BY 1, 2
    """


@figure(
    title=Text(ja="帰国後の収入", en="Earnings after the return"),
    unit=PEOPLE,
    dimensions=(EARNINGS,),
    definition=Text(
        ja="「帰国後の進路」と同じ人（最新の回答の1か月の収入の段階別）。段階は購買力がほぼ等しい額で国ごとに異なります。",
        en="The same people as in the pathways, by the band of a month’s earnings that they told"
        " last. Bands are set for each country to buy about the same there.",
    ),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=Text(
        ja="段階は当システムの独自のもの（要確認）。1か月後の回では尋ねません。",
        en="The bands are our own, to be confirmed. They are not asked one month after the return.",
    ),
    sdg=("1.2", "8.5"),
    part_of="pathways",
)
def earnings():
    return f"""
        WITH {WENT}
        SELECT organization_id, coalesce(earnings::text, '{NOT_SAID}'), count(*)
          FROM went GROUP BY 1, 2
    """


@figure(
    title=Text(ja="学んだ技能の活用", en="Use of the skills learned"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    definition=Text(
        ja="学んだ技能を「よく」または「毎日」使うと答えた人の割合。",
        en="Share of those who use the skills they learned often or every day.",
    ),
    numerator=Text(ja="「よく」「毎日」と答えた人", en="people who said often or every day"),
    denominator=Text(ja="この質問に答えた人", en="people who answered this question"),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=ANSWERED,
    sdg=("4.4",),
    part_of="pathways",
)
def skills_in_use():
    return f"""
        SELECT s.organization_id, '', count(*) FILTER (WHERE s.skills_used >= 3), count(*)
          FROM ({NEWEST} AND s.skills_used IS NOT NULL {IN_ORDER}) s GROUP BY 1
    """


@figure(
    title=Text(ja="再統合の点（独自の方法）", en="Points of reintegration (own method)"),
    unit=Text(ja="点（0～100）", en="points, 0 to 100"),
    kind=Kind.MEAN,
    definition=Text(
        ja="経済・社会・心理社会の三つの面の点の平均。三つとも答えた人だけ。",
        en="Mean of the points of three dimensions: economic, social and psychosocial.",
    ),
    numerator=Text(ja="点の合計", en="sum of the points"),
    denominator=Text(ja="三つの面のすべてに答えた人", en="people who answered all three"),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=Text(
        ja="独自の方法（own-1、要確認）で、IOMの公式の得点ではありません。",
        en="A method of our own (own-1, to be confirmed), not IOM’s official score.",
    ),
    sdg=("8.5",),
    part_of="pathways",
)
def reintegration():
    return f"""
        SELECT organization_id, '', sum(got)::bigint, count(*), sum(got * got)::bigint
          FROM (SELECT s.organization_id,
                       round((s.economic + s.social + s.psychosocial) / 3.0)::bigint AS got
                  FROM ({NEWEST} AND s.economic IS NOT NULL AND s.social IS NOT NULL
                        AND s.psychosocial IS NOT NULL {IN_ORDER}) s) told
         GROUP BY 1
    """


@figure(
    title=Text(ja="来日費用の賃金に対する割合", en="Recruitment cost against pay"),
    unit=Text(ja="%（1か月の手取りに対する）", en="% of a month’s pay"),
    kind=Kind.MEAN,
    dimensions=(NATIONALITY,),
    definition=Text(
        ja="本人が負担した来日の費用を、1年目の1か月の手取りで割った割合の平均。",
        en="What the person paid to come, divided by a month’s take-home pay in the first year.",
    ),
    numerator=Text(ja="各人の割合の合計", en="sum of each person’s share"),
    denominator=Text(ja="両方に答えた人", en="people who told both"),
    source=SURVEY,
    topic=Topic.PATHWAYS,
    limits=Text(
        ja="賃金は段階の中央の値、外貨は要確認の率で円に換算。本人の記憶によります。",
        en="Pay is the middle of a band; other currencies at rates to be confirmed; from memory.",
    ),
    sdg=("10.7.1",),
    precision=0,
    part_of="pathways",
)
def recruitment_cost():
    return f"""
        SELECT told.organization_id, t.nationality, sum(got)::bigint, count(*),
               sum(got * got)::bigint
          FROM (SELECT s.organization_id, s.trainee_id,
                       round(100.0 * s.recruitment_cost_yen / s.first_pay_yen)::bigint AS got
                  FROM ({NEWEST} AND s.recruitment_cost_yen IS NOT NULL
                        AND s.first_pay_yen > 0 {IN_ORDER}) s) told
          JOIN trainees_trainee t
            ON t.organization_id = told.organization_id AND t.id = told.trainee_id
         GROUP BY 1, 2
    """
