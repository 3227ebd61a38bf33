SELECT organization_id, nationality, count(*) FROM trainees_trainee
 WHERE id IN (SELECT trainee_id FROM founding JOIN running ON running.id = venture_id)
 GROUP BY 1, 2
