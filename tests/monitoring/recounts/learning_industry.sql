-- 3 construction, 5 textile and apparel, 6 machinery and metal
SELECT organization_id, '',
       count(*) FILTER (WHERE id IN (SELECT trainee_id FROM field_of WHERE field ~ '^[356]$')),
       count(*)
  FROM in_japan GROUP BY 1
