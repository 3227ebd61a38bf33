SELECT organization_id, coalesce(earnings::text, 'not_said'), count(*)
  FROM told WHERE nr = 1 GROUP BY 1, 2
