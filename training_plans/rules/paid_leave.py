"""Rule: paid leave is granted after half a year and every year, and five days of it are taken."""

from datetime import date

from titp.compliance.law import LSA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import NOT_EMPLOYED

LEADS = (180, 90, 60, 30)
# Months of service and the days that the law then grants (Labour Standards Act art. 39).
GRANTS = "(6, 10), (18, 11), (30, 12), (42, 14), (54, 16), (66, 18), (78, 20)"


@rule(
    "PAY-005",
    title=Text(ja="年次有給休暇の付与と5日の取得", en="Paid leave granted and five days taken"),
    cites=(LSA.article(39, 1), LSA.article(39, 7)),
    in_force=Period(since=date(2019, 4, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="期間の途中で雇用が終わる年の五日は確認の対象としない（要確認）。",
        en="To be confirmed: the five days are not asked of a year in which the employment ends.",
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-employment",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="本人の希望を聴いて時季を指定し、付与日から一年以内に五日を取得させる。年休管理簿に記録する。",
        en=(
            "Hear the wishes of the person, designate the days so that five are taken within a year"
            " of the grant, and record them."
        ),
    ),
    remind_before=LEADS,
    reads={
        "employed_from": Text(ja="雇用開始日", en="employed from"),
        "by_law_on": Text(ja="法定の付与日", en="granted by law on"),
        "by_law_days": Text(ja="法定の付与日数", en="days by law"),
        "granted_on": Text(ja="付与日", en="granted on"),
        "days": Text(ja="付与日数", en="days granted"),
        "taken": Text(ja="取得日数（時間単位を除く。）", en="days taken, without single hours"),
        "employment_recorded": Text(ja="雇用の記録", en="employment recorded"),
        "practice_on": Text(ja="実習の初日", en="first day of practice"),
    },
)
def paid_leave():
    """Half a year after the employment began, and every year from then on, paid leave is granted
    to whoever came on four of five working days; of ten days or more, five are taken within one
    year from the grant.

    雇用開始から六か月、その後一年ごとに年次有給休暇を付与し、十日以上の付与には一年以内に五日を取得させる（出勤率八割以上の場合）。
    """
    # A grant before its day counts from that earlier day; the law grants on its own day at the
    # latest. Single hours off are leave, but no part of the five days.
    return f"""
        WITH {NOT_EMPLOYED},
        years AS (
            SELECT employment.organization_id, employment.trainee_id, employment.company_id,
                   employment.id AS employment_id, employment.starts_on, employment.ends_on,
                   by_law.days AS by_law_days, by_law_on, given.granted_on, given.days,
                   least(given.granted_on, by_law_on) AS base_on,
                   law.inclusive_end(least(given.granted_on, by_law_on), 12) AS due_on,
                   coalesce(given.attendance_short, false) AS is_short
              FROM trainees_employment employment
              LEFT JOIN gone ON gone.organization_id = employment.organization_id
                            AND gone.trainee_id = employment.trainee_id
             CROSS JOIN (VALUES {GRANTS}) AS by_law (months, days)
             CROSS JOIN LATERAL (
                  SELECT law.inclusive_end(employment.starts_on, by_law.months) + 1 AS by_law_on
             ) half
              LEFT JOIN trainees_leavegrant given
                ON given.organization_id = employment.organization_id
               AND given.employment_id = employment.id AND given.service = by_law.months
               AND given.granted_on <= %(on)s
             WHERE (by_law_on <= %(on)s OR given.granted_on IS NOT NULL
                    OR by_law.months = 6 AND employment.starts_on <= %(on)s)
               AND coalesce(gone.gone_on > %(on)s, true)
        ),
        asked AS (
            SELECT years.*, leave.taken, leave.reached_on
              FROM years
             CROSS JOIN LATERAL (
                  SELECT coalesce(max(total), 0) AS taken,
                         min(taken_on) FILTER (WHERE total >= 5) AS reached_on
                    FROM (SELECT taken_on, sum(CASE part WHEN 'day' THEN 1.0 WHEN 'half' THEN 0.5
                                               ELSE 0.0 END) OVER (ORDER BY taken_on) AS total
                            FROM trainees_leavetaken
                           WHERE organization_id = years.organization_id
                             AND employment_id = years.employment_id
                             AND taken_on BETWEEN base_on AND least(due_on, %(on)s)) AS each
             ) leave
             WHERE coalesce(ends_on >= due_on, true) AND (days >= 10 OR NOT is_short)
        ),
        seen AS (
            SELECT organization_id, trainee_id, company_id, due_on, reached_on AS done_on,
                   CASE WHEN granted_on IS NULL
                        THEN CASE WHEN %(on)s > by_law_on THEN 'data_gap' ELSE 'upcoming' END
                        WHEN days < by_law_days AND NOT is_short THEN 'violation'
                        WHEN reached_on IS NOT NULL THEN 'ok'
                        WHEN %(on)s > due_on THEN 'violation'
                        ELSE law.state_of(due_on, NULL, %(on)s, {LEADS[0]}) END AS state,
                   jsonb_build_object(
                       'employed_from', starts_on, 'by_law_on', by_law_on,
                       'by_law_days', by_law_days, 'granted_on', granted_on, 'days', days,
                       'taken', taken) AS evidence
              FROM asked
             UNION ALL
            SELECT organization_id, trainee_id, company_id, law.inclusive_end(by_law_on, 12), NULL,
                   'data_gap',
                   jsonb_build_object('practice_on', practice_on, 'by_law_on', by_law_on,
                                      'employment_recorded', false)
              FROM not_employed
             CROSS JOIN LATERAL (
                  SELECT law.inclusive_end(practice_on, 6) + 1 AS by_law_on) half
             WHERE by_law_on < %(on)s
        )
        SELECT DISTINCT ON (organization_id, trainee_id, due_on)
               organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               done_on, evidence
          FROM seen
         ORDER BY organization_id, trainee_id, due_on, state = 'data_gap' DESC,
                  state = 'violation' DESC
    """
