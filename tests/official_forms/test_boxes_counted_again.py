"""Boxes of forms that the program computes, counted again by statements of their own.

Beside the host of the story stand rows that must not count: see crowded.py.
"""

import re
from datetime import date

import pytest
from crowded import crowd
from django.db import connection
from filled_in import DAYS, form_of

from titp.official_forms.filling import filled

YEAR = "BETWEEN '2025-04-01' AND '2026-03-31'"
# Whoever has an accredited plan on a day, by its first and its actual last day.
IN_TRAINING = """
    SELECT company_id, trainee_id, stage, starts_on, coalesce(ended_on, ends_on) AS last_on
      FROM training_plans_trainingplan WHERE accredited_on IS NOT NULL
"""
OF_THE_HOST = "company_id = %(company)s"
# form → box → a statement; one row of one column is a number, else the rows of a table.
COUNTED = {
    "business_report": {
        "hosts_at_start": f"""SELECT count(DISTINCT company_id) FROM ({IN_TRAINING}) AS plan
                              WHERE date '2025-04-01' BETWEEN starts_on AND last_on""",
        "hosts_at_end": f"""SELECT count(DISTINCT company_id) FROM ({IN_TRAINING}) AS plan
                            WHERE date '2026-03-31' BETWEEN starts_on AND last_on""",
        "regular_audits": f"""SELECT count(*) FROM training_plans_audit
                              WHERE carried_out AND kind = 'regular' AND held_on {YEAR}""",
        "extraordinary_audits": f"""SELECT count(*) FROM training_plans_audit WHERE carried_out
                                    AND kind = 'extraordinary' AND held_on {YEAR}""",
        "visits": f"SELECT count(*) FROM training_plans_visit WHERE visited_on {YEAR}",
        "lecture_people": f"""SELECT count(DISTINCT trainee_id) FROM training_plans_lecture lecture
                              JOIN training_plans_trainingplan plan ON plan.id = lecture.plan_id
                              WHERE attendance = 'held' AND held_on {YEAR}""",
        "lecture_minutes": f"""SELECT sum(minutes) FROM training_plans_lecture
                               WHERE attendance = 'held' AND held_on {YEAR}""",
        "people": f"""SELECT count(*) FILTER (WHERE starts_on < '2025-04-01'),
                             count(*) FILTER (WHERE starts_on {YEAR}),
                             count(*) FILTER (WHERE last_on {YEAR}),
                             count(*) FILTER (WHERE last_on > '2026-03-31')
                        FROM ({IN_TRAINING}) AS plan JOIN trainees_trainee person
                          ON person.id = plan.trainee_id
                       WHERE starts_on <= '2026-03-31' AND last_on >= '2025-04-01'
                       GROUP BY stage, nationality ORDER BY stage, nationality""",
        "fees": f"""SELECT kind, sum(amount), sum(actual_cost),
                           floor(sum(amount) * 1.0 / (
                             SELECT count(DISTINCT (trainee_id, month))
                               FROM ({IN_TRAINING}) AS plan,
                                    generate_series(date_trunc('month', greatest(
                                      starts_on, '2025-04-01')), least(last_on, '2026-03-31'),
                                      '1 month') AS month
                              WHERE starts_on <= '2026-03-31' AND last_on >= '2025-04-01') + 0.5)
                      FROM training_plans_supervisionfee WHERE collected_on {YEAR}
                     GROUP BY kind""",
    },
    "implementation_report": {
        "full_time_staff": f"""SELECT full_time_staff FROM companies_staffcount
                               WHERE {OF_THE_HOST} AND counted_on <= '2026-03-31'
                               ORDER BY counted_on DESC LIMIT 1""",
        "minimum_wage": """SELECT yen_per_hour FROM companies_minimumwage
                           WHERE prefecture_id = '01' AND starts_on <= '2026-03-31'
                           ORDER BY starts_on DESC LIMIT 1""",
        "wages": f"""SELECT min(base_pay), floor(avg(base_pay) + 0.5),
                            floor(avg(overtime_minutes) + 0.5)
                       FROM training_plans_monthline line JOIN training_plans_monthlyreport report
                         ON report.id = line.report_id
                      WHERE line.{OF_THE_HOST} AND month {YEAR}""",
        "charges": f"""SELECT kind, floor(avg(charge.amount) + 0.5)
                         FROM training_plans_charge charge
                         JOIN training_plans_monthline line ON line.id = charge.line_id
                        WHERE line.{OF_THE_HOST} GROUP BY kind ORDER BY kind""",
        "gone": f"""SELECT leaving.kind, count(*), round(count(*) * 100.0 / (
                             SELECT count(DISTINCT trainee_id)
                               FROM training_plans_trainingplan WHERE {OF_THE_HOST}), 1),
                           count(*) FILTER (WHERE plan.ended_on IS NOT NULL)
                      FROM trainees_leaving leaving JOIN training_plans_trainingplan plan
                        USING (trainee_id)
                     WHERE plan.{OF_THE_HOST} GROUP BY leaving.kind""",
    },
    "fulfilment_ledger": {
        "months": """SELECT month, essential_minutes, related_minutes, peripheral_minutes,
                             essential_safety_minutes + related_safety_minutes
                               + peripheral_safety_minutes,
                             sum(essential_minutes + related_minutes + peripheral_minutes)
                               OVER (ORDER BY month), ledger_completed_on
                        FROM training_plans_monthline line JOIN training_plans_monthlyreport report
                          ON report.id = line.report_id
                       WHERE trainee_id = %(person)s ORDER BY month""",
        "tasks": """SELECT task_class, sum(minutes),
                           round(sum(minutes) * 100.0 / sum(sum(minutes)) OVER (), 1),
                           sum(minutes) FILTER (WHERE is_safety),
                           round(sum(minutes) FILTER (WHERE is_safety) * 100.0 / sum(minutes), 1)
                      FROM training_plans_plantask WHERE plan_id = %(plan)s
                     GROUP BY task_class
                     ORDER BY array_position(ARRAY['essential', 'related', 'peripheral'],
                                             task_class::text)""",
    },
    "plan_application": {
        "age": """SELECT extract(year FROM age('2026-03-02', birth_date))
                    FROM trainees_trainee WHERE id = %(person)s""",
        "practice_minutes": """SELECT sum(minutes) FROM training_plans_plantask
                               WHERE plan_id = %(plan)s""",
        "total_minutes": """SELECT (SELECT sum(minutes) FROM training_plans_plantask
                                     WHERE plan_id = %(plan)s)
                                 + (SELECT sum(minutes) FROM training_plans_lecture
                                     WHERE plan_id = %(plan)s AND attendance <> 'missed')""",
        "lecture_days": """SELECT count(DISTINCT held_on) FROM training_plans_lecture
                           WHERE plan_id = %(plan)s AND attendance <> 'missed'""",
    },
    "training_diary": {
        "worked_days": """SELECT count(*) FROM training_plans_logentry
                          WHERE trainee_id = %(person)s AND kind IN ('work', 'lecture')
                            AND day BETWEEN '2025-06-01' AND '2025-06-30'""",
        "total": """SELECT sum(minutes) FROM training_plans_logentry
                    WHERE trainee_id = %(person)s
                      AND day BETWEEN '2025-06-01' AND '2025-06-30'""",
    },
    "audit_report": {
        "present_count": f"""SELECT count(DISTINCT trainee_id) FROM ({IN_TRAINING}) AS plan
                             WHERE {OF_THE_HOST}
                               AND date '2025-06-20' BETWEEN starts_on AND last_on""",
        "interviewed_count": """SELECT count(*) FROM training_plans_interview
                                WHERE audit_id = %(audit)s""",
    },
    "audit_outline": {
        "wages": f"""SELECT name_roman, month, base_pay, regular_minutes, overtime_minutes,
                            overtime_pay
                       FROM training_plans_monthline line
                       JOIN training_plans_monthlyreport report ON report.id = line.report_id
                       JOIN trainees_trainee person ON person.id = line.trainee_id
                      WHERE line.{OF_THE_HOST} AND month = '2025-05-01'""",
    },
    "fee_ledger": {
        "rows": f"""SELECT collected_on, company.name, amount, actual_cost, fee.people
                      FROM training_plans_supervisionfee fee
                      JOIN companies_company company ON company.id = fee.company_id
                     WHERE collected_on {YEAR} ORDER BY collected_on, fee.id""",
        "sums": f"""SELECT kind, sum(amount), sum(actual_cost),
                           floor(sum(amount) * 1.0 / sum(people) + 0.5)
                      FROM training_plans_supervisionfee WHERE collected_on {YEAR}
                     GROUP BY kind""",
    },
}
CASES = [(slug, key) for slug, boxes in COUNTED.items() for key in boxes]


