WITH tried AS (
    SELECT l.asking, a.way, a.outcome,
           row_number() OVER (PARTITION BY l.asking ORDER BY a.at DESC, a.id DESC) AS from_the_last
      FROM followup_attempt a JOIN links l ON l.id = a.invitation_id, asked
     WHERE timezone('Asia/Tokyo', a.at)::date <= day)
SELECT organization_id,
       CASE WHEN is_answered THEN 'answered' WHEN is_opened THEN 'opened'
            WHEN i.id IN (SELECT asking FROM tried WHERE outcome IN ('sent', 'spoken', 'refused'))
            THEN 'reached' ELSE 'asked' END,
       coalesce(last.way, 'none'), count(*)
  FROM invited i LEFT JOIN tried last ON last.asking = i.id AND from_the_last = 1 GROUP BY 1, 2, 3
