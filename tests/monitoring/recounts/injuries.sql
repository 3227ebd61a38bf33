SELECT organization_id, coalesce(field, ''), count(*) FILTER (WHERE incident = 'injury'), count(*)
  FROM months m LEFT JOIN field_of f ON f.trainee_id = m.trainee_id GROUP BY 1, 2
