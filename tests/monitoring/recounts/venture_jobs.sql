-- told by several organizations of one venture: the largest number
WITH most AS (
    SELECT whole, kind, max(people) AS people
      FROM running JOIN numbers ON venture_id = running.id
     WHERE kind IN ('full_time', 'part_time', 'seasonal') GROUP BY 1, 2)
SELECT organization_id, kind, sum(people)
  FROM most JOIN counting USING (whole) WHERE people > 0 GROUP BY 1, 2
