-- 3: often, 4: every day; of each the newest answer to this question
SELECT organization_id, '', count(*) FILTER (WHERE used IN (3, 4)), count(*)
  FROM (SELECT organization_id,
               (array_agg(skills_used ORDER BY nr) FILTER (WHERE skills_used >= 0))[1] AS used
          FROM told GROUP BY organization_id, trainee_id) AS answered
 WHERE used IS NOT NULL GROUP BY 1
