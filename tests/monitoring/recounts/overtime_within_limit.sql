SELECT organization_id, '', count(*) - count(*) FILTER (WHERE overtime_minutes / 60.0 > 45)
                            - count(*) FILTER (WHERE overtime_minutes IS NULL), count(*)
  FROM months GROUP BY 1
