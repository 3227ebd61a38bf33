WITH either AS (
    SELECT organization_id, age(day, entered_on) AS stay, 0 AS missing FROM in_japan, asked
    UNION ALL
    SELECT g.organization_id, age(on_day, entered_on), 1
      FROM gone g JOIN trainees_trainee t ON t.id = trainee_id, year
     WHERE kind = 'absconded' AND days @> on_day)
SELECT organization_id, (extract(year FROM stay) + 1)::text, sum(missing), count(*)
  FROM either GROUP BY 1, 2
