"""How many people ventures support: one statement, for a page and for the figures alike.

Nobody types the total. It is built from the tiers of data/support_tiers.csv: newest number of each
kind, only with evidence in force, less those who are counted elsewhere, times what the tier gives
at least and at most, up to its cap. The lower end takes only evidence that is good enough.
"""

from dataclasses import dataclass

from django.db import connection

from followup.agreed import AGREED
from followup.models import VentureStage
from followup.tiers import tiers, tiers_as_values
from titp.monitoring.days import day_of

RUNNING = ", ".join(f"'{stage}'" for stage in VentureStage.RUNNING)


def ventures(agreed_only=False):
    """CTEs `placed` (ventures with a stage and `one`, the key of joint rows), `founder`, `lead`.

    `lead`: each venture once, under the first organization that told of it.
    """
    agreed = f"""AND EXISTS (
        SELECT FROM {AGREED}
         WHERE agreed.organization_id = f.organization_id AND agreed.trainee_id = f.trainee_id)
    """ if agreed_only else ""  # fmt: skip
    with_founder = (
        "AND EXISTS (SELECT FROM founder f WHERE f.organization_id = v.organization_id"
        " AND f.venture_id = v.id)"
    )
    return f"""
    founder AS (
        SELECT f.organization_id, f.id, f.venture_id, f.trainee_id, f.shares_household
          FROM followup_founder f
          LEFT JOIN followup_claimsettlement s
                 ON s.organization_id = f.organization_id AND s.founder_id = f.id
         WHERE f.since <= %(on)s AND (f.until IS NULL OR f.until >= %(on)s)
           AND (NOT f.is_disputed OR s.outcome = 'founder' AND s.settled_on <= %(on)s) {agreed}
    ), stage AS (
        SELECT DISTINCT ON (s.organization_id, s.venture_id)
               s.organization_id, s.venture_id, s.stage
          FROM followup_venturestage s WHERE s."on" <= %(on)s
         ORDER BY s.organization_id, s.venture_id, s."on" DESC, s.id DESC
    ), placed AS (
        SELECT v.organization_id, v.id, v.at, v.sector, v.country,
               coalesce(s.stage, 'idea') AS stage,
               coalesce(v.joint_id::text, 'venture ' || v.id) AS one
          FROM followup_venture v
          LEFT JOIN stage s ON s.organization_id = v.organization_id AND s.venture_id = v.id
         WHERE {day_of("v.at")} <= %(on)s {with_founder if agreed_only else ""}
    ), lead AS (
        SELECT DISTINCT ON (one) * FROM placed ORDER BY one, at, id
    )"""


def graded():
    """CTE `graded`: evidence that holds on the day, with the grade that a check left it."""
    return f"""
    graded AS (
        SELECT e.organization_id, e.id, e.venture_id, coalesce(c.grade, e.grade) AS grade
          FROM followup_evidence e
          LEFT JOIN LATERAL (
              SELECT c.verdict, c.grade FROM followup_drawnevidence d
                JOIN followup_evidencecheck c
                  ON c.organization_id = d.organization_id AND c.drawn_id = d.id
               WHERE d.organization_id = e.organization_id AND d.evidence_id = e.id
                 AND {day_of("c.at")} <= %(on)s
               ORDER BY c.id DESC LIMIT 1) AS c ON true
         WHERE e.seen_on <= %(on)s AND e.expires_on >= %(on)s
           AND c.verdict IS DISTINCT FROM 'wrong'
    )"""


def told():
    """CTE `told`: the newest number of each kind of a venture, of households for each founder."""
    return """
    told AS (
        SELECT DISTINCT ON (c.organization_id, c.venture_id, c.kind, c.founder_id)
               c.*, c.people - c.counted_elsewhere AS own
          FROM followup_venturecount c WHERE c.as_of <= %(on)s
         ORDER BY c.organization_id, c.venture_id, c.kind, c.founder_id, c.as_of DESC, c.id DESC
    )"""


def households():
    """CTE `household`: each household of founders once, under the venture that its number is of.

    Whoever says so lives with a founder of the same venture, also of one that several organizations
    tell of: with the one who does not say so and has the largest number. Those who live together in
    one venture do so in every other. The number of whose household it is counts before what those
    told who live there; without any number it is one person.
    """
    return """
    member AS (
        SELECT r.one, r.id AS venture_id, f.trainee_id AS person, f.shares_household, n.own,
               coalesce(n.grade, (SELECT min(b.grade) FROM graded b
                                   WHERE b.organization_id = r.organization_id
                                     AND b.venture_id = r.id), 'D') AS grade
          FROM founder f
          JOIN running r ON r.organization_id = f.organization_id AND r.id = f.venture_id
          LEFT JOIN told_household n
                 ON n.organization_id = f.organization_id AND n.founder_id = f.id
    ), host AS (
        SELECT DISTINCT ON (one) one, person FROM member
         ORDER BY one, shares_household, own DESC NULLS LAST, person
    ), beside AS (
        SELECT m.person, h.person AS other FROM member m JOIN host h USING (one)
         WHERE m.shares_household
    ), reached (person, other) AS (
        SELECT person, person FROM member
        UNION
        SELECT r.person, CASE r.other WHEN b.person THEN b.other ELSE b.person END
          FROM reached r JOIN beside b ON r.other IN (b.person, b.other)
    ), home AS (
        SELECT person, min(other) AS home FROM reached GROUP BY person
    ), household AS (
        SELECT DISTINCT ON (home) one, 'household' AS kind, coalesce(own, 1) AS people, grade
          FROM member JOIN home USING (person)
         ORDER BY home, own IS NULL, shares_household, own DESC, grade, venture_id
    )"""


