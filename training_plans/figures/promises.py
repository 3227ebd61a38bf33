"""Numbers about what plans promise."""

from titp.declared import Text
from titp.monitoring.days import in_year
from titp.monitoring.figure import Kind, Topic, figure

PERCENT = Text(ja="%", en="%")
# Plans that began in the twelve months up to the day, with what they promise.
BEGUN = f"""
    begun AS (
        SELECT p.*, coalesce(pay.amount >= pay.compared_amount, false) AS is_equal,
               p.essential_minutes + p.related_minutes + p.peripheral_minutes AS minutes,
               p.essential_safety_minutes + p.related_safety_minutes + p.peripheral_safety_minutes
               AS safety
          FROM training_plans_trainingplan p
          LEFT JOIN training_plans_planpay pay
            ON pay.organization_id = p.organization_id AND pay.plan_id = p.id
         WHERE p.accredited_on <= %(on)s AND {in_year("p.starts_on")}
    )
"""
PLANS = Text(ja="技能実習計画", en="training plans")


@figure(
    title=Text(ja="日本人と同等以上の報酬", en="Pay not lower than that of a Japanese"),
    unit=PERCENT,
    kind=Kind.RATE,
    topic=Topic.PROTECTION,
    definition=Text(
        ja="過去12か月に始まった認定計画のうち、記録された日本人の報酬額以上の報酬を定めるものの割合。",
        en="Of the accredited plans that began within twelve months, the share that promises at"
        " least the recorded pay of a Japanese in the same work.",
    ),
    numerator=Text(ja="同等以上と分かる計画", en="plans known to promise as much"),
    denominator=Text(ja="始まった認定計画", en="accredited plans that began"),
    source=PLANS,
    limits=Text(
        ja="比較する額の記録がない計画は、同等以上に含みません（賃金規程等による説明だけのものを含む）。",
        en="Plans without an amount to compare with do not count as equal, also where they explain"
        " it by the rules of pay.",
    ),
    sdg=("10.2", "8.5"),
)
def equal_pay():
    return f"""
        WITH {BEGUN} SELECT organization_id, '', count(*) FILTER (WHERE is_equal), count(*)
                       FROM begun GROUP BY 1
    """


@figure(
    title=Text(ja="計画に占める安全衛生の時間", en="Safety and health in the hours of plans"),
    unit=PERCENT,
    kind=Kind.MEAN,
    topic=Topic.PROTECTION,
    definition=Text(
        ja="過去12か月に始まった認定計画の、全業務の時間に占める安全衛生業務の割合の平均（規則では各業務の10分の1以上）。",
        en="Mean share of safety and health in the hours of the accredited plans that began within"
        " twelve months. The ordinance asks for a tenth of each class of tasks.",
    ),
    numerator=Text(ja="各計画の割合の合計", en="sum of each plan’s share"),
    denominator=Text(ja="時間の記録がある計画", en="plans with hours"),
    source=PLANS,
    limits=Text(
        ja="計画の時間で、各計画の割合は1％単位です。健康診断の記録はシステムにありません。",
        en="As planned, each plan’s share in whole per cent. Of health checks this system keeps no"
        " record.",
    ),
    sdg=("3.9", "8.8"),
    part_of="equal_pay",
)
def safety_share():
    return f"""
        WITH {BEGUN}
        SELECT organization_id, '', sum(share)::bigint, count(*), sum(share * share)::bigint
          FROM (SELECT organization_id, round(100.0 * safety / minutes)::bigint AS share
                  FROM begun WHERE minutes > 0) AS planned GROUP BY 1
    """
