SELECT organization_id, stage, country, count(*) FROM counting GROUP BY 1, 2, 3
