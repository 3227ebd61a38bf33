SELECT c.organization_id, goal::text, count(DISTINCT whole)
  FROM followup_venturegoal g JOIN ventures v ON v.id = g.venture_id
  JOIN counting c USING (whole), asked
 WHERE timezone('Asia/Tokyo', g.at)::date <= day GROUP BY 1, 2
