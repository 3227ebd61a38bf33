SELECT organization_id,
       coalesce((SELECT max(stage)::text FROM training_plans_trainingplan p, asked
                  WHERE p.trainee_id = t.id AND accredited_on <= day
                    AND daterange(starts_on, coalesce(ended_on, ends_on), '[]') @> day), '0'),
       count(*)
  FROM in_japan t GROUP BY 1, 2
