WITH tried AS (
    SELECT invitation_id, way, outcome, at, id FROM followup_attempt, asked
     WHERE timezone('Asia/Tokyo', at)::date <= day)
SELECT organization_id,
       CASE WHEN is_answered THEN 'answered' WHEN is_opened THEN 'opened'
            WHEN EXISTS (SELECT FROM tried WHERE invitation_id = i.id
                            AND outcome IN ('sent', 'spoken', 'refused')) THEN 'reached'
            ELSE 'asked' END,
       coalesce((SELECT way FROM tried WHERE invitation_id = i.id ORDER BY at DESC, tried.id DESC
                  LIMIT 1), 'none'),
       count(*)
  FROM invited i GROUP BY 1, 2, 3