@pytest.mark.parametrize(("slug", "key"), CASES, ids=str)
def test_a_box_says_what_its_rows_come_to(slug, key, rows):
    crowd(rows)
    form = form_of(slug)
    keys = {"company": rows["company"].pk, "person": rows["trainee"].pk, "audit": rows["audit"].pk,
            "plan": rows["training-plan"].pk}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(COUNTED[slug][key], keys)
        counted = [_known(line) for line in cursor.fetchall()]
    said = filled(form, rows[form.noun], DAYS[form.period]).values[key]
    lines = [map(_read, line) for line in said] if isinstance(said, list) else [[_read(said)]]
    assert [line for line in map(_known, lines) if any(line)] == counted


def _known(line):
    """The days and numbers of a line, without its words."""
    return [one if isinstance(one, date) else float(one) for one in line
            if one is not None and not isinstance(one, str)]  # fmt: skip


READINGS = (
    (r"令和(\d+)年(\d+)月(\d+)日", lambda year, month, day: date(2018 + year, month, day)),
    (r"令和(\d+)年(\d+)月", lambda year, month: date(2018 + year, month, 1)),
    (r"(\d+)時間(\d+)分", lambda hours, minutes: 60 * hours + minutes),
    (r"(\d+)時間", lambda hours: 60 * hours),
    (r"(\d+)\.(\d)％", lambda whole, tenths: whole + tenths / 10),
    (r"(\d+)円?", int),
)


def _read(cell):
    """What a cell of the paper says: a day, or a number (of minutes, yen, percent); else itself."""
    for pattern, read in READINGS:
        if found := re.fullmatch(pattern, cell.replace(",", "")):
            return read(*map(int, found.groups()))
    return cell
