SELECT organization_id, nationality, count(*) FROM in_japan GROUP BY 1, 2
