SELECT organization_id, coalesce(prefecture, ''), coalesce(field, ''), count(*)
  FROM in_japan t
  LEFT JOIN placed ON placed.trainee_id = t.id
  LEFT JOIN field_of ON field_of.trainee_id = t.id GROUP BY 1, 2, 3
