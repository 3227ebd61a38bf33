SELECT organization_id, kind, count(*) FROM gone, year WHERE days @> on_day GROUP BY 1, 2