def statement(agreed_only=False):
    """organization_id, one, venture_id, tier, grade, people, low, high of all running ventures."""
    return f"""
    WITH RECURSIVE tier (tier, kind, low, high, low_needs, cap) AS (VALUES {tiers_as_values()}),
    {ventures(agreed_only)}, {graded()}, {told()},
    running AS (SELECT * FROM placed WHERE stage IN ({RUNNING})),
    told_household AS (
        SELECT t.organization_id, t.venture_id, t.founder_id, t.own, g.grade
          FROM told t
          JOIN graded g ON g.organization_id = t.organization_id AND g.id = t.evidence_id
         WHERE t.founder_id IS NOT NULL
    ), {households()}, others AS (
        -- told by several organizations of one venture: the largest number, not the sum
        SELECT DISTINCT ON (r.one, t.kind) r.one, t.kind, t.own AS people, g.grade
          FROM told t
          JOIN running r ON r.organization_id = t.organization_id AND r.id = t.venture_id
          JOIN graded g ON g.organization_id = t.organization_id AND g.id = t.evidence_id
         WHERE t.kind <> 'household' ORDER BY r.one, t.kind, t.own DESC, g.grade
    ), weighed AS (
        SELECT h.one, t.tier, h.grade, h.people, t.low_needs,
               least(h.people, t.cap) * t.low AS low, least(h.people, t.cap) * t.high AS high
          FROM household h JOIN tier t USING (kind)
        UNION ALL
        -- the best evidence is counted first up to the cap of a tier
        SELECT one, tier, grade, people, low_needs,
               least(low_sum, cap) - least(low_sum - low, cap),
               least(high_sum, cap) - least(high_sum - high, cap)
          FROM (SELECT o.one, t.tier, o.grade, o.people, t.low_needs, t.cap,
                       o.people * t.low AS low, o.people * t.high AS high,
                       sum(o.people * t.low) OVER in_order AS low_sum,
                       sum(o.people * t.high) OVER in_order AS high_sum
                  FROM others o JOIN tier t USING (kind)
                WINDOW in_order AS (PARTITION BY o.one, t.tier ORDER BY o.grade, o.kind)) AS summed
    )
    SELECT l.organization_id, w.one, l.id AS venture_id, w.tier, w.grade,
           sum(w.people)::int AS people,
           floor(coalesce(sum(w.low) FILTER (WHERE w.grade <= w.low_needs), 0))::int AS low,
           ceil(sum(w.high))::int AS high
      FROM weighed w JOIN lead l USING (one)
     GROUP BY 1, 2, 3, 4, 5
    """


@dataclass(frozen=True)
class Line:
    """What one tier gives: of how many people, at least and at most so many supported."""

    tier: object
    people: int
    low: int
    high: int


@dataclass(frozen=True)
class Supported:
    """People supported as a range, by tiers, with the mix of evidence behind the upper end."""

    lines: list
    mix: list  # (grade, people at most, per cent)
    low: int
    high: int


def supported(on, venture=None):
    """Of one venture, or of all of the organization that we act for."""
    query = f"SELECT tier, grade, people, low, high FROM ({statement()}) AS all_of_them"
    values = {"on": on}
    if venture is not None:
        query += " WHERE venture_id = %(venture)s"
        values["venture"] = venture.pk
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return summed(cursor.fetchall())


def summed(rows):
    """From rows of tier, grade, people, low, high."""
    lines = [
        Line(tier, *(sum(row[at] for row in rows if row[0] == tier.slug) for at in (2, 3, 4)))
        for tier in tiers()
    ]
    high = sum(line.high for line in lines)
    by_grade = [(g, sum(row[4] for row in rows if row[1] == g)) for g in "ABCD"]
    mix = [(g, n, round(100 * n / high) if high else 0) for g, n in by_grade]
    return Supported(lines, mix, sum(line.low for line in lines), high)


def not_counted(on, venture=None):
    """[(venture_id, name, kind, people, why)] of newest numbers without evidence in force.

    `why`: "none" (no evidence), "expired", or "wrong" (a check found that it does not hold).
    """
    query = f"""
    WITH {ventures()}, {graded()}, {told()}
    SELECT t.venture_id, v.name, t.kind, t.own,
           CASE WHEN t.evidence_id IS NULL THEN 'none'
                WHEN e.expires_on < %(on)s THEN 'expired' ELSE 'wrong' END
      FROM told t
      JOIN placed p ON p.id = t.venture_id AND p.organization_id = t.organization_id
      JOIN followup_venture v ON v.id = t.venture_id AND v.organization_id = t.organization_id
      LEFT JOIN followup_evidence e
             ON e.id = t.evidence_id AND e.organization_id = t.organization_id
     WHERE p.stage IN ({RUNNING}) AND t.own > 0
       AND NOT EXISTS (SELECT FROM graded g WHERE g.organization_id = t.organization_id
                          AND g.id = t.evidence_id)
    """
    values = {"on": on}
    if venture is not None:
        query += " AND t.venture_id = %(venture)s"
        values["venture"] = venture.pk
    query += " ORDER BY t.own DESC, v.name_key, t.kind"
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
