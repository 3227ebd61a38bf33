SELECT organization_id, nationality, field || ':' || way, count(*)
  FROM told WHERE nr = 1 GROUP BY 1, 2, 3
