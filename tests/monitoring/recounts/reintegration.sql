WITH scored AS (
    SELECT DISTINCT ON (trainee_id) organization_id,
           round((economic + social + psychosocial)::numeric / 3) AS points
      FROM told WHERE num_nulls(economic, social, psychosocial) = 0 ORDER BY trainee_id, nr)
SELECT organization_id, '', sum(points), count(*), sum(points * points) FROM scored GROUP BY 1
