SELECT organization_id, topic,
       count(*) FILTER (
           WHERE EXISTS (SELECT FROM training_plans_correctionstep s
                          WHERE s.correction_id = c.id AND kind = 'answered'
                            AND at < (due_on + 1)::timestamp AT TIME ZONE 'Asia/Tokyo')),
       count(*)
  FROM training_plans_correction c, passed, asked
 WHERE due_on <@ days AND found_on <= day GROUP BY 1, 2
