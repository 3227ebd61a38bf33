SELECT organization_id, way, count(*) FROM told WHERE nr = 1 GROUP BY 1, 2
