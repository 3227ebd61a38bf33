"""Numbers about duties that were not kept in time, or not as required, and what became of them.

Each finding is in one figure only: what people are paid, where they sleep and what is kept from
them in `protection_breaches`; of all other rules what is not as required in `breaches`, and what
missed its day in `duties_in_time`. Consultations have figures of their own.
"""

from titp.compliance.models import State
from titp.compliance.rule import RULES
from titp.declared import Text
from titp.monitoring.days import passed_in_year
from titp.monitoring.figure import ALL, Dimension, Kind, Topic, figure

# What a rule's number begins with → the kind of its duty (handbook 14.6).
KINDS = {
    "SUP": "supervision", "PLAN": "training", "CAP": "training", "LECT": "training",
    "EXAM": "training", "ESD": "training", "HOST": "host", "STAFF": "host", "DATA": "host",
    "IMM": "stay", "RET": "stay", "PAY": "pay", "HOUSE": "lodging", "PROT": "papers",
}  # fmt: skip
KIND_NAMES = {
    "supervision": Text(ja="監理の業務", en="work of the supervising organization"),
    "training": Text(ja="計画・講習・試験", en="plans, lectures and tests"),
    "host": Text(ja="実習実施者の体制・帳簿", en="staff and books of the host company"),
    "stay": Text(ja="在留・帰国", en="stay and return"),
    "pay": Text(ja="賃金・労働時間", en="pay and working hours"),
    "lodging": Text(ja="宿泊施設", en="lodging"),
    "papers": Text(ja="旅券・保証金等", en="papers, deposits and penalties"),
}


def duty_name(key):
    """Of a rule or a kind of duty; the number of a rule that is no longer declared."""
    if key in KIND_NAMES:
        return KIND_NAMES[key]
    return RULES[key].title if key in RULES else key


DUTY = Dimension(
    "duty",
    Text(ja="義務", en="duty"),
    names=duty_name,
    parent=lambda key: KINDS.get(key.partition("-")[0], ALL),
)
STATE = Dimension("state", Text(ja="状態", en="state"), names=lambda key: State(key).label)
PROTECTS = "(f.rule LIKE 'PAY-%%' OR f.rule LIKE 'HOUSE-%%' OR f.rule LIKE 'PROT-%%')"
ANSWERS = "f.rule <> 'PROT-003'"  # told by the figures of consultations
# What was done on its last day, only the night after it sees: else it would then be overdue.
IN_TIME = "f.closed_on <= f.due_on OR f.state = 'due_soon' AND f.closed_on = f.due_on + 1"
FOUND = Text(ja="規則による毎晩の点検", en="the rules, asked every night")
NOT_KNOWN = Text(
    ja="記録から分かるものだけです。記録の不足は含まず、要確認の規則は含みます。本人が離れた、規則が終わったなどで"
    "解消したものも含みます。",
    en="Only what records tell; what is not recorded is not among them. Rules that are to be"
    " confirmed are. Resolved is also what ended because the person left or the rule did.",
)
WORDS = {
    "unit": Text(ja="%", en="%"),
    "kind": Kind.RATE,
    "source": FOUND,
    "limits": NOT_KNOWN,
}


def known_in_a_year(which):
    """The statement of findings that were open on some day of the year, and which are no longer."""
    return f"""
        SELECT f.organization_id, f.rule, f.state,
               count(*) FILTER (WHERE f.closed_on <= %(on)s), count(*)
          FROM compliance_finding f
         WHERE f.found_on <= %(on)s
           AND (f.closed_on IS NULL OR f.closed_on > %(on)s::date - interval '12 months')
           AND {which}
         GROUP BY 1, 2, 3
    """


@figure(
    title=Text(ja="保護に関する不備とその解消", en="Shortcomings in protection that are resolved"),
    definition=Text(
        ja="賃金・労働時間、宿泊施設、旅券・保証金等の規則で、過去12か月に要件を満たさない又は要確認と分かっていたもの"
        "（後に解消したものを含む）のうち、基準日までに解消した割合。",
        en="Of what was not as required or to be checked within twelve months, by the rules of pay"
        " and hours, lodging, papers and deposits: the share resolved by the day.",
    ),
    numerator=Text(ja="基準日までに解消したもの", en="no longer found by the day"),
    denominator=Text(ja="12か月間に分かっていたもの", en="known within the twelve months"),
    topic=Topic.PROTECTION,
    dimensions=(DUTY, STATE),
    sdg=("8.7", "8.8", "1.2"),
    **WORDS,
)
def protection_breaches():
    states = "'violation', 'warning', 'overdue', 'late'"
    return known_in_a_year(f"{PROTECTS} AND {ANSWERS} AND f.state IN ({states})")


@figure(
    title=Text(ja="義務の不備とその解消", en="Shortcomings in other duties that are resolved"),
    definition=Text(
        ja="保護以外の規則で、過去12か月に要件を満たさない又は要確認と分かっていたもののうち、基準日までに解消した割合。",
        en="Of what was not as required or to be checked within twelve months, by all rules but"
        " those of protection: the share resolved by the day.",
    ),
    numerator=Text(ja="基準日までに解消したもの", en="no longer found by the day"),
    denominator=Text(ja="12か月間に分かっていたもの", en="known within the twelve months"),
    topic=Topic.DUTIES,
    dimensions=(DUTY, STATE),
    sdg=("16.6",),
    **WORDS,
)
def breaches():
    return known_in_a_year(f"NOT {PROTECTS} AND f.state IN ('violation', 'warning')")


@figure(
    title=Text(ja="期限内に果たされた義務", en="Duties done by their day"),
    definition=Text(
        ja="保護以外の規則で、期限が過去12か月にある義務のうち、期限までに果たされた割合。",
        en="Of the duties whose day lay within twelve months, by all rules but those of protection:"
        " the share done by that day.",
    ),
    numerator=Text(ja="期限までに果たされたもの", en="done by their day"),
    denominator=Text(ja="期限の来た義務", en="duties whose day has come"),
    topic=Topic.DUTIES,
    dimensions=(DUTY,),
    sdg=("16.6",),
    **WORDS
    | {
        "limits": Text(
            ja="予告の時期より前に果たされた義務は含みません。",
            en="Duties done before they were even announced are not among them.",
        )
    },
)
def duties_in_time():
    return f"""
        SELECT f.organization_id, f.rule, count(*) FILTER (WHERE {IN_TIME}), count(*)
          FROM compliance_finding f
         WHERE f.found_on <= %(on)s AND {passed_in_year("f.due_on")}
           AND NOT {PROTECTS} AND f.state IN ('overdue', 'late', 'due_soon')
         GROUP BY 1, 2
    """
