SELECT organization_id, sector, count(*) FROM counting GROUP BY 1, 2
