SELECT organization_id,
       CASE WHEN day < due_on + interval '1 month' THEN '0'
            WHEN day < due_on + interval '2 months' THEN '1'
            WHEN day < due_on + interval '3 months' THEN '2'
            WHEN day < due_on + interval '6 months' THEN '3' ELSE '6' END,
       count(*) - count(*) FILTER (WHERE submitted_on <= day), count(*)
  FROM reports, asked GROUP BY 1, 2
