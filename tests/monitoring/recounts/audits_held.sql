SELECT organization_id, '', sum(carried_out::int) FROM training_plans_audit, year
 WHERE held_on <@ days GROUP BY 1 HAVING bool_or(carried_out)
