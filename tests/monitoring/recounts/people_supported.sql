-- Households are put together by bringing founders of running ventures under one roof: each begins
-- under a roof of their own, and again and again all who live together go under the first of theirs.
WITH RECURSIVE tellers AS (
    SELECT whole, f.trainee_id AS who, f.shares_household AS lodges, n.people AS told, r.id,
           coalesce(n.grade, (SELECT min(grade) FROM shown WHERE venture_id = f.venture_id), 'D')
           AS grade,
           row_number() OVER (PARTITION BY whole, f.shares_household
                              ORDER BY coalesce(n.people, -1) DESC, f.trainee_id) AS nr
      FROM founding f JOIN running r ON r.id = f.venture_id LEFT JOIN numbers n ON n.founder_id = f.id),
-- under one roof in a venture: all who lodge, and the householder who told the largest number
together AS (
    SELECT whole, array_agg(who) AS people FROM tellers
     WHERE lodges OR nr = 1 GROUP BY whole HAVING bool_or(lodges)),
rounds AS (
    SELECT 0 AS round, array_agg(DISTINCT who) AS people, array_agg(DISTINCT who) AS roofs FROM tellers
    UNION ALL
    SELECT round + 1, people, ARRAY(
               SELECT least(roof, min(theirs.first))
                 FROM unnest(people, roofs) WITH ORDINALITY AS one (who, roof, place)
                 LEFT JOIN LATERAL (
                      SELECT min(other.roof) AS first FROM together t
                        JOIN unnest(rounds.people, rounds.roofs) AS other (who, roof)
                          ON other.who = ANY (t.people)
                       WHERE one.who = ANY (t.people)) AS theirs ON true
                GROUP BY place, roof ORDER BY place)
      FROM rounds WHERE round < 4),
roofs AS (
    SELECT one.who, one.roof FROM rounds, unnest(people, roofs) AS one (who, roof) WHERE round = 4),
-- the householder's word before that of lodgers, the larger number first; nobody told: one person
households AS (
    SELECT (array_agg(whole ORDER BY best))[1] AS whole, min(least(told, 6)) AS people,
           (array_agg(grade ORDER BY best))[1] AS grade
      FROM (SELECT roof, whole, coalesce(told, 1) AS told, grade,
                   row_number() OVER (PARTITION BY roof ORDER BY CASE WHEN told IS NULL THEN 2
                                      WHEN lodges THEN 1 ELSE 0 END, lodges, told DESC, grade, id)
                   AS best
              FROM tellers JOIN roofs USING (who)) AS by_word
     WHERE best = 1 GROUP BY roof),
others AS (
    SELECT DISTINCT ON (whole, kind) whole, kind, people, grade
      FROM running r JOIN numbers n ON n.venture_id = r.id WHERE kind <> 'household'
     ORDER BY whole, kind, people DESC, grade),
rules (tier, kind, low, high, worst, cap) AS (VALUES
    ('workers', 'full_time', 1.0, 1.0, 'B', 250), ('workers', 'part_time', 0.5, 1, 'B', 250),
    ('workers', 'seasonal', 0, 0.5, 'B', 250),
    ('theirs', 'full_time', 1, 3, 'B', 500), ('theirs', 'part_time', 0, 1.5, 'B', 500),
    ('apprentices', 'apprentice', 1, 1, 'B', 50), ('suppliers', 'supplier', 0.5, 1, 'B', 100)),
-- what each gives, the best evidence first, up to the cap
reached AS (
    SELECT whole, tier, grade, worst, kind, cap, people * low AS low, people * high AS high,
           coalesce(sum(people * low) OVER before, 0) AS low_before,
           coalesce(sum(people * high) OVER before, 0) AS high_before
      FROM others JOIN rules USING (kind)
    WINDOW before AS (PARTITION BY whole, tier ORDER BY grade, kind
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
tiers AS (
    SELECT whole, 'household' AS tier, grade, people AS high,
           CASE WHEN grade <= 'C' THEN people ELSE 0 END AS low FROM households
    UNION ALL
    SELECT whole, tier, grade, greatest(least(high, cap - high_before), 0),
           CASE WHEN grade <= worst THEN greatest(least(low, cap - low_before), 0) ELSE 0 END
      FROM reached),
-- whole people: at least rounded down, at most rounded up
whole_people AS (
    SELECT organization_id, grade, floor(sum(low)) AS low, ceil(sum(high)) AS high
      FROM tiers JOIN counting USING (whole) GROUP BY organization_id, whole, tier, grade)
SELECT organization_id, 'at_least', grade, sum(low) FROM whole_people GROUP BY 1, 3
HAVING sum(low) > 0
UNION ALL
SELECT organization_id, 'up_to', grade, sum(high - low) FROM whole_people GROUP BY 1, 3
HAVING sum(high - low) > 0
