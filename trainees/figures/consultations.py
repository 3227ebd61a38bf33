"""Numbers about what people bring before their organization, and how soon it answers.

They count restricted matters too: what only the safeguarding contacts may read is in the sums of
the country. No organization sees its own (a snapshot is nobody's but the night's, and none of
these stands on paper).
"""

from titp.declared import Text
from titp.monitoring.days import YEAR, day_of
from titp.monitoring.figure import ALL, Dimension, Kind, Topic, figure
from trainees.models import Consultation
from trainees.models.reference import language_name
from trainees.rules.consultation_answered import HOURS

Category = Consultation.Category
# Into these a matter is merged where it is too small: never blanked, and never with another kind
# of need, as long as its own is large enough.
NEEDS = {
    "dignity": Text(ja="安全・尊厳", en="safety and dignity"),
    "labour": Text(ja="賃金・労働・実習", en="pay, work and training"),
    "living": Text(ja="生活・健康", en="living and health"),
}
NEED_OF = {
    **dict.fromkeys(Consultation.URGENT, "dignity"),
    **dict.fromkeys(
        [
            Category.WAGES, Category.HOURS, Category.WORK, Category.TRANSFER, Category.DISMISSAL,
        ],
        "labour",
    ),
    **dict.fromkeys([Category.LODGING, Category.LIFE, Category.HEALTH], "living"),
}  # fmt: skip


def matter_name(key):
    return NEEDS.get(key) or Category(key).label


MATTER = Dimension(
    "matter",
    Text(ja="相談の内容", en="matter"),
    names=matter_name,
    parent=lambda key: NEED_OF.get(key, ALL),
)
CHANNEL = Dimension(
    "channel",
    Text(ja="相談の方法", en="channel"),
    names=lambda key: Consultation.Channel(key).label,
)
LANGUAGE = Dimension("language", Text(ja="言語", en="language"), names=language_name)

# Those of the twelve months up to the day, as they stood at its end in Japan: when each was
# answered and closed, and until when an answer was owed by the organization's own hours.
TOLD = f"""
    told AS (
        SELECT c.organization_id, c.category, c.channel, c.language, c.received_at, ends_at,
               CASE WHEN c.first_response_at < ends_at THEN c.first_response_at END AS answered_at,
               CASE WHEN c.closed_at < ends_at THEN c.closed_at END AS closed_at,
               c.received_at + make_interval(hours => coalesce(terms.hours, {HOURS})) AS due_at
          FROM {YEAR}
          JOIN trainees_consultation c
            ON c.received_at >= begins_at AND c.received_at < ends_at
          LEFT JOIN LATERAL (
               SELECT t.first_answer_hours::int AS hours FROM trainees_safeguardingterms t
                WHERE t.organization_id = c.organization_id
                  AND t.since <= {day_of("c.received_at")}
                ORDER BY t.since DESC LIMIT 1) AS terms ON true
    )
"""
SOURCE = Text(ja="相談記録（参考様式第4-11号）", en="records of consultations (form 4-11)")
BROUGHT = Text(
    ja="受け付けて記録した相談だけ。相談しない人の困り事は分からず、多いことは悪いこととは限りません。",
    en="Only what was brought and recorded. What people do not tell is not known; many may be a"
    " sign of trust.",
)
CASES = Text(ja="件", en="consultations")


@figure(
    title=Text(ja="相談・申告（過去12か月）", en="Consultations in the last 12 months"),
    unit=CASES,
    topic=Topic.PROTECTION,
    dimensions=(MATTER, CHANNEL),
    definition=Text(
        ja="基準日までの12か月間に受け付けた相談・申告（保護担当者限りのものを含む）。",
        en="Consultations and reports received in the twelve months up to the day, those for the"
        " safeguarding contacts only included.",
    ),
    source=SOURCE,
    limits=BROUGHT,
    sdg=("8.8",),
)
def consultations():
    return f"""
        WITH {TOLD} SELECT organization_id, category, channel, count(*) FROM told GROUP BY 1, 2, 3
    """


@figure(
    title=Text(ja="期限内に最初の対応をした相談", en="Consultations answered in time"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.PROTECTION,
    dimensions=(LANGUAGE,),
    definition=Text(
        ja="過去12か月の相談のうち、団体の定める時間（定めがなければ24時間、要確認）以内に最初の対応をした割合。",
        en="Of the consultations of twelve months, the share first answered within the hours that"
        " the organization has set; without any, 24 (to be confirmed).",
    ),
    numerator=Text(ja="時間内に最初の対応をした相談", en="consultations first answered in time"),
    denominator=Text(ja="受け付けた相談", en="consultations received"),
    source=SOURCE,
    limits=Text(
        ja="基準日にまだ時間内で対応を待つものは、未対応として数えます。法令は時間を定めていません。",
        en="What still waits within its hours on the day counts as not answered. The law names no"
        " time.",
    ),
    sdg=("8.8", "16.6"),
    part_of="consultations",
)
def consultations_answered_in_time():
    return f"""
        WITH {TOLD} SELECT organization_id, language,
                           count(*) FILTER (WHERE answered_at <= due_at), count(*)
                      FROM told GROUP BY 1, 2
    """


@figure(
    title=Text(ja="最初の対応までの時間", en="Hours until the first answer"),
    unit=Text(ja="時間", en="hours"),
    kind=Kind.MEAN,
    topic=Topic.PROTECTION,
    definition=Text(
        ja="過去12か月の相談の、受付から最初の対応までの時間の平均。対応を待つものは基準日までの時間。",
        en="Mean hours from the receipt of the consultations of twelve months to the first answer;"
        " of those that wait, to the end of the day.",
    ),
    numerator=Text(ja="時間の合計", en="sum of the hours"),
    denominator=Text(ja="受け付けた相談", en="consultations received"),
    source=SOURCE,
    limits=Text(
        ja="長く待つ少数の相談が平均を大きくします。",
        en="A few that wait long raise the mean much.",
    ),
    sdg=("8.8",),
    part_of="consultations",
)
def hours_until_answered():
    return f"""
        WITH {TOLD}
        SELECT organization_id, '', sum(hours)::bigint, count(*), sum(hours * hours)::bigint
          FROM (SELECT organization_id,
                       round(extract(epoch FROM coalesce(answered_at, ends_at) - received_at)
                             / 3600)::bigint AS hours
                  FROM told) AS waited GROUP BY 1
    """


@figure(
    title=Text(ja="終了した相談", en="Consultations that are settled"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.PROTECTION,
    definition=Text(
        ja="過去12か月の相談のうち、基準日までに終了した割合。",
        en="Of the consultations of twelve months, the share that was closed by the day.",
    ),
    numerator=Text(ja="終了した相談", en="consultations closed"),
    denominator=Text(ja="受け付けた相談", en="consultations received"),
    source=SOURCE,
    limits=Text(
        ja="終了は団体の記録によります。本人が解決と考えるかは分かりません。",
        en="Closed as the organization recorded it; whether the person is satisfied is not known.",
    ),
    sdg=("8.8",),
    part_of="consultations",
)
def consultations_settled():
    return f"""
        WITH {TOLD} SELECT organization_id, '', count(closed_at), count(*) FROM told GROUP BY 1
    """
