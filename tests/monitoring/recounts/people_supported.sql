WITH households AS (
    -- each founder once; those who live with another one are in that household
    SELECT DISTINCT ON (f.trainee_id) whole, f.trainee_id,
           least(coalesce(n.people, 1), 6) AS people,
           coalesce(n.grade, (SELECT min(grade) FROM shown WHERE venture_id = f.venture_id), 'D')
           AS grade
      FROM founding f
      JOIN running r ON r.id = f.venture_id
      LEFT JOIN numbers n ON n.founder_id = f.id
     WHERE NOT (f.shares_household AND EXISTS (
               SELECT FROM founding o JOIN numbers h ON h.founder_id = o.id
                WHERE o.venture_id = f.venture_id AND NOT o.shares_household))
     ORDER BY f.trainee_id, n.people DESC NULLS LAST, grade, r.id),
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
