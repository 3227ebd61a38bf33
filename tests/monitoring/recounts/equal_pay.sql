SELECT organization_id, '',
       count(*) FILTER (WHERE id IN (SELECT plan_id FROM training_plans_planpay
                                      WHERE amount >= compared_amount)), count(*)
  FROM begun GROUP BY 1
