SELECT organization_id, concat_ws(' ', grade, outcome), count(*)
  FROM training_plans_skilltest, year, asked
 WHERE outcome > '' AND sat_on <@ days AND coalesce(result_on <= day, true) GROUP BY 1, 2
