SELECT organization_id, date_part('year', on_day)::text, count(*)
  FROM gone WHERE kind = 'returned' GROUP BY 1, 2
