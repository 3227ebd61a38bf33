-- 1 agriculture and forestry, 2 fishery, 4 food manufacturing
SELECT organization_id, '',
       count(*) FILTER (WHERE id IN (SELECT trainee_id FROM field_of WHERE field ~ '^[124]$')),
       count(*)
  FROM in_japan GROUP BY 1
