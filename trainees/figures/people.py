"""Numbers about people in training."""

from titp.declared import Text
from titp.monitoring.days import in_year
from titp.monitoring.figure import Dimension, Kind, Topic, figure
from trainees.dimensions import NATIONALITY
from trainees.models import Leaving

PEOPLE = Text(ja="人", en="people")
IN_JAPAN = """
    t.entered_on <= %(on)s AND NOT EXISTS (
        SELECT FROM trainees_leaving l WHERE l.organization_id = t.organization_id
           AND l.trainee_id = t.id AND coalesce(l.left_on, l.recorded_on) <= %(on)s
           AND (l.left_on IS NOT NULL OR l.planned_on IS NULL))
"""
# Where each person is placed on the day, which the person's own row tells of today only.
PLACED = """
    (SELECT DISTINCT ON (p.organization_id, p.trainee_id)
            p.organization_id, p.trainee_id, p.company_id, p.workplace_id
       FROM trainees_placement p
      WHERE coalesce(p.starts_on <= %(on)s, true) AND coalesce(p.ends_on >= %(on)s, true)
      ORDER BY p.organization_id, p.trainee_id, p.starts_on DESC NULLS LAST, p.id DESC) AS placed
"""
# How each person left for good by the day, at last. Without any day it is that of the record.
GONE = """
    (SELECT DISTINCT ON (l.organization_id, l.trainee_id) l.organization_id, l.trainee_id, l.kind,
            coalesce(l.left_on, l.recorded_on) AS gone_on
       FROM trainees_leaving l
      WHERE coalesce(l.left_on, l.recorded_on) <= %(on)s
        AND (l.left_on IS NOT NULL OR l.planned_on IS NULL)
      ORDER BY l.organization_id, l.trainee_id, gone_on DESC, l.id DESC) AS gone
"""


def kind_of_leaving(key):
    return Leaving.Kind(key).label


KIND = Dimension("kind", Text(ja="理由", en="kind"), names=kind_of_leaving)
YEAR_OF_STAY = Dimension(
    "year-of-stay",
    Text(ja="在留の年数", en="year of the stay"),
    names=lambda key: Text(ja=f"{key}年目", en=f"year {key}"),
)


@figure(
    title=Text(ja="国籍・地域別の技能実習生数", en="Trainees by nationality"),
    unit=PEOPLE,
    dimensions=(NATIONALITY,),
    on_paper=True,
    definition=Text(
        ja="入国済みで、離脱・帰国の記録がない技能実習生（国籍・地域別）。",
        en="People who have landed in Japan and are not recorded as gone, by nationality.",
    ),
)
def trainees_by_nationality():
    return f"""
        SELECT t.organization_id, t.nationality, count(*)
          FROM trainees_trainee t WHERE {IN_JAPAN} GROUP BY 1, 2
    """


@figure(
    title=Text(ja="実習実施者数", en="Host companies with trainees"),
    unit=Text(ja="社", en="companies"),
    on_paper=True,
    definition=Text(
        ja="在留中の技能実習生が基準日に配属されている実習実施者。",
        en="Host companies at which somebody in Japan is placed on the day.",
    ),
)
def companies_with_trainees():
    return f"""
        SELECT t.organization_id, '', count(DISTINCT placed.company_id)
          FROM trainees_trainee t
          JOIN {PLACED} ON placed.organization_id = t.organization_id AND placed.trainee_id = t.id
         WHERE {IN_JAPAN} GROUP BY 1
    """


@figure(
    title=Text(ja="離脱の内訳（過去12か月）", en="Leavings in the last 12 months"),
    unit=PEOPLE,
    dimensions=(KIND,),
    on_paper=True,
    published=False,  # beside `missing_people` it would tell of the smallest kind
    definition=Text(
        ja="基準日までの12か月間に離脱・帰国した人（帰国、行方不明、在留資格変更の別）。",
        en="People who left in the twelve months up to the day: returned, missing, other status.",
    ),
)
def leavings_by_kind():
    return f"""
        SELECT organization_id, kind, count(*) FROM {GONE}
         WHERE {in_year("gone_on")} GROUP BY 1, 2
    """


@figure(
    title=Text(ja="行方不明となった人", en="People who went missing"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.PROTECTION,
    dimensions=(YEAR_OF_STAY,),
    definition=Text(
        ja="基準日に在留する技能実習生と、基準日までの12か月間に行方不明と記録された人のうち、後者の割合。",
        en="Of the people who are in Japan on the day and those who were recorded as missing in the"
        " twelve months up to it, the share of these.",
    ),
    numerator=Text(ja="行方不明となった人", en="people recorded as missing"),
    # who left otherwise is not among them: that few could be told from the people in Japan
    denominator=Text(
        ja="在留中の人と行方不明となった人", en="people in Japan and people recorded as missing"
    ),
    source=Text(ja="離脱の記録", en="records of leavings"),
    limits=Text(
        ja="在留の年数は、離脱の日又は基準日のもの。後に所在が分かった人も、記録を直すまで含みます。",
        en="The year of the stay is that of leaving, or of the day. Who was found again counts"
        " until the record is changed.",
    ),
    sdg=("8.7", "10.7"),
    precision=2,
)
def missing_people():
    return f"""
        SELECT t.organization_id,
               (1 + extract(year FROM age(coalesce(gone.gone_on, %(on)s), t.entered_on))
               )::int::text,
               count(*) FILTER (WHERE gone.kind = 'absconded'), count(*)
          FROM trainees_trainee t
          LEFT JOIN {GONE}
            ON gone.organization_id = t.organization_id AND gone.trainee_id = t.id
         WHERE t.entered_on <= %(on)s
           AND (gone.trainee_id IS NULL OR gone.kind = 'absconded' AND {in_year("gone.gone_on")})
         GROUP BY 1, 2
    """


@figure(
    title=Text(
        ja="保証金・違約金・借入れのない人", en="People free of deposits, penalties and debt"
    ),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.PROTECTION,
    definition=Text(
        ja="入国済みで、離脱・帰国の記録がない技能実習生のうち、直近の聴取・申告で保証金、違約金等の契約、貯蓄の管理、"
        "借入れのいずれもないと答えた人の割合。",
        en="Of the people who have landed in Japan and are not recorded as gone, the share that"
        " told last of no deposit, penalty, controlled savings or loan.",
    ),
    numerator=Text(ja="いずれもないと答えた人", en="people who told of none"),
    denominator=Text(ja="在留中の技能実習生", en="people in Japan"),
    source=Text(ja="聴取・申告の記録", en="interviews and declarations"),
    limits=Text(
        ja="尋ねていない人は「ない」に含みません。借入れには正当な費用のためのものを含みます。",
        en="Who was not asked does not count as free. Loans for lawful fees are loans too.",
    ),
    sdg=("1.2", "8.7"),
    part_of="trainees_by_nationality",
)
def free_of_debt():
    return f"""
        SELECT t.organization_id, '',
               count(*) FILTER (
                   WHERE NOT (told.deposit_reported OR told.relatives_deposit_reported
                              OR told.penalty_contract_reported OR told.savings_controlled
                              OR told.loan_reported)),
               count(*)
          FROM trainees_trainee t
          LEFT JOIN (
               SELECT DISTINCT ON (i.organization_id, i.trainee_id) i.*
                 FROM trainees_protectioninterview i WHERE i.held_on <= %(on)s
                ORDER BY i.organization_id, i.trainee_id, i.held_on DESC, i.id DESC) AS told
            ON told.organization_id = t.organization_id AND told.trainee_id = t.id
         WHERE {IN_JAPAN} GROUP BY 1
    """
